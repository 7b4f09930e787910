import type { Text } from '#ui/i18n/language.ts'
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
  guangdong: { 'zh-Hans': '在广东', 'zh-Hant': '在廣東', en: 'In Guangdong', pt: 'Em Guangdong' },
  across: {
    'zh-Hans': '在香港、澳门',
    'zh-Hant': '在香港、澳門',
    en: 'In Hong Kong and Macao',
    pt: 'Em Hong Kong e Macau',
  },
  by: {
    'zh-Hans': '靠卡的哪一样',
    'zh-Hant': '所用功能',
    en: 'By which part',
    pt: 'Por que função',
  },
  bankPart: {
    'zh-Hans': '银行功能',
    'zh-Hant': '銀行功能',
    en: 'the bank account',
    pt: 'a conta bancária',
  },
  ridePart: {
    'zh-Hans': '交通功能（要先开通）',
    'zh-Hant': '交通功能（須先開通）',
    en: 'the travel purse, once it is opened',
    pt: 'o saldo de transporte, depois de aberto',
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
    'zh-Hans': '收不收费、一天最多多少，由发卡银行公布，出境以前先问银行。',
    'zh-Hant': '收費與每日限額由發卡銀行公佈，離境前請先向銀行查詢。',
    en: 'Fees and daily limits are published by the bank of the card: ask it before you travel.',
    pt: 'As taxas e os limites são publicados pelo banco: pergunte antes de viajar.',
  },
  loss: {
    'zh-Hans': '卡丢了，社保和银行两样都要停。在这里报失，系统会替您请银行停用。',
    'zh-Hant': '遺失卡時，社保與銀行兩項功能均須停用。在此報失，系統會代您請銀行停用。',
    en: 'A lost card is stopped on both sides: report it here and the bank is asked for you.',
    pt: 'Um cartão perdido pára dos dois lados: comunique aqui e o banco é avisado por si.',
  },
  open: {
    'zh-Hans': '香港、澳门的说明是通行做法，待合作银行和营运机构逐项确认。',
    'zh-Hant': '香港、澳門的說明為通行做法，有待合作銀行及營運機構逐項確認。',
    en: 'What is said of Hong Kong and Macao is common practice, to be confirmed by each bank.',
    pt: 'O que se diz de Hong Kong e Macau é a prática comum, a confirmar por cada banco.',
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

type Where = 'guangdong' | 'across'

const text = (hans: string, hant: string, en: string, pt: string): Text => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

const MACHINES_ABROAD = text(
  '和卡面标识相同的柜员机，取当地货币，按银行额度',
  '與卡面標誌相同的櫃員機，提取當地貨幣，按銀行限額',
  'cash machines with the mark on your card, in local money, up to the limit of the bank',
  'caixas automáticas com a marca do cartão, em moeda local, até ao limite do banco',
)
const SHOPS_ABROAD = text(
  '贴有和卡面相同标识的商户',
  '貼有與卡面相同標誌的商戶',
  'shops that show the mark on your card',
  'lojas com a marca do cartão',
)
const BALANCE_ABROAD = text(
  '柜员机、手机银行',
  '櫃員機、手機銀行',
  'cash machines and the app of the bank',
  'caixas automáticas e aplicação do banco',
)
const REMITTANCE = text(
  '由发卡银行按外汇规定办跨境汇款',
  '由發卡銀行按外匯規定辦理跨境匯款',
  'the bank remits abroad under the exchange rules',
  'o banco faz transferências segundo as regras cambiais',
)
const NOT_THERE = text('没有', '沒有', 'not there', 'não há')
const OPERATOR_SAYS = text(
  '以营运机构公布的线路为准',
  '以營運機構公佈的路線為準',
  'on lines that their operators name',
  'nas linhas que os operadores indicam',
)

/** 能做什么: by the bank account or the travel purse of the card, and where. */
export const CARD_MONEY: readonly {
  readonly what: Text
  readonly by: 'bankPart' | 'ridePart'
  readonly where: Readonly<Record<Where, Text>>
}[] = [
  {
    what: text('存钱、取钱', '存款、提款', 'Cash in and out', 'Depósitos e levantamentos'),
    by: 'bankPart',
    where: {
      guangdong: text(
        '发卡银行的网点和柜员机',
        '發卡銀行的分行及櫃員機',
        'branches and machines of the bank',
        'balcões e caixas do banco',
      ),
      across: MACHINES_ABROAD,
    },
  },
  {
    what: text('转账', '轉賬', 'Transfers', 'Transferências'),
    by: 'bankPart',
    where: {
      guangdong: text(
        '网点、柜员机、手机银行',
        '分行、櫃員機、手機銀行',
        'branches, machines and the app',
        'balcões, caixas e aplicação',
      ),
      across: REMITTANCE,
    },
  },
  {
    what: text('买东西', '購物', 'Paying in shops', 'Pagar em lojas'),
    by: 'bankPart',
    where: {
      guangdong: text(
        '能刷银行卡的商户',
        '接受銀行卡的商戶',
        'shops that take cards',
        'lojas com cartão',
      ),
      across: SHOPS_ABROAD,
    },
  },
  {
    what: text('缴费、代扣', '繳費、自動轉賬', 'Bills by direct debit', 'Débitos directos'),
    by: 'bankPart',
    where: {
      guangdong: text(
        '和发卡银行签约',
        '與發卡銀行簽約',
        'by agreement with the bank',
        'por acordo com o banco',
      ),
      across: NOT_THERE,
    },
  },
  {
    what: text('查余额', '查詢結餘', 'Asking for the balance', 'Consultar o saldo'),
    by: 'bankPart',
    where: {
      guangdong: text(
        '网点、柜员机、手机银行',
        '分行、櫃員機、手機銀行',
        'branches, machines and the app',
        'balcões, caixas e aplicação',
      ),
      across: BALANCE_ABROAD,
    },
  },
  {
    what: text('坐车', '乘車', 'Riding', 'Transportes'),
    by: 'ridePart',
    where: {
      guangdong: text(
        '公交、地铁、轮渡的闸机',
        '巴士、地鐵、渡輪的閘機',
        'gates of buses, metro and ferries',
        'validadores de autocarro, metro e ferry',
      ),
      across: OPERATOR_SAYS,
    },
  },
]
