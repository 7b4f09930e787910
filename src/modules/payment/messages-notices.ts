import { defineNotices } from '#modules/person/index.ts'

/** What holders are told of money that did not stay with them. */
export const returnNotices = defineNotices('payment', {
  activate: {
    'zh-Hans': '补贴退回：银行账户未激活。带证件和卡到{outlet}激活后再发。上门请拨 12333。',
    'zh-Hant': '補貼退回：銀行戶口未啟用。請帶證件和卡到{outlet}啟用，之後再發。要上門請電 12333。',
    en: 'A payment came back: account not active. Go to {outlet} with card and ID, or call 12333.',
    pt: 'Pagamento devolvido: conta inactiva. Vá a {outlet} com cartão e documento (12333).',
  },
  askBank: {
    'zh-Hans': '补贴退回：收款账户受限制。带证件和卡到{outlet}办理，之后再发。',
    'zh-Hant': '補貼退回：收款戶口受限制。請帶證件和卡到{outlet}辦理，之後再發。',
    en: 'A payment came back: your account is restricted. Go to {outlet} with card and ID.',
    pt: 'Pagamento devolvido: a conta tem restrições. Vá a {outlet} com cartão e documento.',
  },
  permit: {
    'zh-Hans': '补贴退回：原账户收不了钱。请在“我的钱”里选收款账户并授权，之后再发。',
    'zh-Hant': '補貼退回：原戶口不能收款。請在「我的款項」選收款戶口並授權，之後再發。',
    en: 'A payment came back: the old account takes no money. Permit another under My money.',
    pt: 'Pagamento devolvido: a conta antiga não recebe. Autorize outra em O meu dinheiro.',
  },
})

/** Where no outlet of the bank is known nearby. */
export const ANY_OUTLET = {
  'zh-Hans': '开户银行任一网点',
  'zh-Hant': '開戶銀行任何一間分行',
  en: 'any branch of the bank',
  pt: 'qualquer balcão do banco',
} as const
