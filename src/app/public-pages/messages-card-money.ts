import { defineMessages } from '#ui/i18n/messages.ts'

/** 卡里的钱怎么用 */
export const cardMoneyMessages = defineMessages({
  title: {
    'zh-Hans': '卡里的钱怎么用',
    'zh-Hant': '卡內款項怎樣用',
    en: 'Using the money on the card',
    pt: 'Usar o dinheiro do cartão',
  },
  lead: {
    'zh-Hans':
      '社会保障卡也是一张银行卡。账户激活以后，可以存取、转账、消费，也可以在香港、澳门用。',
    'zh-Hant': '社會保障卡亦是一張銀行卡。戶口啟用後，可存取、轉賬、消費，亦可在香港、澳門使用。',
    en: 'It is a bank card, too: with an active account it works here and across the border.',
    pt: 'É também um cartão bancário. Com a conta activa, serve aqui e além-fronteira.',
  },
  before: {
    'zh-Hans': '先要办好的',
    'zh-Hant': '使用前須辦妥',
    en: 'What comes first',
    pt: 'O que é preciso antes',
  },
  activate: {
    'zh-Hans': '拿到卡以后，带身份证件到开户银行激活账户。社保功能启用了，不等于账户激活了。',
    'zh-Hant': '取卡後，帶身份證件到開戶銀行啟用戶口。社保功能啟用，不等於戶口已啟用。',
    en: 'Have its bank activate the account. Enabling the card for services does not do it.',
    pt: 'Active a conta no banco. Activar o cartão para os serviços não basta.',
  },
  limits: {
    'zh-Hans':
      '收不收费、一天最多多少，由发卡银行公布，出境以前先问银行。在香港、澳门取出的是当地货币。',
    'zh-Hant': '收費與每日限額由發卡銀行公佈，離境前請先向銀行查詢。在香港、澳門提取的是當地貨幣。',
    en:
      'Fees and daily limits are published by the bank of the card: ask it before you travel. ' +
      'In Hong Kong and Macao you draw local money.',
    pt:
      'As taxas e os limites são publicados pelo banco: pergunte antes de viajar. Em Hong Kong e ' +
      'Macau levanta moeda local.',
  },
  loss: {
    'zh-Hans': '卡丢了，社保和银行两样都要停。在这里报失，系统会替您请银行停用。',
    'zh-Hant': '遺失卡時，社保與銀行兩項功能均須停用。在此報失，系統會代您請銀行停用。',
    en: 'A lost card is stopped on both sides: report it here and the bank is asked for you.',
    pt: 'Um cartão perdido pára dos dois lados: comunique aqui e o banco é avisado por si.',
  },
  open: {
    'zh-Hans': '下面是通行做法。每家银行做什么，由银行自己说明，请选您的银行。',
    'zh-Hant': '以下為通行做法。各銀行提供甚麼，由銀行自行說明，請選擇您的銀行。',
    en: 'This is common practice. What each bank does it says itself: choose yours.',
    pt: 'Esta é a prática comum. Cada banco diz o que faz: escolha o seu.',
  },
  confirmed: {
    'zh-Hans': '{bank}自己说明的，{date} 更新。',
    'zh-Hant': '由{bank}自行說明，{date} 更新。',
    en: 'As {bank} says itself, on {date}.',
    pt: 'Segundo o próprio banco ({bank}), em {date}.',
  },
  unconfirmed: {
    'zh-Hans': '{bank}还没有说明。下面是通行做法，去用以前先问银行。',
    'zh-Hant': '{bank}尚未說明。以下為通行做法，使用前請先向銀行查詢。',
    en: '{bank} has not said yet. This is common practice: ask the bank first.',
    pt: '{bank} ainda não o disse. Esta é a prática comum: pergunte antes ao banco.',
  },
  bank: { 'zh-Hans': '您的银行', 'zh-Hant': '您的銀行', en: 'Your bank', pt: 'O seu banco' },
  show: {
    'zh-Hans': '看这家银行',
    'zh-Hant': '查看此銀行',
    en: 'Show this bank',
    pt: 'Mostrar este banco',
  },
  all: {
    'zh-Hans': '通行做法',
    'zh-Hant': '通行做法',
    en: 'Common practice',
    pt: 'Prática comum',
  },
  said: {
    'zh-Hans': '{bank}（已说明）',
    'zh-Hant': '{bank}（已說明）',
    en: '{bank} (has said)',
    pt: '{bank} (disse-o)',
  },
  none: { 'zh-Hans': '没有', 'zh-Hant': '沒有', en: 'not there', pt: 'não há' },
  ride: { 'zh-Hans': '坐车', 'zh-Hant': '乘車', en: 'Riding', pt: 'Transportes' },
  rideHere: {
    'zh-Hans': '公交、地铁、轮渡的闸机，靠交通功能，要先开通',
    'zh-Hant': '巴士、地鐵、渡輪的閘機，憑交通功能，須先開通',
    en: 'gates of buses, metro and ferries, by the travel purse, once it is opened',
    pt: 'validadores de autocarro, metro e ferry, com o saldo de transporte aberto',
  },
  rideThere: {
    'zh-Hans': '以营运机构公布的线路为准',
    'zh-Hant': '以營運機構公佈的路線為準',
    en: 'on lines that their operators name',
    pt: 'nas linhas que os operadores indicam',
  },
  scenes: {
    'zh-Hans': '应用目录里的金融和跨境场景',
    'zh-Hant': '應用目錄內的金融及跨境場景',
    en: 'Scenes of money and of crossing the border',
    pt: 'Usos financeiros e transfronteiriços',
  },
  desks: {
    'zh-Hans': '港澳服务点在哪里',
    'zh-Hant': '港澳服務點地址',
    en: 'Desks for Hong Kong and Macao residents',
    pt: 'Balcões para residentes de Hong Kong e Macau',
  },
})
