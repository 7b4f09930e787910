import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import type { Standing } from '#modules/person/index.ts'
import type { AccountStatus } from './account.ts'

/** By which authority an account is paid. */
export const AUTHORISATIONS = ['initial', 'consent', 'court'] as const
export type Authorisation = (typeof AUTHORISATIONS)[number]

/** 发放关系: which account of a person a programme pays, and when. */
export interface Assignment {
  readonly id: string
  readonly personId: string
  readonly programmeCode: string
  readonly accountId: string
  readonly validFrom: Temporal.Instant
  /** Half-open; none as long as nothing follows. */
  readonly validUntil: Temporal.Instant | undefined
  readonly authorisation: Authorisation
  readonly consentId: string | undefined
  /** What it replaced. */
  readonly previousId: string | undefined
  /** End of the cool-down: nothing is paid before (A3). */
  readonly payableFrom: Temporal.Instant
  readonly enteredAt: Temporal.Instant
  /** Set when it was taken back before it began. */
  readonly cancelledAt: Temporal.Instant | undefined
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) > 0

/** The assignment of one person and programme at a moment. */
export const assignmentAt = (
  assignments: readonly Assignment[],
  at: Temporal.Instant,
): Assignment | undefined =>
  assignments.find(
    ({ validFrom, validUntil, cancelledAt }) =>
      cancelledAt === undefined &&
      !isAfter(validFrom, at) &&
      (validUntil === undefined || isAfter(validUntil, at)),
  )

/** The change of one person and programme that has not begun yet. */
export const changeUnderWay = (
  assignments: readonly Assignment[],
  at: Temporal.Instant,
): Assignment | undefined =>
  assignments.find(
    ({ validFrom, cancelledAt }) => cancelledAt === undefined && isAfter(validFrom, at),
  )

/**
 * When a change begins: as asked for, but never in the past, nor in the very moment in which what
 * it replaces began. Of two changes in one moment the later one stands; both were true for a time.
 */
export const beginOfChange = (
  current: Pick<Assignment, 'validFrom'>,
  at: Temporal.Instant,
  effectiveFrom: Temporal.Instant = at,
): Temporal.Instant => {
  const wanted = isAfter(at, effectiveFrom) ? at : effectiveFrom
  return isAfter(wanted, current.validFrom) ? wanted : current.validFrom.add({ milliseconds: 1 })
}

/**
 * The assignment that payment may rely on: a change whose consent was taken back before it began
 * never counts, even before the change itself is cancelled (N6).
 */
export const reliableAssignment = (
  assignments: readonly Assignment[],
  withdrawnAt: ReadonlyMap<string, Temporal.Instant>,
  at: Temporal.Instant,
): Assignment | undefined => {
  const neverBegan = ({ consentId, validFrom }: Assignment): boolean => {
    const withdrawn = consentId === undefined ? undefined : withdrawnAt.get(consentId)
    return withdrawn !== undefined && isAfter(validFrom, withdrawn)
  }
  let found = assignmentAt(assignments, at)
  while (found !== undefined && neverBegan(found)) {
    const { previousId } = found
    found = assignments.find(({ id }) => id === previousId)
  }
  return found
}

export type ChangeRefusal =
  | 'NOT_THE_HOLDER'
  | 'PERSON_NOT_LIVING'
  | 'PERSON_WAS_MERGED'
  | 'PROGRAMME_NOT_IN_FORCE'
  | 'NO_ASSIGNMENT'
  | 'ALREADY_ASSIGNED'
  | 'CHANGE_UNDER_WAY'
  | 'NO_CHANGE_UNDER_WAY'
  | 'ACCOUNT_NOT_ACTIVE'
  | 'CONSENT_MISSING'

/** Who acts: a holder only for themselves; the program and a clerk carry out what was permitted. */
export const mayChange = (
  personId: string,
  actor: { readonly kind: string; readonly id: string },
): boolean =>
  actor.kind === 'system' ||
  actor.kind === 'staff' ||
  (actor.kind === 'holder' && actor.id === personId)

/** What stands in the books when a change is asked for. */
export interface ChangeFacts {
  readonly actsForThemselves: boolean
  readonly standing: Standing
  readonly programmeInForce: boolean
  readonly current: Pick<Assignment, 'accountId'> | undefined
  readonly underWay: Pick<Assignment, 'accountId'> | undefined
  readonly target: { readonly id: string; readonly status: AccountStatus } | undefined
  /** Whether the consent of this person, programme and account stands. */
  readonly consented: boolean
}

/** Nobody who has died is paid anew (C8), and nobody under an entry that was given up (C6). */
const standingRefusal = (
  standing: Standing,
): Refused<'PERSON_NOT_LIVING' | 'PERSON_WAS_MERGED'> | undefined => {
  if (standing === 'deceased') return refuse('CARD-16', 'PERSON_NOT_LIVING', ['settleDeath'])
  return standing === 'merged' ? refuse('YKT-3', 'PERSON_WAS_MERGED', ['openSurviving']) : undefined
}

/** What a granted change does. */
export type ChangeOutcome = 'change' | 'unchanged'

/**
 * Whether a programme may pay another account from now or later on. Guards in order: who asks
 * (A6), that the person lives (C8) under an entry of their own (C6), the programme, what it pays
 * now, what is under way, the new account, the consent. Nothing moves without one (Art. 19).
 */
export const decideChange = (facts: ChangeFacts): Decision<ChangeOutcome, ChangeRefusal> => {
  const { current, underWay, target } = facts
  if (!facts.actsForThemselves) return refuse('YKT-19', 'NOT_THE_HOLDER', ['askHolder'])
  const gone = standingRefusal(facts.standing)
  if (gone !== undefined) return gone
  if (!facts.programmeInForce) return refuse('YKT-13', 'PROGRAMME_NOT_IN_FORCE')
  if (current === undefined) return refuse('YKT-13', 'NO_ASSIGNMENT', ['openAssignment'])
  if (underWay !== undefined)
    return underWay.accountId === target?.id
      ? grant('YKT-19', 'unchanged')
      : refuse('YKT-19', 'CHANGE_UNDER_WAY', ['cancelChange'])
  if (current.accountId === target?.id) return grant('YKT-19', 'unchanged')
  if (target?.status !== 'active') return refuse('YKT-19', 'ACCOUNT_NOT_ACTIVE', ['activate'])
  if (!facts.consented) return refuse('YKT-19', 'CONSENT_MISSING', ['giveConsent'])
  return grant('YKT-19', 'change')
}

/** Whether a programme can pay somebody for the first time, to this account. */
export const decideOpening = (
  facts: Omit<ChangeFacts, 'underWay' | 'consented'>,
): Decision<ChangeOutcome, ChangeRefusal> => {
  if (!facts.actsForThemselves) return refuse('YKT-19', 'NOT_THE_HOLDER', ['askHolder'])
  const gone = standingRefusal(facts.standing)
  if (gone !== undefined) return gone
  if (!facts.programmeInForce) return refuse('YKT-13', 'PROGRAMME_NOT_IN_FORCE')
  if (facts.current !== undefined)
    return facts.current.accountId === facts.target?.id
      ? grant('YKT-13', 'unchanged')
      : refuse('YKT-19', 'ALREADY_ASSIGNED', ['changeAccount'])
  if (facts.target?.status !== 'active') return refuse('YKT-13', 'ACCOUNT_NOT_ACTIVE', ['activate'])
  return grant('YKT-13', 'change')
}

/** Whether a change can be taken back: only before it takes effect; then it is another change. */
export const decideCancelChange = (
  actsForThemselves: boolean,
  underWay: Assignment | undefined,
): Decision<Assignment, ChangeRefusal> => {
  if (!actsForThemselves) return refuse('YKT-19', 'NOT_THE_HOLDER', ['askHolder'])
  return underWay === undefined
    ? refuse('YKT-19', 'NO_CHANGE_UNDER_WAY', ['changeAccount'])
    : grant('YKT-19', underWay)
}

/**
 * Whether a programme can stop paying somebody: from now on, and with nothing on the way that would
 * begin again. What was paid, and where, stays on record (Art. 19).
 */
export const decideEnding = (
  actsForThemselves: boolean,
  current: Assignment | undefined,
  underWay: Assignment | undefined,
): Decision<Assignment, ChangeRefusal> => {
  if (!actsForThemselves) return refuse('YKT-19', 'NOT_THE_HOLDER', ['askHolder'])
  if (current === undefined) return refuse('YKT-13', 'NO_ASSIGNMENT', ['openAssignment'])
  if (underWay !== undefined) return refuse('YKT-19', 'CHANGE_UNDER_WAY', ['cancelChange'])
  return grant('YKT-13', current)
}
