import { defineActs, defineNotices } from './notice.ts'

/** What is told to people about acting for others and about their own entry. */
export const personNotices = defineNotices('person', {
  actedForYou: {
    'zh-Hans': '有人替您办了：{act}。不是您的意思，请在“亲情代办”里结束，或拨打 12333。',
    'zh-Hant': '有人替您辦理了：{act}。如非您的意思，請在「親屬代辦」中結束，或致電 12333。',
    en: 'Somebody did this for you: {act}. Not your wish? End it under Family or call 12333.',
    pt: 'Alguém fez por si: {act}. Se não queria, termine em Família ou ligue 12333.',
  },
  youActed: {
    'zh-Hans': '您替别人办了：{act}。本人已经收到通知。',
    'zh-Hant': '您替他人辦理了：{act}。本人已收到通知。',
    en: 'You did this for somebody: {act}. They have been told.',
    pt: 'Fez por outra pessoa: {act}. Ela foi avisada.',
  },
  relationBegan: {
    'zh-Hans': '从现在起有人可以替您办事。能办什么、到什么时候，都在“亲情代办”里，随时可以结束。',
    'zh-Hant': '由現在起有人可替您辦事。可辦事項及期限見「親屬代辦」，可隨時結束。',
    en: 'Somebody may act for you now. What and until when stands under Family; end it any time.',
    pt: 'Alguém pode agir por si. O quê e até quando está em Família; termine quando quiser.',
  },
  youMayAct: {
    'zh-Hans': '您现在可以替别人办事了，在“亲情代办”里开始。每办一件，本人都会收到通知。',
    'zh-Hant': '您現在可替他人辦事，請在「親屬代辦」開始。每辦一項，本人均會收到通知。',
    en: 'You may act for somebody now: begin under Family. They are told of everything you do.',
    pt: 'Já pode agir por outra pessoa: comece em Família. Ela é avisada de tudo o que fizer.',
  },
  relationEnded: {
    'zh-Hans': '一项代办已经结束，马上不再有效。',
    'zh-Hant': '一項代辦已經結束，即時不再有效。',
    en: 'An authority to act for somebody has ended, at once.',
    pt: 'Uma autorização para agir por outra pessoa terminou, de imediato.',
  },
  comesOfAge: {
    'zh-Hans': '您快满十六周岁了：监护代办到 {endsOn} 为止，以后自己办。请带证件更新照片。',
    'zh-Hant': '您即將年滿十六歲：監護代辦至 {endsOn} 為止，其後由本人辦理。請帶證件更新照片。',
    en: 'You are nearly 16: your guardian acts until {endsOn}, then you do. Renew the photo.',
    pt: 'Está quase a fazer 16 anos: o tutor age por si até {endsOn}. Renove a fotografia.',
  },
  guardianEndsSoon: {
    'zh-Hans': '孩子快满十六周岁了：您的监护代办到 {endsOn} 为止，以后由本人办理。',
    'zh-Hant': '子女即將年滿十六歲：您的監護代辦至 {endsOn} 為止，其後由本人辦理。',
    en: 'The child is nearly 16: you act as guardian until {endsOn}, then they do it themselves.',
    pt: 'O menor está quase a fazer 16 anos: age como tutor até {endsOn}, depois age ele próprio.',
  },
  merged: {
    'zh-Hans': '您的两份登记已经合成一份，待遇不变。有疑问请拨打 12333。',
    'zh-Hant': '您的兩份登記已合併為一份，待遇不變。如有疑問請致電 12333。',
    en: 'Your two entries in the register are one now; nothing you are due changes. Ask 12333.',
    pt: 'Os seus dois registos são agora um só; os seus direitos não mudam. Dúvidas: 12333.',
  },
  unmerged: {
    'zh-Hans': '合并的登记已经拆开，和以前一样。有疑问请拨打 12333。',
    'zh-Hant': '已合併的登記現已拆分，一如以往。如有疑問請致電 12333。',
    en: 'The merged entries are two again, as they were before. Ask 12333.',
    pt: 'Os registos unidos voltaram a ser dois, como antes. Dúvidas: 12333.',
  },
  identityConfirmed: {
    'zh-Hans': '您的身份已经复核确认，业务继续办理。',
    'zh-Hant': '您的身份已覆核確認，事項繼續辦理。',
    en: 'Your identity has been confirmed; your application goes on.',
    pt: 'A sua identidade foi confirmada; o seu pedido continua.',
  },
  identityRefused: {
    'zh-Hans': '您的身份没有复核通过。请带证件原件到服务网点，或拨打 12333。',
    'zh-Hant': '您的身份未能通過覆核。請帶證件正本到服務網點，或致電 12333。',
    en: 'Your identity could not be confirmed. Bring the original document, or call 12333.',
    pt: 'A sua identidade não foi confirmada. Traga o documento original ou ligue 12333.',
  },
  attributesChanged: {
    'zh-Hans': '您的登记信息改了。不是您办的，请马上拨打 12333。',
    'zh-Hant': '您的登記資料已更改。如非您本人辦理，請即致電 12333。',
    en: 'Your entry in the register was changed. If it was not you, call 12333 at once.',
    pt: 'O seu registo foi alterado. Se não foi você, ligue já 12333.',
  },
})

defineActs({
  'handling.openCase': {
    'zh-Hans': '到窗口提出社保卡业务申请',
    'zh-Hant': '到櫃位提出社保卡申請',
    en: 'apply for something about your card at a counter',
    pt: 'pedir um serviço do cartão ao balcão',
  },
  'card.reportTemporaryLoss': {
    'zh-Hans': '临时挂失',
    'zh-Hant': '臨時報失',
    en: 'block the card for now',
    pt: 'bloquear temporariamente o cartão',
  },
  'verification.issueCode': {
    'zh-Hans': '出示身份码',
    'zh-Hant': '出示身份碼',
    en: 'show the code',
    pt: 'mostrar o código',
  },
  'verification.enrolDevice': {
    'zh-Hans': '添加能亮码的设备',
    'zh-Hant': '加入可出示身份碼的裝置',
    en: 'add a device that can show the code',
    pt: 'juntar um dispositivo que mostra o código',
  },
})
