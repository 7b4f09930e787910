import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { Sex } from '#kernel/identity-number/index.ts'

export const MERGE_STATUSES = [
  'proposed',
  'merged',
  'declined',
  'unmergeProposed',
  'unmerged',
] as const
export type MergeStatus = (typeof MERGE_STATUSES)[number]

export const MERGE_ACTIONS = [
  'merge',
  'decline',
  'proposeUnmerge',
  'approveUnmerge',
  'declineUnmerge',
] as const
export type MergeAction = (typeof MERGE_ACTIONS)[number]

/** Every lawful step of a merge; a pair that is absent is refused. */
export const MERGE_TRANSITIONS = {
  proposed: {
    merge: { to: 'merged', basis: 'YKT-3' },
    decline: { to: 'declined', basis: 'YKT-22' },
  },
  merged: { proposeUnmerge: { to: 'unmergeProposed', basis: 'YKT-3' } },
  declined: {},
  unmergeProposed: {
    approveUnmerge: { to: 'unmerged', basis: 'YKT-3' },
    declineUnmerge: { to: 'merged', basis: 'YKT-22' },
  },
  unmerged: {},
} as const satisfies Record<
  MergeStatus,
  Partial<Record<MergeAction, { readonly to: MergeStatus; readonly basis: ArticleId }>>
>

/** 合并原因: entered twice, or a permit holder who got a residence permit (G12). */
export const MERGE_REASONS = ['enteredTwice', 'residencePermit'] as const
export type MergeReason = (typeof MERGE_REASONS)[number]

export type MergeRefusal =
  | 'MERGE_NOT_OPEN'
  | 'MERGE_WITH_ONESELF'
  | 'PERSON_NOT_LIVING'
  | 'PERSON_WAS_MERGED'
  | 'FACTS_DIFFER'
  | 'RELATIONS_CONFLICT'
  | 'MERGE_UNDER_WAY'
  | 'ENTRY_STILL_IN_USE'
  | 'PAID_TWICE'

/** The step of a merge by an action. */
export const decideMergeStep = (
  status: MergeStatus,
  action: MergeAction,
): Decision<MergeStatus, 'MERGE_NOT_OPEN'> => {
  const steps: Partial<Record<MergeAction, { to: MergeStatus; basis: ArticleId }>> =
    MERGE_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined ? refuse('YKT-22', 'MERGE_NOT_OPEN') : grant(step.basis, step.to)
}

/** What an entry holds that goes on: it cannot be given up while it does. */
export type Holding = 'card' | 'order' | 'case'

/** What the two entries hold, in the eyes of the modules whose things those are. */
export interface Holdings {
  readonly from: readonly Holding[]
  readonly into: readonly Holding[]
  /** One programme pays both: one human being would be paid twice (A2). */
  readonly paidTwice: boolean
}

const FIRST_DO = {
  card: 'cancelCard',
  order: 'withdrawOrder',
  case: 'finishCase',
} as const satisfies Record<Holding, string>

/**
 * Whether an entry can be given up: nothing that goes on may hang on it. What has ended stays where
 * it is and is read through the alias, so that nothing has to be moved back.
 */
export const decideGivingUp = ({
  from,
  into,
  paidTwice,
}: Holdings): Decision<undefined, 'ENTRY_STILL_IN_USE' | 'PAID_TWICE'> => {
  if (paidTwice) return refuse('YKT-13', 'PAID_TWICE', ['askDepartment'])
  if (from.length === 0) return grant('YKT-3', undefined)
  const first = into.length === 0 ? ['swapEntries'] : from.map((one) => FIRST_DO[one])
  return refuse('YKT-3', 'ENTRY_STILL_IN_USE', first)
}

/** One of the two entries, as far as the rule looks. */
export interface MergeParty {
  readonly id: string
  readonly birthOn: Temporal.PlainDate
  readonly sex: Sex
  readonly diedOn: Temporal.PlainDate | undefined
  /** Whether the entry has been merged into another one. */
  readonly isAlias: boolean
}

/**
 * Whether two entries can be of one human being: what never changes must agree, both must be
 * entries of their own, and nobody may come to act for themselves.
 */
export const decideMerge = (facts: {
  readonly from: MergeParty
  readonly into: MergeParty
  /** Live relations that would be with oneself, or twice the same. */
  readonly relationsConflict: boolean
}): Decision<{ readonly fromId: string; readonly intoId: string }, MergeRefusal> => {
  const { from, into, relationsConflict } = facts
  if (from.id === into.id) return refuse('YKT-3', 'MERGE_WITH_ONESELF')
  if (from.isAlias || into.isAlias) return refuse('YKT-3', 'PERSON_WAS_MERGED', ['openSurviving'])
  if (from.diedOn !== undefined || into.diedOn !== undefined)
    return refuse('CARD-16', 'PERSON_NOT_LIVING', ['settleDeath'])
  if (!from.birthOn.equals(into.birthOn) || from.sex !== into.sex)
    return refuse('YKT-3', 'FACTS_DIFFER', ['changeAttributes'])
  if (relationsConflict) return refuse('HANDLING-30', 'RELATIONS_CONFLICT', ['endRelation'])
  return grant('YKT-3', { fromId: from.id, intoId: into.id })
}
