import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 变更确认状态 */
export const ACKNOWLEDGEMENT_STATUSES = [
  'published',
  'pushed',
  'acknowledged',
  'rejected',
  'deferred',
  'cancelled',
] as const
export type AcknowledgementStatus = (typeof ACKNOWLEDGEMENT_STATUSES)[number]

export const ACKNOWLEDGEMENT_ACTIONS = ['push', 'acknowledge', 'reject', 'defer', 'cancel'] as const
export type AcknowledgementAction = (typeof ACKNOWLEDGEMENT_ACTIONS)[number]

interface Step {
  readonly to: AcknowledgementStatus
  readonly basis: ArticleId
}

const acknowledge = { to: 'acknowledged', basis: 'YKT-19' } as const
const reject = { to: 'rejected', basis: 'YKT-19' } as const
const defer = { to: 'deferred', basis: 'YKT-19' } as const
const cancel = { to: 'cancelled', basis: 'YKT-19' } as const

/** Every lawful step of a department's answer. */
export const ACKNOWLEDGEMENT_TRANSITIONS = {
  /** 已发布: a department that follows the feed can answer before it is sent to it. */
  published: { push: { to: 'pushed', basis: 'YKT-19' }, acknowledge, reject, defer, cancel },
  /** 已推送 */
  pushed: { acknowledge, reject, defer, cancel },
  /** 暂缓 */
  deferred: { acknowledge, reject, cancel },
  /** 已确认 */
  acknowledged: { cancel },
  /** 被退回 */
  rejected: {},
  /** 本人撤回 */
  cancelled: {},
} as const satisfies Record<AcknowledgementStatus, Partial<Record<AcknowledgementAction, Step>>>

export type AcknowledgementRefusal =
  | 'PERMISSION_MISSING'
  | 'ANSWER_NOT_POSSIBLE'
  | 'REASON_MISSING'
  | 'DAY_PASSED'

/** What a department says to a change. */
export type Answer =
  | { readonly action: 'acknowledge' }
  | { readonly action: 'reject'; readonly reason: string }
  | { readonly action: 'defer'; readonly reason: string; readonly until: Temporal.PlainDate }

/** The step of the table, or why there is none. */
export const decideStep = (
  status: AcknowledgementStatus,
  action: AcknowledgementAction,
): Decision<AcknowledgementStatus, 'ANSWER_NOT_POSSIBLE'> => {
  const steps: Partial<Record<AcknowledgementAction, Step>> = ACKNOWLEDGEMENT_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined
    ? refuse('YKT-19', 'ANSWER_NOT_POSSIBLE', Object.keys(ACKNOWLEDGEMENT_TRANSITIONS[status]))
    : grant(step.basis, step.to)
}

/** Whether staff of the department may give this answer now. */
export const decideAnswer = (
  status: AcknowledgementStatus,
  answer: Answer,
  permitted: boolean,
  today: Temporal.PlainDate,
): Decision<AcknowledgementStatus, AcknowledgementRefusal> => {
  if (!permitted) return refuse('PIPL-51', 'PERMISSION_MISSING', ['askAdministrator'])
  const step = decideStep(status, answer.action)
  if (!step.granted || answer.action === 'acknowledge') return step
  if (answer.reason.trim() === '') return refuse('YKT-19', 'REASON_MISSING', ['giveReason'])
  if (answer.action === 'defer' && Temporal.PlainDate.compare(answer.until, today) <= 0)
    return refuse('YKT-19', 'DAY_PASSED', ['chooseLaterDay'])
  return step
}
