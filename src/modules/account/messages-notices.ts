import { defineNotices } from '#modules/person/index.ts'

/** What holders are told of the accounts to which they are paid. */
export const accountNotices = defineNotices('account', {
  changed: {
    'zh-Hans': '您有一笔钱从 {from} 起改发到另一个账户。不是您本人办的，请马上拨打 12333。',
    'zh-Hant': '您有一項款項由 {from} 起改發到另一戶口。如非您本人辦理，請即致電 12333。',
    en: 'One of your payments goes to another account from {from} on. Not you? Call 12333 at once.',
    pt: 'Um dos seus pagamentos muda de conta a partir de {from}. Não foi você? Ligue já 12333.',
  },
  ended: {
    'zh-Hans': '一项补贴从 {from} 起不再登记发到您的账户。有疑问，请拨打 12333。',
    'zh-Hant': '一項補貼由 {from} 起不再登記發到您的戶口。如有疑問，請致電 12333。',
    en: 'One of your payments is no longer set to your account from {from} on. Ask 12333.',
    pt: 'Um dos seus pagamentos deixa a sua conta a partir de {from}. Dúvidas: ligue 12333.',
  },
  closedPaid: {
    'zh-Hans': '收款账户已注销，还有 {paid} 笔钱登记发到这里。请在“换银行”里办，或到网点。',
    'zh-Hant': '收款戶口已註銷，尚有 {paid} 項款項登記發到此處。請辦「更換銀行」，或到網點。',
    en: 'The bank closed an account with {paid} payments to it. Change bank, or ask a counter.',
    pt: 'O banco fechou uma conta com {paid} pagamentos. Mude de banco ou dirija-se a um balcão.',
  },
  closedUnpaid: {
    'zh-Hans': '卡上的银行账户已注销。没有钱登记发到这里。要用银行功能，请在“换银行”里办新账户。',
    'zh-Hant': '卡上的銀行戶口已註銷，並無款項登記發到此處。如需銀行功能，請在「更換銀行」辦理。',
    en: 'Your bank closed the account on your card. Nothing is paid to it. Need one? Change bank.',
    pt: 'O banco fechou a conta do cartão. Nada é pago nela. Se precisar, use Mudar de banco.',
  },
})
