import { defineMessages } from '#ui/i18n/messages.ts'

/** 上门服务, as the holder asks for it. */
export const homeVisitMessages = defineMessages({
  title: {
    'zh-Hans': '约上门办',
    'zh-Hant': '預約上門辦理',
    en: 'Ask for a visit at home',
    pt: 'Pedir uma visita a casa',
  },
  lead: {
    'zh-Hans': '走不动、来不了的，由专人上门，和银行一起把收款账户办好。不收费。',
    'zh-Hant': '行動不便者，由專人上門，與銀行一同辦妥收款戶口，費用全免。',
    en: 'If you cannot come, somebody comes to you and puts the account right with the bank. Free.',
    pt: 'Se não puder ir, alguém vai a sua casa e trata da conta com o banco. É gratuito.',
  },
  phone: {
    'zh-Hans': '按您登记的手机号联系您，约好时间再来。',
    'zh-Hant': '我們會按您登記的手機號碼聯絡您，約定時間後前往。',
    en: 'You are called first, on the phone on record, to agree on a time.',
    pt: 'Primeiro telefonamos para o número registado, para combinar a hora.',
  },
  careful: {
    'zh-Hans': '来的人会出示工作证，不收钱，不问密码和验证码。不对劲就打 12333。',
    'zh-Hant': '前來的人員會出示工作證，不收費，不會索取密碼及驗證碼。如有懷疑，請致電 12333。',
    en: 'Whoever comes shows a work card, takes no money and asks for no password. Doubts? 12333.',
    pt: 'Quem for mostra o cartão de serviço, não cobra nem pede senhas. Dúvidas? 12333.',
  },
  when: {
    'zh-Hans': '什么时候在家',
    'zh-Hant': '何時在家',
    en: 'When are you at home?',
    pt: 'Quando está em casa?',
  },
  morning: { 'zh-Hans': '上午', 'zh-Hant': '上午', en: 'Mornings', pt: 'De manhã' },
  afternoon: { 'zh-Hans': '下午', 'zh-Hant': '下午', en: 'Afternoons', pt: 'À tarde' },
  anyTime: { 'zh-Hans': '都可以', 'zh-Hant': '均可', en: 'Any time', pt: 'A qualquer hora' },
  chooseWhen: {
    'zh-Hans': '选什么时候在家',
    'zh-Hant': '請選擇何時在家',
    en: 'Choose when you are at home',
    pt: 'Escolha quando está em casa',
  },
  note: {
    'zh-Hans': '要我们知道的（可以不写）',
    'zh-Hant': '需要我們知道的（可不填）',
    en: 'Anything we should know (optional)',
    pt: 'O que devemos saber (opcional)',
  },
  noteHint: {
    'zh-Hans': '比如：听力不好、要轮椅能进门。不用写姓名和号码。',
    'zh-Hant': '例如：聽力欠佳、需輪椅出入。無須填寫姓名及號碼。',
    en: 'Such as: hard of hearing, a wheelchair. No names and no numbers.',
    pt: 'Por exemplo: ouve mal, cadeira de rodas. Sem nomes nem números.',
  },
  send: {
    'zh-Hans': '约好上门',
    'zh-Hant': '提交預約',
    en: 'Ask for the visit',
    pt: 'Pedir a visita',
  },
})
