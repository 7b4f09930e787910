import { defineMessages } from '#ui/i18n/messages.ts'

/** 我的卡, the first page of the resident portal. */
export const homeMessages = defineMessages({
  title: { 'zh-Hans': '我的卡', 'zh-Hant': '我的卡', en: 'My card', pt: 'O meu cartão' },
  cardOf: {
    'zh-Hans': '{name} 的卡',
    'zh-Hant': '{name} 的卡',
    en: 'The card of {name}',
    pt: 'O cartão de {name}',
  },
  hello: {
    'zh-Hans': '您好，{name}',
    'zh-Hant': '您好，{name}',
    en: 'Hello, {name}',
    pt: 'Olá, {name}',
  },
  showCode: {
    'zh-Hans': '出示身份码',
    'zh-Hant': '出示身份碼',
    en: 'Show my code',
    pt: 'Mostrar o meu código',
  },
  activateTitle: {
    'zh-Hans': '银行账户没有激活，收不到钱',
    'zh-Hant': '銀行戶口未啟用，收不到款項',
    en: 'The bank account is not activated: no money can arrive',
    pt: 'A conta bancária não está activada: não pode receber dinheiro',
  },
  activateText: {
    'zh-Hans': '带上卡和身份证件，到{bank}任何网点激活。',
    'zh-Hant': '帶同卡及身份證件，到{bank}任何網點啟用。',
    en: 'Take the card and your identity document to any branch of {bank}.',
    pt: 'Leve o cartão e o documento de identidade a qualquer balcão do {bank}.',
  },
  findBranch: {
    'zh-Hans': '找网点',
    'zh-Hant': '尋找網點',
    en: 'Find a branch',
    pt: 'Procurar balcão',
  },
  stoppedTitle: {
    'zh-Hans': '卡已停用',
    'zh-Hant': '卡已停用',
    en: 'The card is stopped',
    pt: 'O cartão está parado',
  },
  stoppedText: {
    'zh-Hans': '找到了就解挂；找不到就补领新卡。',
    'zh-Hant': '找到便解除報失；找不到便補領新卡。',
    en: 'Found it? Unblock it. If not, have it replaced.',
    pt: 'Encontrou-o? Desbloqueie-o. Se não, peça outro.',
  },
  restore: {
    'zh-Hans': '卡找到了',
    'zh-Hant': '找到卡了',
    en: 'I found my card',
    pt: 'Encontrei o cartão',
  },
  common: { 'zh-Hans': '常用', 'zh-Hant': '常用', en: 'What you can do', pt: 'O que pode fazer' },
  lost: { 'zh-Hans': '卡丢了', 'zh-Hant': '遺失卡', en: 'I lost my card', pt: 'Perdi o cartão' },
  lostText: { 'zh-Hans': '马上停用', 'zh-Hant': '立即停用', en: 'Stop it at once', pt: 'Parar já' },
  restoreText: {
    'zh-Hans': '解挂，马上恢复',
    'zh-Hant': '解除報失，立即恢復',
    en: 'Unblock it',
    pt: 'Desbloquear',
  },
  accessLog: {
    'zh-Hans': '谁查过我',
    'zh-Hant': '誰查閱過我的資料',
    en: 'Who viewed my data',
    pt: 'Quem consultou os meus dados',
  },
  accessLogText: {
    'zh-Hans': '每一次都有记录',
    'zh-Hant': '每次均有紀錄',
    en: 'Every look is recorded',
    pt: 'Cada consulta fica registada',
  },
  places: { 'zh-Hans': '哪里能用', 'zh-Hant': '哪裏能用', en: 'Where to use it', pt: 'Onde usar' },
  placesText: {
    'zh-Hans': '图书馆、公交、医院',
    'zh-Hant': '圖書館、交通、醫院',
    en: 'Libraries, transport, hospitals',
    pt: 'Bibliotecas, transportes, hospitais',
  },
  details: { 'zh-Hans': '卡详情', 'zh-Hant': '卡詳情', en: 'Card details', pt: 'Dados do cartão' },
  detailsText: {
    'zh-Hans': '号码、状态、经历',
    'zh-Hant': '號碼、狀態、紀錄',
    en: 'Numbers, state, history',
    pt: 'Números, estado, histórico',
  },
  latest: {
    'zh-Hans': '刚才谁用过',
    'zh-Hant': '最近使用',
    en: 'Latest look-ups',
    pt: 'Últimas consultas',
  },
  noLatest: {
    'zh-Hans': '最近没有人查过您。',
    'zh-Hant': '最近沒有人查閱過您的資料。',
    en: 'Nobody has viewed your data lately.',
    pt: 'Ninguém consultou os seus dados recentemente.',
  },
  allLookUps: {
    'zh-Hans': '看全部记录',
    'zh-Hant': '查看全部紀錄',
    en: 'See everything',
    pt: 'Ver tudo',
  },
  noNumber: {
    'zh-Hans': '尚未分配',
    'zh-Hant': '尚未分配',
    en: 'Not given yet',
    pt: 'Por atribuir',
  },
})
