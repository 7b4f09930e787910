import type { AccessPurpose } from '#kernel/access-purposes.ts'
import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

/** What somebody's data was read for, as its holder is told; none can be left out. */
export const purposeMessages = defineMessages({
  accountChange: {
    'zh-Hans': '发放部门核对您授权的账户变更',
    'zh-Hant': '發放部門核對您授權的戶口變更',
    en: 'The department that pays you checked a change of account that you permitted',
    pt: 'O serviço que lhe paga verificou uma mudança de conta que autorizou',
  },
  accountClosing: {
    'zh-Hans': '银行销户或转为不动户以前，核对有哪些补贴发到这个账户',
    'zh-Hant': '銀行銷戶或轉為不動戶以前，核對有哪些補貼存入這個戶口',
    en: 'Before closing your account the bank checked which payments still go there',
    pt: 'Antes de fechar a sua conta, o banco viu que pagamentos ainda lá entram',
  },
  activateAccount: {
    'zh-Hans': '开户银行告知账户已激活，登记收款账号',
    'zh-Hant': '開戶銀行告知戶口已啟用，登記收款帳號',
    en: 'Noted the account that your bank said is active, so that you can be paid on it',
    pt: 'Registou a conta que o seu banco disse estar activa, para lhe poder pagar',
  },
  bankCase: {
    'zh-Hans': '银行办理您的开户、挂失或解挂',
    'zh-Hant': '銀行辦理您的開戶、報失或解除報失',
    en: 'The bank worked on opening, blocking or freeing your account',
    pt: 'O banco tratou da abertura, bloqueio ou libertação da sua conta',
  },
  cardProduction: {
    'zh-Hans': '制卡：把要印在卡上的信息交给制卡单位',
    'zh-Hant': '製卡：把要印在卡上的資料交給製卡機構',
    en: 'Gave the card factory what is printed on your card',
    pt: 'Deu à fábrica de cartões o que se imprime no seu cartão',
  },
  changeAttributes: {
    'zh-Hans': '办理您的登记信息变更',
    'zh-Hant': '辦理您的登記資料變更',
    en: 'Changed the details on record about you',
    pt: 'Alterou os seus dados registados',
  },
  checkPayments: {
    'zh-Hans': '核对您的补贴发放、退回或者追回',
    'zh-Hant': '核對您的補貼發放、退回或者追回',
    en: 'Checked a payment to you, its return or its recovery',
    pt: 'Verificou um pagamento a si, a sua devolução ou recuperação',
  },
  entitlementEntry: {
    'zh-Hans': '主管部门登记您的权益，按姓名和证件号码核对是您',
    'zh-Hant': '主管部門登記您的權益，按姓名和證件號碼核對是您',
    en: 'The department in charge put a benefit of yours on record; name and number were compared',
    pt: 'O serviço competente registou um direito seu; comparou-se o nome e o número',
  },
  family: {
    'zh-Hans': '亲情办理、代办：显示打了星号的姓名',
    'zh-Hant': '家人代辦：顯示已遮蓋的姓名',
    en: 'Family and helpers: showed your name, masked',
    pt: 'Família e ajudantes: mostrou o seu nome, oculto',
  },
  handling: {
    'zh-Hans': '窗口办理业务时查看',
    'zh-Hant': '櫃位辦理業務時查閱',
    en: 'Looked up at a counter while handling a matter',
    pt: 'Consulta ao balcão ao tratar de um assunto',
  },
  'handling.compareDocument': {
    'zh-Hans': '窗口核对证件，查看完整证件号码',
    'zh-Hant': '櫃位核對證件，查閱完整證件號碼',
    en: 'Saw the whole document number at a counter, to compare it with your document',
    pt: 'Viu o número completo ao balcão, para o comparar com o seu documento',
  },
  'handling.correctRegister': {
    'zh-Hans': '窗口更正登记信息，查看完整证件号码',
    'zh-Hant': '櫃位更正登記資料，查閱完整證件號碼',
    en: 'Saw the whole document number at a counter, to correct the register',
    pt: 'Viu o número completo ao balcão, para corrigir o registo',
  },
  'handling.exception': {
    'zh-Hans': '处理与您有关的疑难件',
    'zh-Hant': '處理與您有關的疑難個案',
    en: 'Worked on a difficult case of yours',
    pt: 'Tratou de um caso difícil seu',
  },
  'handling.printForm': {
    'zh-Hans': '窗口打印表单，查看完整证件号码',
    'zh-Hant': '櫃位列印表格，查閱完整證件號碼',
    en: 'Saw the whole document number at a counter, to print a form',
    pt: 'Viu o número completo ao balcão, para imprimir um formulário',
  },
  identityCheck: {
    'zh-Hans': '向人口登记部门核对您的身份',
    'zh-Hant': '向人口登記部門核對您的身份',
    en: 'Checked who you are with the population register',
    pt: 'Confirmou a sua identidade no registo da população',
  },
  ownCard: {
    'zh-Hans': '查看卡详情',
    'zh-Hant': '查看卡詳情',
    en: 'Opened the card details',
    pt: 'Abriu os dados do cartão',
  },
  ownHome: {
    'zh-Hans': '打开“我的卡”',
    'zh-Hant': '開啟「我的卡」',
    en: 'Opened my card',
    pt: 'Abriu o meu cartão',
  },
  ownMoney: {
    'zh-Hans': '查看“我的钱”',
    'zh-Hant': '查看「我的款項」',
    en: 'Opened my money',
    pt: 'Abriu o meu dinheiro',
  },
  payeeAccount: {
    'zh-Hans': '发放部门核对您的钱发到哪个账户（只看到开户银行和尾号）',
    'zh-Hant': '發放部門核對您的款項發到哪個戶口（只看到開戶銀行和尾號）',
    en: 'The paying department asked which account you are paid on (bank and last digits only)',
    pt: 'O serviço pagador viu em que conta recebe (só o banco e os últimos dígitos)',
  },
  paymentList: {
    'zh-Hans': '发放部门的系统提交了有您的名册，按名册核对姓名和证件号码',
    'zh-Hant': '發放部門的系統提交了有您的名冊，按名冊核對姓名和證件號碼',
    en: 'The paying department sent a list with you on it; name and number were read for it',
    pt: 'O serviço pagador enviou uma lista consigo; o nome e o número foram lidos para ela',
  },
  paymentReview: {
    'zh-Hans': '复核发放批次，名字打了星号',
    'zh-Hant': '覆核發放批次，姓名已遮蓋',
    en: 'Reviewed a batch of payments with you in it, names masked',
    pt: 'Reviu um lote de pagamentos consigo, com os nomes ocultos',
  },
  publicNotice: {
    'zh-Hans': '发放前的公示，名字打了星号',
    'zh-Hant': '發放前的公示，姓名已遮蓋',
    en: 'Put up the public list before payment, with names masked',
    pt: 'Afixou a lista pública antes do pagamento, com os nomes ocultos',
  },
  repairRoster: {
    'zh-Hans': '更正发放名册里与您有关的一行',
    'zh-Hant': '更正發放名冊內與您有關的一行',
    en: 'Put right your row in a list of payees',
    pt: 'Corrigiu a sua linha numa lista de beneficiários',
  },
  reviewRegister: {
    'zh-Hans': '复核您的登记信息变更',
    'zh-Hant': '覆核您的登記資料變更',
    en: 'A second person reviewed a change of your details',
    pt: 'Uma segunda pessoa reviu uma alteração dos seus dados',
  },
  sendNotice: {
    'zh-Hans': '给您发短信或者打语音电话',
    'zh-Hant': '向您發送短訊或致電語音',
    en: 'Sent you a text message or a voice call',
    pt: 'Enviou-lhe uma mensagem ou chamada de voz',
  },
  sendToBank: {
    'zh-Hans': '替您请银行开户、挂失或解挂',
    'zh-Hant': '代您請銀行開立戶口、報失或解除報失',
    en: 'Asked the bank to open, block or free your account',
    pt: 'Pediu ao banco que abrisse, bloqueasse ou libertasse a sua conta',
  },
  settleDeath: {
    'zh-Hans': '核对错报的死亡信息',
    'zh-Hant': '核對錯報的死亡資料',
    en: 'Looked into a death that was reported by mistake',
    pt: 'Verificou um óbito comunicado por engano',
  },
  switchAccounts: {
    'zh-Hans': '按您的授权，把补贴改发到新账户',
    'zh-Hant': '按您的授權，把補貼改發到新戶口',
    en: 'Moved your payments to the new account, as you permitted',
    pt: 'Passou os seus pagamentos para a conta nova, como autorizou',
  },
  villageStatement: {
    'zh-Hans': '制作村里的明白账，名字打了星号',
    'zh-Hant': '製作村內的明白賬，姓名已遮蓋',
    en: 'Made the list of payments for the village, with names masked',
    pt: 'Fez a lista de pagamentos da aldeia, com os nomes ocultos',
  },
} satisfies Readonly<Record<AccessPurpose, Text>>)
