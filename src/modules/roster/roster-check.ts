import type { ArticleId } from '#law/articles.ts'
import type { Severity } from './finding-texts.ts'

/** One thing that is looked up about every row, in our registers and books. */
export interface RosterCheck {
  readonly severity: Severity
  readonly basis: ArticleId
  /** What is wrong, for the officer. */
  readonly zh: string
  /** What to do about it. */
  readonly nextZh: string
}

/** 名册核验: every check as data; each is one relation over the rows (`store-checks.ts`). */
export const ROSTER_CHECKS = {
  notInRegister: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '持卡人信息库里没有这个证件号码',
    nextZh: '核对证件号码；没有登记的请先办首次申领',
  },
  nameDiffers: {
    severity: 'confirm',
    basis: 'YKT-13',
    zh: '姓名和登记的不一样',
    nextZh: '核对后采用登记的姓名',
  },
  deceased: {
    severity: 'refuse',
    basis: 'HANDLING-8',
    zh: '已登记死亡',
    nextZh: '移出名册；误报的请走死亡更正',
  },
  imprisoned: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '正在服刑',
    nextZh: '移出名册；误报的请向推送单位核实',
  },
  emigrated: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '已经出国定居',
    nextZh: '移出名册；误报的请向推送单位核实',
  },
  personTwice: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '同一个人在名册里出现两次',
    nextZh: '留下一行，或者分开写明分项',
  },
  householdTwice: {
    severity: 'confirm',
    basis: 'YKT-13',
    zh: '同一户在本期出现两次',
    nextZh: '按户发放的只留一行；确实是两户的写明理由',
  },
  inAnotherRoster: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '本期另一份名册里已经有这个人',
    nextZh: '留在一份名册里',
  },
  inAnotherCity: {
    severity: 'confirm',
    basis: 'YKT-13',
    zh: '本期另一个市也在给这个人发同一项补贴',
    nextZh: '和那个市核对，只由一地发放',
  },
  noPayableAccount: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '没有能收款的社保卡账户',
    nextZh: '提醒本人激活或者申领；这一行以后补发',
  },
  paidOrUnderWay: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '本期这笔钱已经发过或者正在发',
    nextZh: '移出名册',
  },
  exclusiveProgramme: {
    severity: 'refuse',
    basis: 'YKT-13',
    zh: '本期已经领取不能同时领的另一项补贴',
    nextZh: '和另一个主管部门商定发哪一项',
  },
  aboveLimit: {
    severity: 'confirm',
    basis: 'YKT-13',
    zh: '金额超过这项补贴的上限',
    nextZh: '核对金额；确实无误的写明理由',
  },
  offStandard: {
    severity: 'confirm',
    basis: 'YKT-13',
    zh: '金额不等于标准乘以数量',
    nextZh: '核对金额和数量；确实无误的写明理由',
  },
  accountChangedLately: {
    severity: 'confirm',
    basis: 'YKT-22',
    zh: '收款账户在几天之内变更过',
    nextZh: '和本人核实后确认',
  },
  accountShared: {
    severity: 'confirm',
    basis: 'YKT-22',
    zh: '同一个账户收几个人的钱',
    nextZh: '核实监护关系，防止代持',
  },
} as const satisfies Readonly<Record<string, RosterCheck>>

export type RosterCheckCode = keyof typeof ROSTER_CHECKS

/** Whether a finding was made by a check and not by reading the file. */
export const isCheck = (code: string): code is RosterCheckCode => Object.hasOwn(ROSTER_CHECKS, code)
