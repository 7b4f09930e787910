import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 疑难件状态 */
export const EXCEPTION_STATUSES = ['unassigned', 'assigned', 'resolved', 'notResolvable'] as const
export type ExceptionStatus = (typeof EXCEPTION_STATUSES)[number]

/** What can happen to an exception. */
export const EXCEPTION_ACTIONS = ['assign', 'handOn', 'resolve', 'closeUnresolved'] as const
export type ExceptionAction = (typeof EXCEPTION_ACTIONS)[number]

export interface ExceptionTransition {
  readonly to: ExceptionStatus
  readonly basis: ArticleId
}

/** Every lawful step of an exception. A pair that is absent is refused. */
export const EXCEPTION_TRANSITIONS = {
  /** 待派人 */
  unassigned: { assign: { to: 'assigned', basis: 'YKT-17' } },
  /** 处置中 */
  assigned: {
    handOn: { to: 'assigned', basis: 'YKT-17' },
    resolve: { to: 'resolved', basis: 'YKT-17' },
    closeUnresolved: { to: 'notResolvable', basis: 'YKT-17' },
  },
  /** 已处置 */
  resolved: {},
  /** 查实处置不了 */
  notResolvable: {},
} as const satisfies Record<ExceptionStatus, Partial<Record<ExceptionAction, ExceptionTransition>>>

export const exceptionTransitionOf = (
  status: ExceptionStatus,
  action: ExceptionAction,
): ExceptionTransition | undefined => {
  const steps: Partial<Record<ExceptionAction, ExceptionTransition>> = EXCEPTION_TRANSITIONS[status]
  return steps[action]
}

/** Whether somebody still has to see to it. */
export const isUnderWay = (status: ExceptionStatus): boolean =>
  Object.keys(EXCEPTION_TRANSITIONS[status]).length > 0

/** Somebody of the staff, as far as exceptions look at them. */
export interface Officer {
  readonly id: string
  readonly agencyCode: string
}

/** What decisions on an exception look at. */
export interface ExceptionFacts {
  readonly status: ExceptionStatus
  readonly twoPeople: boolean
  /** Who opened it; of the program, the name of its job. */
  readonly openedBy: string
  readonly resolverAgency: string
  readonly resolverId: string | undefined
}

export type ExceptionRefusal =
  | 'EXCEPTION_ENDED'
  | 'EXCEPTION_OF_OTHER_RESOLVER'
  | 'EXCEPTION_NEEDS_SECOND'
  | 'EXCEPTION_NEEDS_WORDS'
  | 'RESOLVER_NOT_SUITABLE'

const step = (
  one: ExceptionFacts,
  action: ExceptionAction,
): Decision<ExceptionStatus, 'EXCEPTION_ENDED'> => {
  const transition = exceptionTransitionOf(one.status, action)
  return transition === undefined
    ? refuse('YKT-17', 'EXCEPTION_ENDED', Object.keys(EXCEPTION_TRANSITIONS[one.status]))
    : grant(transition.basis, transition.to)
}

/**
 * 处置完毕 or 结案说明: by the named resolver alone, in words, and where two people are asked for not by
 * whoever opened it (S3, T21).
 */
export const decideClosing = (
  one: ExceptionFacts,
  by: Officer,
  action: 'resolve' | 'closeUnresolved',
  note: string,
): Decision<ExceptionStatus, ExceptionRefusal> => {
  const lawful = step(one, action)
  if (!lawful.granted) return lawful
  if (one.twoPeople && by.id === one.openedBy)
    return refuse('YKT-22', 'EXCEPTION_NEEDS_SECOND', ['handOn'])
  if (by.id !== one.resolverId)
    return refuse('YKT-17', 'EXCEPTION_OF_OTHER_RESOLVER', ['askResolver', 'handOn'])
  return note.trim() === '' ? refuse('YKT-17', 'EXCEPTION_NEEDS_WORDS', ['writeDown']) : lawful
}

/** Somebody to whom an exception can go, as the rule sees them. */
export interface Candidate extends Officer {
  /** Stable name at the identity provider, by which equals are put in order. */
  readonly code: string
  readonly open: number
}

/**
 * Whom an exception may go to: whoever holds the role, other than who has it, and where two people
 * are asked for other than who opened it.
 */
export const suitable = <One extends Officer>(
  one: Pick<ExceptionFacts, 'twoPeople' | 'openedBy' | 'resolverId'>,
  candidates: readonly One[],
): readonly One[] =>
  candidates.filter(({ id }) => id !== one.resolverId && !(one.twoPeople && id === one.openedBy))

/** 派人: whoever has the fewest open, then by code, so that the same facts name the same person. */
export const namedResolver = (
  one: Pick<ExceptionFacts, 'twoPeople' | 'openedBy' | 'resolverId'>,
  candidates: readonly Candidate[],
): Candidate | undefined =>
  suitable(one, candidates).toSorted((a, b) => a.open - b.open || (a.code < b.code ? -1 : 1))[0]

/**
 * 转办: by the resolver, or by a colleague of the unit where the resolver is away, with the reason,
 * to somebody who holds the role.
 */
export const decideHandOn = (
  one: ExceptionFacts,
  by: Officer,
  to: Officer | undefined,
  reason: string,
): Decision<ExceptionStatus, ExceptionRefusal> => {
  const lawful = step(one, 'handOn')
  if (!lawful.granted) return lawful
  if (by.id !== one.resolverId && by.agencyCode !== one.resolverAgency)
    return refuse('YKT-17', 'EXCEPTION_OF_OTHER_RESOLVER', ['askResolver'])
  if (to === undefined || suitable(one, [to]).length === 0)
    return refuse('YKT-17', 'RESOLVER_NOT_SUITABLE', ['chooseOther'])
  return reason.trim() === '' ? refuse('YKT-17', 'EXCEPTION_NEEDS_WORDS', ['writeDown']) : lawful
}

/** 超期: the last day has passed and nobody has ended it. */
export const isOverdue = (
  one: { readonly status: ExceptionStatus; readonly dueOn: Temporal.PlainDate },
  on: Temporal.PlainDate,
): boolean => isUnderWay(one.status) && Temporal.PlainDate.compare(on, one.dueOn) > 0
