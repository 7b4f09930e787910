import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

export const helpMessages = defineMessages({
  title: text('帮助', '幫助', 'Help', 'Ajuda'),
  lead: text(
    '办不下去的时候，打 12333，有人接听。',
    '遇上困難時，請致電 12333，有專人接聽。',
    'If you are stuck, call 12333: somebody answers.',
    'Se tiver dificuldades, ligue 12333: alguém atende.',
  ),
  lost: text('卡丢了怎么办', '遺失了卡怎麼辦', 'I lost my card', 'Perdi o cartão'),
  lostText: text(
    '先停用，再慢慢找。登录后点“卡丢了”，或者打 12333 报失。找到了可以恢复，找不到就到任何服务网点补一张。',
    '先停用，再慢慢找。登入後選「卡遺失了」，或致電 12333 報失。尋回可恢復，找不到可到任何服務網點補領。',
    'Stop it first, then look for it. Sign in and choose “I lost my card”, or call 12333. ' +
      'Undo it if you find the card; if not, any service point replaces it.',
    'Bloqueie primeiro, procure depois. Entre e escolha «Perdi o cartão» ou ligue 12333. ' +
      'Se o encontrar, anula; se não, qualquer balcão o substitui.',
  ),
  lostLink: text('现在停用', '立即停用', 'Stop it now', 'Bloquear já'),
  guide: text('想办事，先看这里', '辦事前請先看', 'Before you set out', 'Antes de sair de casa'),
  guideText: text(
    '每件事能不能办、带什么、多久、多少钱、去哪里，办事指南里都有。',
    '每件事能否辦理、帶甚麼、需時多久、費用多少、去哪裏，辦事指南均有列明。',
    'The guide says of each matter: can I, what do I bring, how long, what does it cost, where.',
    'O guia diz de cada assunto: posso, o que levo, quanto demora, quanto custa, onde.',
  ),
  guideLink: text('看办事指南', '查看辦事指南', 'See the guide', 'Ver o guia'),
  show: text('怎么出示', '如何出示', 'How to show the card', 'Como mostrar o cartão'),
  showText: text(
    '插卡、刷卡、扫身份码都行。每件事收哪一种，应用目录里写着。身份码一分钟换一次，不要截图发给别人。',
    '插卡、拍卡、掃身份碼均可。各事項接受哪一種，應用目錄均有列明。身份碼每分鐘更換，切勿截圖發給他人。',
    'Insert it, tap it, or scan the code on your phone; the catalogue says what is accepted. ' +
      'The code changes every minute: never send a picture of it.',
    'Insira, encoste ou leia o código no telemóvel. O catálogo diz o que cada caso aceita. ' +
      'O código muda a cada minuto: nunca envie uma imagem dele.',
  ),
  showLink: text('看应用目录', '查看應用目錄', 'See the catalogue', 'Ver o catálogo'),
  noPhone: text('没有手机', '沒有手機', 'Without a phone', 'Sem telemóvel'),
  noPhoneText: text(
    '什么都能办。带卡到服务网点，或者打 12333；走不动的，有些网点可以上门。',
    '一切照辦。帶卡到服務網點，或致電 12333；行動不便者，部分網點提供上門服務。',
    'Everything still works. Take the card to a service point or call 12333; some come to you.',
    'Tudo se faz na mesma. Leve o cartão a um balcão ou ligue 12333; alguns vão a sua casa.',
  ),
  noPhoneLink: text('找服务网点', '尋找服務網點', 'Find a service point', 'Procurar um balcão'),
  hkmo: text(
    '港澳居民',
    '港澳居民',
    'Hong Kong and Macao residents',
    'Residentes de Hong Kong e Macau',
  ),
  hkmoText: text(
    '拿回乡证或港澳居民居住证就能申领，网上和窗口一样办，待遇和价格都一样。',
    '憑回鄉證或港澳居民居住證即可申領，網上和櫃枱一樣辦理，待遇和收費一視同仁。',
    'Apply with your Home Return Permit or residence permit, online or at a counter. ' +
      'Rights and prices are the same.',
    'Peça com o salvo-conduto ou a autorização de residência, em linha ou ao balcão. ' +
      'Direitos e preços são iguais.',
  ),
  hkmoLink: text(
    '找港澳服务点',
    '尋找港澳服務點',
    'Find a desk for you',
    'Procurar um balcão próprio',
  ),
  use: text('用卡指南', '用卡指南', 'How to use it', 'Como se usa'),
  useText: text(
    '坐车、看病、借书、领钱：能不能用、带什么、多久、多少钱、去哪里。',
    '乘車、看病、借書、領款：能否使用、帶甚麼、需時多久、費用多少、去哪裏。',
    'Buses, hospitals, libraries, payments: can I, what to bring, how long, what it costs, where.',
    'Transportes, hospitais, bibliotecas, pagamentos: se posso, o que levar, quanto custa, onde.',
  ),
  useLink: text('看用卡指南', '查看用卡指南', 'Guides', 'Guias'),
  announcements: text('公告和防骗', '公告及防騙', 'News and fraud', 'Avisos e burlas'),
  announcementsText: text(
    '服务有变动、出现新的骗术，都在公告里，不用登录。',
    '服務變動、新的騙術，均見於公告，毋須登入。',
    'Changes of service and new kinds of fraud are announced, without signing in.',
    'As alterações de serviços e as novas burlas são avisadas, sem iniciar sessão.',
  ),
  announcementsLink: text('看公告', '查看公告', 'Announcements', 'Avisos'),
  offers: text('不是政府的服务', '非政府服務', 'Services of others', 'Serviços de terceiros'),
  offersText: text(
    '企业和社会组织提供的便民服务另外列一页，和政府服务分开。',
    '企業和社會組織提供的便民服務另列一頁，與政府服務分開。',
    'What companies and associations offer stands on a page of its own.',
    'O que empresas e associações oferecem está numa página à parte.',
  ),
  offersLink: text(
    '看社会单位提供的服务',
    '查看社會機構的服務',
    'What others offer',
    'Ver ofertas',
  ),
  board: text('补贴给了谁', '補貼發給了誰', 'Who gets money', 'Quem recebe apoios'),
  boardText: text(
    '补贴发放前要公示。名单不对，谁都可以提异议，不用登录。',
    '補貼發放前須公示。名單有誤，任何人均可提出異議，毋須登入。',
    'Lists hang in public before money is paid. Anybody may object, without signing in.',
    'As listas são afixadas antes do pagamento. Todos podem reclamar, sem iniciar sessão.',
  ),
  boardLink: text('看补贴公示', '查看補貼公示', 'Public notices', 'Editais'),
  money: text('卡里的钱怎么用', '卡內款項怎樣用', 'Using the money', 'Usar o dinheiro'),
  moneyText: text(
    '存取、转账、消费，在香港、澳门怎么用，先要办好什么，都写在一页上。',
    '存取、轉賬、消費，在香港、澳門如何使用，須先辦妥什麼，均列於一頁。',
    'Cash, transfers, shops, Hong Kong and Macao, and what comes first, are on one page.',
    'Dinheiro, transferências, lojas, Hong Kong e Macau, e o que é preciso antes, numa página.',
  ),
  moneyLink: text(
    '看卡里的钱怎么用',
    '查看卡內款項怎樣用',
    'Using the money on the card',
    'Usar o dinheiro do cartão',
  ),
  see: text('看得清楚些', '看得更清楚', 'To see better', 'Para ver melhor'),
  seeText: text(
    '换长辈版，字大、按钮大；也可以换成高对比的颜色。',
    '轉用長者版，字大、按鈕大；亦可改用高對比顏色。',
    'Use the large and simple view, or colours with high contrast.',
    'Use o modo sénior ou cores de alto contraste.',
  ),
  seeLink: text('显示设置', '顯示設定', 'Display settings', 'Apresentação'),
})

export const complaintMessages = defineMessages({
  title: text('投诉举报', '投訴舉報', 'Complaints', 'Reclamações'),
  lead: text(
    '不用登录，不用留姓名，也能投诉。',
    '毋須登入或留下姓名，亦可投訴。',
    'You need not sign in or give your name.',
    'Não precisa de iniciar sessão nem de dar o nome.',
  ),
  phones: text('打电话', '致電', 'By phone', 'Por telefone'),
  hrss: text(
    '{phone} 人社服务热线：卡、待遇、网点的事',
    '{phone} 人社服務熱線：卡、待遇、網點事宜',
    '{phone} social security hotline: the card, benefits, service points',
    '{phone} linha da segurança social: cartão, prestações, balcões',
  ),
  city: text(
    '{phone} 政务服务热线：场所不让用卡、设施坏了',
    '{phone} 政務服務熱線：場所拒絕用卡、設施損壞',
    '{phone} government hotline: a place refuses the card, something is broken',
    '{phone} linha do governo: um local recusa o cartão, algo está avariado',
  ),
  notMe: text('不是您本人用的', '並非您本人使用', 'It was not you', 'Não foi o próprio'),
  notMeText: text(
    '在“谁查过我”里找到那一条，点“不是我”，监督部门会查清楚再答复您。',
    '在「誰查閱過我的資料」找到該記錄，選「不是我」，監督部門會查明並回覆您。',
    'Find the entry under “Who viewed my data” and choose “Not me”; it will be investigated.',
    'Procure em «Quem consultou os meus dados» e escolha «Não fui eu»; será investigado.',
  ),
  notMeLink: text('去看记录', '查看記錄', 'See the entries', 'Ver os registos'),
})
