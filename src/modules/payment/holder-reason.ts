import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { isReturnReason, type ReturnReason } from './return-reason.ts'

/** Our own reasons: the line was taken out before its bank had it, or is not paid any more. */
const OWN_REASONS = ['held', 'batchWithdrawn', 'permissionGone', 'stopped'] as const
type OwnReason = (typeof OWN_REASONS)[number]

/** Why money has not reached its holder: as the bank says, or as we did. */
export type HolderReason = ReturnReason | OwnReason

/** What the holder can do about it: at most one thing. */
export type HolderFix =
  /** At an outlet of the bank, with card and document. */
  | 'visitBank'
  /** Permit the programme to pay another account of theirs (Art. 19). */
  | 'permit'
  | 'correctName'
  | 'reportAlive'
  /** Nothing: somebody else is at it, and the holder sees who and by when. */
  | 'wait'

/** 每种原因的办法 */
export const HOLDER_FIXES = {
  R01: 'correctName',
  R02: 'permit',
  R03: 'visitBank',
  R04: 'visitBank',
  R05: 'visitBank',
  R06: 'visitBank',
  R07: 'visitBank',
  R08: 'permit',
  R09: 'reportAlive',
  R10: 'permit',
  R11: 'wait',
  R12: 'wait',
  R13: 'wait',
  R99: 'wait',
  held: 'wait',
  batchWithdrawn: 'wait',
  permissionGone: 'permit',
  stopped: 'wait',
} as const satisfies Record<HolderReason, HolderFix>

/** One sentence each, in Chinese of 25 characters at most: also for short messages. */
const sentences = defineMessages({
  R01: {
    'zh-Hans': '银行的户名和您的姓名对不上，钱没有到。',
    'zh-Hant': '銀行戶名與您的姓名不符，款項未到。',
    en: 'The name at the bank is not yours, so the money did not arrive.',
    pt: 'O nome no banco não é o seu, por isso o dinheiro não chegou.',
  },
  R02: {
    'zh-Hans': '收款账户销户了或者账号不对，钱没有到。',
    'zh-Hant': '收款戶口已取消或帳號不符，款項未到。',
    en: 'The account is closed or its number is wrong, so the money did not arrive.',
    pt: 'A conta está fechada ou o número está errado, por isso o dinheiro não chegou.',
  },
  R03: {
    'zh-Hans': '收款账户被冻结了，钱没有到。',
    'zh-Hant': '收款戶口被凍結，款項未到。',
    en: 'The account is frozen, so the money did not arrive.',
    pt: 'A conta está congelada, por isso o dinheiro não chegou.',
  },
  R04: {
    'zh-Hans': '收款银行账户没有激活，钱没有到。',
    'zh-Hant': '收款銀行戶口未啟用，款項未到。',
    en: 'The bank account is not activated, so the money did not arrive.',
    pt: 'A conta bancária não está activada, por isso o dinheiro não chegou.',
  },
  R05: {
    'zh-Hans': '账户太久没有用，被银行停了，钱没有到。',
    'zh-Hant': '戶口太久沒有使用而被停用，款項未到。',
    en: 'The account was unused for long and is suspended, so the money did not arrive.',
    pt: 'A conta esteve muito tempo sem uso e foi suspensa; o dinheiro não chegou.',
  },
  R06: {
    'zh-Hans': '银行登记的证件过期了，钱没有到。',
    'zh-Hant': '銀行登記的證件已過期，款項未到。',
    en: 'The document the bank has on record expired, so the money did not arrive.',
    pt: 'O documento registado no banco caducou, por isso o dinheiro não chegou.',
  },
  R07: {
    'zh-Hans': '账户的收款限额不够，钱没有到。',
    'zh-Hant': '戶口的收款限額不足，款項未到。',
    en: 'The amount is above the limit of the account, so the money did not arrive.',
    pt: 'O valor ultrapassa o limite da conta, por isso o dinheiro não chegou.',
  },
  R08: {
    'zh-Hans': '收款的银行暂停了服务，钱没有到。',
    'zh-Hant': '收款的銀行已暫停服務，款項未到。',
    en: 'The bank has suspended this service, so the money did not arrive.',
    pt: 'O banco suspendeu este serviço, por isso o dinheiro não chegou.',
  },
  R09: {
    'zh-Hans': '银行的记录说收款人已经去世，钱停发了。',
    'zh-Hant': '銀行紀錄顯示收款人已去世，款項已停發。',
    en: 'The bank has on record that the payee has died, so payment has stopped.',
    pt: 'O banco tem registo de que o titular faleceu, por isso o pagamento parou.',
  },
  R10: {
    'zh-Hans': '您换了卡，原来的账户收不了这笔钱。',
    'zh-Hant': '您已換卡，原戶口收不到這筆款項。',
    en: 'You changed your card, and the former account cannot take this money.',
    pt: 'Mudou de cartão e a conta anterior não pode receber este dinheiro.',
  },
  R11: {
    'zh-Hans': '银行当作重复的一笔退回，正在核对。',
    'zh-Hant': '銀行當作重複的一筆退回，正在核對。',
    en: 'The bank took it for a double and sent it back; this is being checked.',
    pt: 'O banco tomou-o por repetido e devolveu-o; está a ser verificado.',
  },
  R12: {
    'zh-Hans': '发放文件有差错，钱没有到，正在更正。',
    'zh-Hant': '發放檔案有差錯，款項未到，正在更正。',
    en: 'There was a mistake in the payment file; it is being corrected.',
    pt: 'Havia um erro no ficheiro de pagamento; está a ser corrigido.',
  },
  R13: {
    'zh-Hans': '银行的风险检查拦下了这笔钱，部门在核查。',
    'zh-Hant': '銀行的風險檢查攔下這筆款項，部門正核查。',
    en: 'A risk check of the bank stopped this money; the department is looking into it.',
    pt: 'Um controlo de risco do banco reteve o dinheiro; o serviço está a averiguar.',
  },
  R99: {
    'zh-Hans': '银行退回了这笔钱，部门正在查原因。',
    'zh-Hant': '銀行退回了這筆款項，部門正在查明原因。',
    en: 'The bank sent this money back; the department is finding out why.',
    pt: 'O banco devolveu este dinheiro; o serviço está a apurar o motivo.',
  },
  held: {
    'zh-Hans': '这笔钱先不发，部门正在核实。',
    'zh-Hant': '這筆款項暫不發放，部門正在核實。',
    en: 'This money waits while the department looks into something.',
    pt: 'Este dinheiro aguarda enquanto o serviço verifica algo.',
  },
  batchWithdrawn: {
    'zh-Hans': '部门撤回了这批发放，要重新编制。',
    'zh-Hant': '部門撤回了這批發放，將重新編製。',
    en: 'The department took this payment back and will prepare it again.',
    pt: 'O serviço retirou este pagamento e vai prepará-lo de novo.',
  },
  permissionGone: {
    'zh-Hans': '您撤回了授权，这笔钱没有发到新账户。',
    'zh-Hant': '您已撤回授權，款項沒有發到新戶口。',
    en: 'You withdrew the permission, so this was not paid to the new account.',
    pt: 'Retirou a autorização, por isso não foi pago na conta nova.',
  },
  stopped: {
    'zh-Hans': '部门核实后决定，这笔钱不再发放。',
    'zh-Hant': '部門核實後決定，這筆款項不再發放。',
    en: 'The department looked into it and decided that this is not paid.',
    pt: 'O serviço averiguou e decidiu que isto não é pago.',
  },
} satisfies Record<HolderReason, unknown>)

const look = {
  'zh-Hans': '看办到哪一步',
  'zh-Hant': '查看辦理進度',
  en: 'See how far it is',
  pt: 'Ver o andamento',
} as const
const another = {
  'zh-Hans': '改发到我的另一个账户',
  'zh-Hant': '改發到我的另一個戶口',
  en: 'Have it paid to my other account',
  pt: 'Receber na minha outra conta',
} as const

const buttons = defineMessages({
  R01: {
    'zh-Hans': '申请更正姓名',
    'zh-Hant': '申請更正姓名',
    en: 'Ask to have my name corrected',
    pt: 'Pedir a correcção do nome',
  },
  R02: another,
  R03: {
    'zh-Hans': '找最近的网点问清楚',
    'zh-Hant': '到最近的網點查詢',
    en: 'Ask at the nearest branch',
    pt: 'Perguntar no balcão mais próximo',
  },
  R04: {
    'zh-Hans': '去最近的网点激活',
    'zh-Hant': '到最近的網點啟用',
    en: 'Activate it at the nearest branch',
    pt: 'Activar no balcão mais próximo',
  },
  R05: {
    'zh-Hans': '去最近的网点恢复',
    'zh-Hant': '到最近的網點恢復',
    en: 'Restore it at the nearest branch',
    pt: 'Reactivar no balcão mais próximo',
  },
  R06: {
    'zh-Hans': '去最近的网点更新证件',
    'zh-Hant': '到最近的網點更新證件',
    en: 'Renew the document at the nearest branch',
    pt: 'Actualizar o documento no balcão mais próximo',
  },
  R07: {
    'zh-Hans': '去最近的网点升级账户',
    'zh-Hant': '到最近的網點升級戶口',
    en: 'Upgrade the account at the nearest branch',
    pt: 'Melhorar a conta no balcão mais próximo',
  },
  R08: another,
  R09: {
    'zh-Hans': '记录有误，去柜台更正',
    'zh-Hant': '紀錄有誤，到櫃枱更正',
    en: 'The record is wrong: correct it at a counter',
    pt: 'O registo está errado: corrigir ao balcão',
  },
  R10: another,
  R11: look,
  R12: look,
  R13: look,
  R99: look,
  held: look,
  batchWithdrawn: look,
  permissionGone: another,
  stopped: look,
} satisfies Record<HolderReason, unknown>)

const isHolderReason = (code: string): code is HolderReason =>
  isReturnReason(code) || OWN_REASONS.some((own) => own === code)

/** The reason behind a code of an outcome; one that has no words of its own is 其他原因. */
export const holderReason = (code: string | undefined): HolderReason =>
  code !== undefined && isHolderReason(code) ? code : 'R99'

/** 一句话: why the money has not arrived, for pages and short messages. */
export const reasonSentence = (language: Language, reason: HolderReason): string =>
  sentences(language, reason)

/** 一个按钮: what leads to the way out. */
export const reasonButton = (language: Language, reason: HolderReason): string =>
  buttons(language, reason)
