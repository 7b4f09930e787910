import type { ArticleId } from '#law/articles.ts'
import { covers, type Period } from '#kernel/period.ts'

/** What a bank owes by its agreement, as one line of the checklist. */
export interface Obligation {
  readonly zh: string
  readonly basis: ArticleId
}

/** 合作义务: the checklist of every agreement (Art. 5). */
export const OBLIGATIONS = {
  freeFirstCard: { zh: '首次申领的卡不收工本费，不搭售产品', basis: 'YKT-6' },
  freeChoice: { zh: '不限制、不诱导持卡人选择或者更换银行', basis: 'YKT-6' },
  equalService: { zh: '港澳居民与内地持卡人同样受理、同样时限', basis: 'YKT-16' },
  anyCity: { zh: '省内任一网点受理外地卡的业务', basis: 'YKT-17' },
  answerInTime: { zh: '按约定时限回复开户、挂失和解挂请求', basis: 'YKT-17' },
  facilities: { zh: '网点配备适老适残设施，并如实登记', basis: 'YKT-18' },
  instantIssuance: { zh: '每个地级以上市至少有一个网点即时制卡', basis: 'YKT-17' },
  tellChanges: { zh: '账户状态变化及时通知平台', basis: 'YKT-19' },
  protectData: { zh: '个人信息只用于约定的事项，并留存查阅记录', basis: 'YKT-22' },
  keepPaying: { zh: '被暂停业务期间，已有账户照常入账', basis: 'YKT-25' },
} as const satisfies Readonly<Record<string, Obligation>>
export type ObligationCode = keyof typeof OBLIGATIONS

export const OBLIGATION_CODES = Object.keys(OBLIGATIONS) as readonly ObligationCode[]

/** 合作协议 */
export interface Agreement {
  readonly id: string
  readonly bankCode: string
  readonly number: string
  readonly version: number
  /** Half-open: the last day is not inside. */
  readonly period: Period
  /** Of the bureau: settles what the program cannot. */
  readonly liaisonId: string
}

/** The agreement in force on a day; the database allows one at most. */
export const agreementOn = (
  agreements: readonly Agreement[],
  on: Temporal.PlainDate,
): Agreement | undefined => agreements.find(({ period }) => covers(period, on))
