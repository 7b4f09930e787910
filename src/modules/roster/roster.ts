import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 名册状态 */
export const ROSTER_STATUSES = [
  'reading',
  'judged',
  'noticed',
  'settled',
  'handedOver',
  'withdrawn',
] as const
export type RosterStatus = (typeof ROSTER_STATUSES)[number]

export type RosterAction = 'judge' | 'putUp' | 'settle' | 'reopen' | 'handOver' | 'withdraw'

interface Step {
  readonly to: RosterStatus
  readonly basis: ArticleId
}

const WITHDRAW = { to: 'withdrawn', basis: 'YKT-13' } as const

/** Every lawful step of a list, with its article. */
export const ROSTER_TRANSITIONS = {
  /** 读取中 */
  reading: { judge: { to: 'judged', basis: 'YKT-13' }, withdraw: WITHDRAW },
  /** 已核验: rows can be repaired and confirmed, and the checks run again. */
  judged: { putUp: { to: 'noticed', basis: 'YKT-13' }, withdraw: WITHDRAW },
  /** 公示中 */
  noticed: {
    settle: { to: 'settled', basis: 'YKT-13' },
    reopen: { to: 'judged', basis: 'YKT-13' },
    withdraw: WITHDRAW,
  },
  /** 已核定清册 */
  settled: {
    handOver: { to: 'handedOver', basis: 'YKT-13' },
    reopen: { to: 'judged', basis: 'YKT-13' },
    withdraw: WITHDRAW,
  },
  /** 已交发放 */
  handedOver: {},
  /** 已撤回 */
  withdrawn: {},
} as const satisfies Record<RosterStatus, Partial<Record<RosterAction, Step>>>

/** Whether a list takes a step, and where it leads. */
export const decideRoster = (
  status: RosterStatus,
  action: RosterAction,
): Decision<RosterStatus, 'ROSTER_NOT_IN_STATUS'> => {
  const steps: Partial<Record<RosterAction, Step>> = ROSTER_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined
    ? refuse('YKT-13', 'ROSTER_NOT_IN_STATUS', Object.keys(steps))
    : grant(step.basis, step.to)
}
