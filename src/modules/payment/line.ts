import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 发放明细状态 */
export const LINE_STATUSES = [
  'prepared',
  'held',
  'cancelled',
  'sent',
  'unknown',
  'paid',
  'rejected',
  'returned',
] as const
export type LineStatus = (typeof LINE_STATUSES)[number]

/** What can happen to a line. */
export type LineAction =
  | 'hold'
  | 'release'
  | 'cancel'
  | 'send'
  | 'loseTrack'
  | 'confirm'
  | 'reject'
  | 'return'

interface Step {
  readonly to: LineStatus
  readonly basis: ArticleId
}

/**
 * Every lawful step of a line. What has failed stays failed (P6): money that is to be paid after
 * all goes out on a line of its own, linked to this one. What is unknown is never sent again (P7).
 */
export const LINE_TRANSITIONS = {
  /** 待发放 */
  prepared: {
    hold: { to: 'held', basis: 'YKT-13' },
    cancel: { to: 'cancelled', basis: 'YKT-13' },
    send: { to: 'sent', basis: 'YKT-13' },
    /** After a restoration its bank says that it has it (P16). */
    loseTrack: { to: 'unknown', basis: 'YKT-13' },
  },
  /** 暂缓: somebody has objected, or something is being looked into. */
  held: {
    release: { to: 'prepared', basis: 'YKT-13' },
    cancel: { to: 'cancelled', basis: 'YKT-13' },
  },
  /** 已撤销 */
  cancelled: {},
  /** 已送银行 */
  sent: {
    confirm: { to: 'paid', basis: 'YKT-13' },
    reject: { to: 'rejected', basis: 'YKT-13' },
    loseTrack: { to: 'unknown', basis: 'YKT-13' },
  },
  /** 结果未知 */
  unknown: {
    confirm: { to: 'paid', basis: 'YKT-13' },
    reject: { to: 'rejected', basis: 'YKT-13' },
  },
  /** 已到账 */
  paid: { return: { to: 'returned', basis: 'YKT-13' } },
  /** 未入账 */
  rejected: {},
  /** 退票 */
  returned: {},
} as const satisfies Record<LineStatus, Partial<Record<LineAction, Step>>>

/** Whether a line takes a step, and where it leads. */
export const decideLine = (
  status: LineStatus,
  action: LineAction,
): Decision<LineStatus, 'LINE_NOT_IN_STATUS'> => {
  const steps: Partial<Record<LineAction, Step>> = LINE_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined
    ? refuse('YKT-13', 'LINE_NOT_IN_STATUS', Object.keys(steps))
    : grant(step.basis, step.to)
}

/** Statuses after which nothing more happens to this line by itself. */
export const isEnded = (status: LineStatus): boolean =>
  status === 'paid' || Object.keys(LINE_TRANSITIONS[status]).length === 0

/** Statuses whose money can go out again, on another line. */
export const mayReissue = (status: LineStatus): boolean =>
  status === 'rejected' || status === 'returned' || status === 'cancelled'
