import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 追回件状态 */
export const RECOVERY_STATUSES = ['toVerify', 'owed', 'settled', 'dropped'] as const
export type RecoveryStatus = (typeof RECOVERY_STATUSES)[number]

export const RECOVERY_ACTIONS = ['confirmDebt', 'settle', 'drop'] as const
export type RecoveryAction = (typeof RECOVERY_ACTIONS)[number]

interface Step {
  readonly to: RecoveryStatus
  readonly basis: ArticleId
}

/** Every lawful step: nothing is asked back before somebody has found out that it is owed. */
export const RECOVERY_TRANSITIONS = {
  /** 待核实 */
  toVerify: {
    confirmDebt: { to: 'owed', basis: 'HANDLING-26' },
    drop: { to: 'dropped', basis: 'HANDLING-26' },
  },
  /** 应追回 */
  owed: { settle: { to: 'settled', basis: 'HANDLING-26' } },
  /** 已了结 */
  settled: {},
  /** 不用追回 */
  dropped: {},
} as const satisfies Record<RecoveryStatus, Partial<Record<RecoveryAction, Step>>>

export interface Debt {
  readonly status: RecoveryStatus
  readonly lineFen: bigint
  readonly owedFen: bigint | undefined
  readonly settledFen: bigint
}

export type RecoveryRefusal =
  | 'RECOVERY_NOT_IN_STATUS'
  | 'MORE_THAN_OWED'
  | 'MORE_THAN_PAID'
  | 'AMOUNT_NEEDED'
  | 'NOTE_NEEDED'
  | 'NOT_YOUR_UNIT'
  | 'SAME_PERSON'
  | 'WAIVER_WAITS'
  | 'NO_WAIVER'
  | 'LINE_NOT_PAID'
  | 'LINE_NOT_KEPT_BACK'
  | 'REFERENCE_USED'
  | 'FUND_UNKNOWN'
  | 'PLAN_WRONG'

/** What is still to come back. */
export const remainingOf = ({ status, owedFen = 0n, settledFen }: Debt): bigint =>
  status === 'owed' ? owedFen - settledFen : 0n

/** 认定应追回: how much of what was paid is owed back; never more than was paid. */
export const decideDebt = (debt: Debt, owedFen: bigint): Decision<bigint, RecoveryRefusal> => {
  if (debt.status !== 'toVerify') return refuse('HANDLING-26', 'RECOVERY_NOT_IN_STATUS')
  if (owedFen <= 0n) return refuse('HANDLING-26', 'AMOUNT_NEEDED', ['drop'])
  return owedFen > debt.lineFen
    ? refuse('HANDLING-26', 'MORE_THAN_PAID', ['mendAmount'])
    : grant('HANDLING-26', owedFen)
}

/** Whether an amount may be set against a debt: never more than is still owed (P22). */
export const decideSettlement = (
  debt: Debt,
  amountFen: bigint,
): Decision<RecoveryStatus, RecoveryRefusal> => {
  if (debt.status !== 'owed') return refuse('HANDLING-26', 'RECOVERY_NOT_IN_STATUS')
  if (amountFen <= 0n) return refuse('HANDLING-26', 'AMOUNT_NEEDED', ['mendAmount'])
  const remaining = remainingOf(debt)
  if (amountFen > remaining) return refuse('HANDLING-26', 'MORE_THAN_OWED', ['mendAmount'])
  return grant('HANDLING-26', amountFen === remaining ? 'settled' : 'owed')
}

export interface Instalment {
  readonly number: number
  readonly dueOn: Temporal.PlainDate
  readonly amountFen: bigint
}

const MOST_INSTALMENTS = 60

/**
 * 分期: equal parts, month by month; what cannot be divided is in the first one, so that the parts
 * are the whole to the fen.
 *
 * @returns `undefined` when there are none, too many, or more than there are fen.
 */
export const instalmentsOf = (
  remainingFen: bigint,
  count: number,
  firstOn: Temporal.PlainDate,
): readonly Instalment[] | undefined => {
  if (!Number.isInteger(count) || count < 1 || count > MOST_INSTALMENTS) return undefined
  const part = remainingFen / BigInt(count)
  if (part <= 0n) return undefined
  const rest = remainingFen - part * BigInt(count)
  return Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    dueOn: firstOn.add({ months: i }),
    amountFen: i === 0 ? part + rest : part,
  }))
}
