import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 办件状态 */
export const CASE_STATUSES = [
  'waitingForMaterials',
  'accepted',
  'inProgress',
  'finished',
  'withdrawn',
  'refused',
] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

/** What can happen to a case. */
export const CASE_ACTIONS = [
  'completeMaterials',
  'askForMaterials',
  'begin',
  'finish',
  'withdraw',
  'refuse',
] as const
export type CaseAction = (typeof CASE_ACTIONS)[number]

export interface CaseTransition {
  readonly to: CaseStatus
  readonly basis: ArticleId
}

const withdraw = { to: 'withdrawn', basis: 'YKT-17' } as const
const refuseCase = { to: 'refused', basis: 'YKT-17' } as const
const askForMaterials = { to: 'waitingForMaterials', basis: 'YKT-17' } as const
const finish = { to: 'finished', basis: 'YKT-17' } as const

/** Every lawful step of a case. A pair that is absent is refused. */
export const CASE_TRANSITIONS = {
  /** 待补材料 */
  waitingForMaterials: {
    completeMaterials: { to: 'accepted', basis: 'YKT-17' },
    withdraw,
    refuse: refuseCase,
  },
  /** 已受理 */
  accepted: {
    begin: { to: 'inProgress', basis: 'YKT-17' },
    askForMaterials,
    finish,
    withdraw,
    refuse: refuseCase,
  },
  /** 办理中 */
  inProgress: { askForMaterials, finish, withdraw, refuse: refuseCase },
  /** 已办结 */
  finished: {},
  /** 已撤回 */
  withdrawn: {},
  /** 不予办理 */
  refused: {},
} as const satisfies Record<CaseStatus, Partial<Record<CaseAction, CaseTransition>>>

export const caseTransitionOf = (
  status: CaseStatus,
  action: CaseAction,
): CaseTransition | undefined => {
  const steps: Partial<Record<CaseAction, CaseTransition>> = CASE_TRANSITIONS[status]
  return steps[action]
}

/** Whether anybody still has something to do with the case. */
export const isOpen = (status: CaseStatus): boolean =>
  Object.keys(CASE_TRANSITIONS[status]).length > 0

export const OPEN_STATUSES: readonly CaseStatus[] = CASE_STATUSES.filter(isOpen)

/** What a decision on a case looks at besides its status. */
export interface CaseCircumstances {
  /** 容缺 materials that have not come. */
  readonly outstanding: number
  /** The card is made, or the act is done: nothing is left to take back. */
  readonly tooFar: boolean
}

export type CaseRefusal =
  | 'CASE_ACTION_NOT_AVAILABLE'
  | 'CASE_MATERIALS_OUTSTANDING'
  | 'CASE_TOO_FAR'

/**
 * Whether a step is lawful now, and the status after it. Guards in order: the table, papers that
 * may come later but must be there before the result, and the point after which nobody goes back.
 */
export const decideCase = (
  status: CaseStatus,
  action: CaseAction,
  { outstanding, tooFar }: CaseCircumstances,
): Decision<CaseStatus, CaseRefusal> => {
  const transition = caseTransitionOf(status, action)
  if (transition === undefined)
    return refuse('YKT-17', 'CASE_ACTION_NOT_AVAILABLE', Object.keys(CASE_TRANSITIONS[status]))
  if (action === 'finish' && outstanding > 0)
    return refuse('YKT-17', 'CASE_MATERIALS_OUTSTANDING', ['addMaterials'])
  if (action === 'withdraw' && tooFar) return refuse('YKT-17', 'CASE_TOO_FAR', ['cancel'])
  return grant(transition.basis, transition.to)
}
