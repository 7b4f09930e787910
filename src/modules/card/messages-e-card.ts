import { defineMessages } from '#ui/i18n/messages.ts'

/** 电子社保卡: its page. */
export const eCardMessages = defineMessages({
  title: {
    'zh-Hans': '电子社保卡',
    'zh-Hant': '電子社保卡',
    en: 'Electronic card',
    pt: 'Cartão electrónico',
  },
  lead: {
    'zh-Hans': '和实体卡一样有效，跟着实体卡走：实体卡停用，它也停用。',
    'zh-Hant': '與實體卡同樣有效，並跟隨實體卡：實體卡停用，它亦停用。',
    en: 'As good as the physical card, and it follows it: when that stops, so does this one.',
    pt: 'Vale tanto como o cartão físico e acompanha-o: se esse parar, este também pára.',
  },
  issueText: {
    'zh-Hans': '您还没有电子社保卡。领取不收费，马上可用；随时可以在这里关掉各个渠道。',
    'zh-Hant': '您尚未有電子社保卡。領取免費，即時可用；可隨時在此關閉各渠道。',
    en:
      'You have no electronic card yet. It is free and works at once; you can close each ' +
      'channel here at any time.',
    pt:
      'Ainda não tem cartão electrónico. É gratuito e funciona de imediato; pode fechar cada ' +
      'canal aqui a qualquer momento.',
  },
  issue: {
    'zh-Hans': '领取电子社保卡',
    'zh-Hant': '領取電子社保卡',
    en: 'Get my electronic card',
    pt: 'Obter o cartão electrónico',
  },
  issueMissing: {
    'zh-Hans': '要领取，请先打勾表示同意',
    'zh-Hant': '如要領取，請先勾選表示同意',
    en: 'Tick the box if you agree',
    pt: 'Assinale se concorda',
  },
  notNow: {
    'zh-Hans': '现在还不能领取',
    'zh-Hant': '目前未能領取',
    en: 'Not possible now',
    pt: 'Não é possível agora',
  },
  notNowText: {
    'zh-Hans': '要先有一张能用的实体卡。实体卡启用或解挂以后再来领取。',
    'zh-Hant': '須先有一張可用的實體卡。實體卡啟用或解除報失後再來領取。',
    en: 'You need a physical card that works first. Come back once it is enabled or unblocked.',
    pt:
      'Precisa primeiro de um cartão físico que funcione. Volte quando estiver activado ou ' +
      'desbloqueado.',
  },
  seeCard: {
    'zh-Hans': '看我的卡',
    'zh-Hant': '查看我的卡',
    en: 'See my card',
    pt: 'Ver o meu cartão',
  },
  state: { 'zh-Hans': '状态', 'zh-Hant': '狀態', en: 'State', pt: 'Estado' },
  active: { 'zh-Hans': '可以用', 'zh-Hant': '可使用', en: 'Works', pt: 'Funciona' },
  locked: {
    'zh-Hans': '已锁定，重置密码后可用',
    'zh-Hant': '已鎖定，重設密碼後可用',
    en: 'Locked; set the password anew to use it',
    pt: 'Bloqueado; defina nova palavra-passe',
  },
  stopped: {
    'zh-Hans': '跟着实体卡停用了',
    'zh-Hant': '已隨實體卡停用',
    en: 'Stopped together with the physical card',
    pt: 'Parado com o cartão físico',
  },
  signNumber: {
    'zh-Hans': '签发号',
    'zh-Hant': '簽發號',
    en: 'Issue number',
    pt: 'Número de emissão',
  },
  issuedAt: { 'zh-Hans': '签发时间', 'zh-Hant': '簽發時間', en: 'Issued', pt: 'Emitido em' },
  endedAt: { 'zh-Hans': '停用时间', 'zh-Hant': '停用時間', en: 'Ended', pt: 'Terminado em' },
  password: { 'zh-Hans': '密码', 'zh-Hant': '密碼', en: 'Password', pt: 'Palavra-passe' },
  passwordSet: { 'zh-Hans': '已设置', 'zh-Hant': '已設定', en: 'Set', pt: 'Definida' },
  passwordUnset: {
    'zh-Hans': '还没有设置',
    'zh-Hant': '尚未設定',
    en: 'Not set yet',
    pt: 'Ainda não definida',
  },
  saved: {
    'zh-Hans': '密码已保存，各渠道马上生效。',
    'zh-Hant': '密碼已儲存，各渠道即時生效。',
    en: 'The password is saved and holds in every application at once.',
    pt: 'A palavra-passe foi guardada e vale já em todas as aplicações.',
  },
  channels: {
    'zh-Hans': '在哪些应用里能用',
    'zh-Hant': '可在哪些應用程式使用',
    en: 'Where it can be shown',
    pt: 'Onde pode ser mostrado',
  },
  channelsText: {
    'zh-Hans': '打勾的应用可以展示您的电子社保卡。去掉打勾，那里马上不能用。',
    'zh-Hant': '已勾選的應用程式可展示您的電子社保卡。取消勾選，該處即時不可用。',
    en: 'Ticked applications can show your electronic card. Untick one and it stops there at once.',
    pt: 'As aplicações assinaladas podem mostrar o cartão. Retire o sinal e pára logo aí.',
  },
  saveChannels: { 'zh-Hans': '保存', 'zh-Hant': '儲存', en: 'Save', pt: 'Guardar' },
  channelsSaved: { 'zh-Hans': '已保存。', 'zh-Hant': '已儲存。', en: 'Saved.', pt: 'Guardado.' },
  guangdongShengshi: {
    'zh-Hans': '粤省事',
    'zh-Hant': '粵省事',
    en: 'Yue Sheng Shi',
    pt: 'Yue Sheng Shi',
  },
  handheld12333: {
    'zh-Hans': '掌上12333',
    'zh-Hant': '掌上12333',
    en: 'Zhangshang 12333',
    pt: 'Zhangshang 12333',
  },
  provinceHrss: {
    'zh-Hans': '广东人社',
    'zh-Hant': '廣東人社',
    en: 'Guangdong HRSS',
    pt: 'Guangdong HRSS',
  },
  bankApp: {
    'zh-Hans': '开户银行的手机银行',
    'zh-Hant': '開戶銀行的手機銀行',
    en: 'App of the bank of my card',
    pt: 'A aplicação do banco do cartão',
  },
  wallets: {
    'zh-Hans': '微信、支付宝',
    'zh-Hant': '微信、支付寶',
    en: 'WeChat and Alipay',
    pt: 'WeChat e Alipay',
  },
  family: {
    'zh-Hans': '替家人展码',
    'zh-Hant': '替家人出示碼',
    en: 'Show the code of a relative',
    pt: 'Mostrar o código de um familiar',
  },
  familyText: {
    'zh-Hans': '下面这些人让您替他们展码。切换以后打开“身份码”。',
    'zh-Hant': '以下人士讓您代為出示碼。切換後打開「身份碼」。',
    en: 'These people let you show their code. Switch to one, then open “My code”.',
    pt: 'Estas pessoas deixam-no mostrar o código. Mude e abra “O meu código”.',
  },
  familyNone: {
    'zh-Hans': '没有人让您替他们展码。在“亲情代办”里可以约定。',
    'zh-Hant': '沒有人讓您代為出示碼。可在「親屬代辦」中約定。',
    en: 'Nobody lets you show their code. You can agree on it under Family.',
    pt: 'Ninguém o deixa mostrar o código. Pode combinar em Família.',
  },
  openFamily: {
    'zh-Hans': '去亲情代办',
    'zh-Hant': '前往親屬代辦',
    en: 'Go to Family',
    pt: 'Ir para Família',
  },
  switchTo: {
    'zh-Hans': '切换到{name}',
    'zh-Hant': '切換至{name}',
    en: 'Switch to {name}',
    pt: 'Mudar para {name}',
  },
  history: {
    'zh-Hans': '以前的电子社保卡',
    'zh-Hant': '以前的電子社保卡',
    en: 'Earlier electronic cards',
    pt: 'Cartões anteriores',
  },
  ended: {
    'zh-Hans': '实体卡已注销，电子社保卡跟着停用了。下面是以前的记录。',
    'zh-Hant': '實體卡已註銷，電子社保卡亦已停用。以下為過往記錄。',
    en: 'The card is cancelled, and the electronic one with it. Here is what there was.',
    pt: 'O cartão foi cancelado e o electrónico com ele. Eis o que houve.',
  },
})
