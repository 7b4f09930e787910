import { defineNotices } from '#modules/person/index.ts'

/** What a holder is told about the card, on their page and by short message. */
export const cardNotices = defineNotices('card', {
  readyToCollect: {
    'zh-Hans': '您的卡做好了，在网点等您领取。请带身份证件；要在哪里领，见“我的卡”。',
    'zh-Hant': '您的卡已製妥，請帶身份證件到網點領取；領取地點見「我的卡」。',
    en: 'Your card is ready. Collect it with your identity document; My card says where.',
    pt: 'O seu cartão está pronto. Levante-o com o documento; o local está em O meu cartão.',
  },
  sentByMail: {
    'zh-Hans': '您的卡做好了，正在寄给您。收到后在“我的卡”里启用。',
    'zh-Hant': '您的卡已製妥，正在寄出。收到後請在「我的卡」啟用。',
    en: 'Your card is made and in the mail. When it is there, enable it under My card.',
    pt: 'O seu cartão está feito e segue por correio. Ao recebê-lo, active-o em O meu cartão.',
  },
  unclaimed: {
    'zh-Hans': '您的卡还在网点等您领取，到 {endsOn} 为止。过期会退回，可以再申领。',
    'zh-Hant': '您的卡仍在網點等候領取，至 {endsOn} 為止。逾期將退回，可再次申領。',
    en: 'Your card still waits for you until {endsOn}. After that it goes back; apply again then.',
    pt: 'O seu cartão espera por si até {endsOn}. Depois é devolvido e pode pedir outro.',
  },
  returned: {
    'zh-Hans': '您的卡一直没有领取，已经退回。需要时可以再申领。',
    'zh-Hant': '您的卡一直無人領取，現已退回。如有需要可再次申領。',
    en: 'Your card was not collected and has gone back. Apply again when you need it.',
    pt: 'O seu cartão não foi levantado e foi devolvido. Peça outro quando precisar.',
  },
  enabled: {
    'zh-Hans': '您的卡启用了，现在就能用。银行账户还要到开户银行激活，补贴才能发进来。',
    'zh-Hant': '您的卡已啟用，現在即可使用。銀行戶口須到開戶銀行啟用，補貼才可存入。',
    en: 'Your card works from now on. Have its bank activate the account to be paid on it.',
    pt: 'O seu cartão já funciona. Active a conta no banco para receber nela.',
  },
  replaced: {
    'zh-Hans': '您的新卡启用了，旧卡同时停用。银行账户还要到开户银行激活。',
    'zh-Hant': '您的新卡已啟用，舊卡同時停用。銀行戶口須到開戶銀行啟用。',
    en: 'Your new card works and the old one has ended. Have its bank activate the account.',
    pt: 'O seu novo cartão já funciona e o antigo terminou. Active a conta no banco.',
  },
  notActivated: {
    'zh-Hans': '您的银行账户还没有激活，卡启用已满 {days} 天。请带身份证件到开户银行的网点办理。',
    'zh-Hant': '您的銀行戶口尚未啟用，卡啟用已滿 {days} 天。請帶身份證件到開戶銀行網點辦理。',
    en: 'The account on your card is not active after {days} days. Take your document to its bank.',
    pt: 'A conta do seu cartão não está activa há {days} dias. Vá ao banco com o seu documento.',
  },
  stopped: {
    'zh-Hans': '您的卡临时挂失了。不是您办的，请马上拨打 12333。',
    'zh-Hant': '您的卡已臨時報失。如非您本人辦理，請即致電 12333。',
    en: 'Your card is stopped for now. If it was not you, call 12333 at once.',
    pt: 'O seu cartão está parado por agora. Se não foi você, ligue já 12333.',
  },
  lost: {
    'zh-Hans': '您的卡正式挂失了，可以申请补领。不是您办的，请马上拨打 12333。',
    'zh-Hant': '您的卡已正式報失，可申請補領。如非您本人辦理，請即致電 12333。',
    en: 'Your card is reported lost; have it replaced. If it was not you, call 12333 at once.',
    pt: 'O seu cartão consta como perdido; peça outro. Se não foi você, ligue já 12333.',
  },
  endsAndWorks: {
    'zh-Hans': '临时挂失到 {endsOn} 结束，到时卡又能用。还没找到，请在“我的卡”里正式挂失。',
    'zh-Hant': '臨時報失至 {endsOn} 結束，屆時卡可再用。如仍未尋回，請在「我的卡」正式報失。',
    en: 'The stop ends on {endsOn}; then the card works again. Still lost? Report it formally.',
    pt: 'A paragem acaba em {endsOn} e o cartão volta a valer. Ainda perdido? Declare a perda.',
  },
  endsAndStays: {
    'zh-Hans': '临时挂失到 {endsOn} 结束，到时卡仍然停用。找到了可以解挂，没找到请正式挂失。',
    'zh-Hant': '臨時報失至 {endsOn} 結束，屆時卡仍停用。尋回可解除報失，否則請正式報失。',
    en: 'The stop ends on {endsOn} and the card stays stopped. Unblock it, or report it lost.',
    pt: 'A paragem acaba em {endsOn}; o cartão fica parado. Desbloqueie-o ou declare a perda.',
  },
  endsAndIsLost: {
    'zh-Hans': '临时挂失到 {endsOn} 结束，到时转为正式挂失，可以补领。找到了请在这之前解挂。',
    'zh-Hant': '臨時報失至 {endsOn} 結束，屆時轉為正式報失，可補領。尋回請於此前解除報失。',
    en: 'The stop ends on {endsOn} and becomes a formal loss. Found it? Unblock it before.',
    pt: 'A paragem acaba em {endsOn} e passa a perda. Encontrou-o? Desbloqueie-o antes.',
  },
  worksAgain: {
    'zh-Hans': '临时挂失到期了，您的卡又能用了。还没找到，请马上在“我的卡”里挂失。',
    'zh-Hant': '臨時報失已到期，您的卡可再次使用。如仍未尋回，請即在「我的卡」報失。',
    en: 'The stop is over and your card works again. Still lost? Report it at once.',
    pt: 'A paragem acabou e o cartão voltou a valer. Ainda perdido? Declare-o já.',
  },
  staysStopped: {
    'zh-Hans': '临时挂失到期了，您的卡仍然停用。找到了可以解挂，没找到请正式挂失。',
    'zh-Hant': '臨時報失已到期，您的卡仍停用。尋回可解除報失，否則請正式報失。',
    en: 'The stop has run out and your card stays stopped. Unblock it, or report it lost.',
    pt: 'O prazo acabou e o cartão continua parado. Desbloqueie-o ou declare a perda.',
  },
  isLostNow: {
    'zh-Hans': '临时挂失到期，已经转为正式挂失。现在可以申请补领。',
    'zh-Hant': '臨時報失已到期，並轉為正式報失。現可申請補領。',
    en: 'The stop has run out and is a formal loss now. You can have the card replaced.',
    pt: 'O prazo acabou e passou a perda. Já pode pedir outro cartão.',
  },
  accountRefused: {
    'zh-Hans': '银行没有给您开户，办卡先停在这里。可以另选一家银行，或者再试一次，见“我的卡”。',
    'zh-Hant': '銀行未為您開戶，辦卡暫停於此。可另選銀行或再試一次，見「我的卡」。',
    en: 'The bank opened no account, so your card waits. Choose another bank, or try once more.',
    pt: 'O banco não abriu a conta e o cartão espera. Escolha outro banco ou tente de novo.',
  },
  bankSuspended: {
    'zh-Hans': '您选的银行暂时不能办新卡。可以另选一家银行，也可以等它恢复，见“我的卡”。',
    'zh-Hant': '您選的銀行暫時不能辦新卡。可另選銀行，亦可等候恢復，見「我的卡」。',
    en: 'The bank you chose takes no new cards at present. Choose another one, or wait for it.',
    pt: 'O banco que escolheu não aceita agora novos cartões. Escolha outro ou espere.',
  },
  cancelled: {
    'zh-Hans': '您的卡注销了，不能再用。账户里的钱不受影响，请和开户银行办理。',
    'zh-Hant': '您的卡已註銷，不能再用。帳戶內款項不受影響，請向開戶銀行辦理。',
    en: 'Your card has ended. Money in the account is not touched; see its bank about it.',
    pt: 'O seu cartão terminou. O dinheiro da conta não é afectado; trate disso no banco.',
  },
})
