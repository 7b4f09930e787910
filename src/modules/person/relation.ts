import type { ArticleId } from '#law/articles.ts'
import { ageOn, reachesAgeOn } from '#kernel/ages.ts'
import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import type { ProxyScope } from '#kernel/proxy-scope.ts'
import type { Standing } from './standing.ts'

/** 代办关系的种类: by birth, by consent, by a court or law, by office in the village. */
export const RELATION_KINDS = ['guardian', 'family', 'appointed', 'villageHelper'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

export const RELATION_STATUSES = ['proposed', 'active', 'ended'] as const
export type RelationStatus = (typeof RELATION_STATUSES)[number]

export const RELATION_ACTIONS = ['confirm', 'end'] as const
export type RelationAction = (typeof RELATION_ACTIONS)[number]

/** Every lawful step; a pair that is absent is refused. */
export const RELATION_TRANSITIONS = {
  proposed: {
    confirm: { to: 'active', basis: 'HANDLING-30' },
    end: { to: 'ended', basis: 'HANDLING-30' },
  },
  active: { end: { to: 'ended', basis: 'HANDLING-30' } },
  ended: {},
} as const satisfies Record<
  RelationStatus,
  Partial<Record<RelationAction, { readonly to: RelationStatus; readonly basis: ArticleId }>>
>

/** What each kind may be given. Accounts, approvals of money and consent are nowhere (A6). */
export const KIND_SCOPES = {
  guardian: ['seeCard', 'showCode', 'reportLoss', 'apply', 'renew', 'seeCases', 'seeMoney'],
  family: ['seeCard', 'showCode', 'reportLoss', 'apply', 'renew', 'seeCases', 'seeMoney'],
  appointed: ['seeCard', 'reportLoss', 'apply', 'renew', 'seeCases', 'seeMoney'],
  villageHelper: ['reportLoss', 'apply', 'renew', 'seeCases'],
} as const satisfies Record<RelationKind, readonly ProxyScope[]>

export type EndReason =
  | 'declined'
  | 'lapsed'
  | 'endedByPerson'
  | 'endedByAgent'
  | 'endedAtCounter'
  | 'expired'
  | 'cameOfAge'
  | 'died'

/** One person lets another act: what was agreed, and where it stands. */
export interface Relation {
  readonly id: string
  readonly kind: RelationKind
  /** The person acted for; unknown until they answer the code. */
  readonly personId: string | undefined
  readonly agentId: string | undefined
  /** Masked names, as the other side sees them. */
  readonly personLabel: string | undefined
  readonly agentLabel: string | undefined
  readonly scopes: readonly ProxyScope[]
  readonly startsOn: Temporal.PlainDate
  /** The first day on which it is no more. */
  readonly endsOn: Temporal.PlainDate | undefined
  readonly status: RelationStatus
  readonly proposedBy: 'person' | 'agent' | 'counter'
}

/** 签字: on the letter, kept under a reference, or on the screen before the customer. */
export type Signature =
  | { readonly kind: 'paper'; readonly reference: string }
  | { readonly kind: 'screen' }

/** Entered at a counter, and not signed yet. */
export const waitsForLetter = ({
  status,
  proposedBy,
}: Pick<Relation, 'status' | 'proposedBy'>): boolean =>
  status === 'proposed' && proposedBy === 'counter'

export type RelationRefusal =
  | 'SCOPE_NOT_FOR_KIND'
  | 'TERM_WRONG'
  | 'RELATION_TO_ONESELF'
  | 'PERSON_NOT_LIVING'
  | 'PERSON_WAS_MERGED'
  | 'AGE_NOT_FOR_KIND'
  | 'AGENT_TOO_YOUNG'
  | 'FAMILY_FULL'
  | 'RELATION_EXISTS'
  | 'RELATION_NOT_OPEN'

/** The step of a relation by an action; refused where the table has none. */
export const decideStep = (
  status: RelationStatus,
  action: RelationAction,
): Decision<RelationStatus, 'RELATION_NOT_OPEN'> => {
  const steps: Partial<Record<RelationAction, { to: RelationStatus; basis: ArticleId }>> =
    RELATION_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined
    ? refuse('HANDLING-30', 'RELATION_NOT_OPEN', ['proposeRelation'])
    : grant(step.basis, step.to)
}

/** What is agreed on, without the two people. */
export type Terms = Pick<Relation, 'kind' | 'scopes' | 'startsOn' | 'endsOn'>

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(a, b) < 0

const termFits = (
  { kind, startsOn, endsOn }: Terms,
  { on, months }: { readonly on: Temporal.PlainDate; readonly months: number },
): boolean => {
  if (endsOn === undefined) return kind === 'appointed' || kind === 'guardian'
  if (!isBefore(startsOn, endsOn) || !isBefore(on, endsOn)) return false
  const limited = kind === 'family' || kind === 'villageHelper'
  return !limited || !isBefore(startsOn.add({ months }), endsOn)
}

/** Whether the terms can be agreed on at all: scopes of the kind, and a lawful end. */
export const decideTerms = (
  terms: Terms,
  limits: { readonly on: Temporal.PlainDate; readonly months: number },
): Decision<Terms, RelationRefusal> => {
  const may: readonly ProxyScope[] = KIND_SCOPES[terms.kind]
  if (terms.scopes.length === 0 || terms.scopes.some((scope) => !may.includes(scope)))
    return refuse('HANDLING-30', 'SCOPE_NOT_FOR_KIND', ['chooseScopes'])
  if (!termFits(terms, limits)) return refuse('HANDLING-30', 'TERM_WRONG', ['chooseEnd'])
  return grant('HANDLING-30', terms)
}

/** One of the two people, as far as the rule looks. */
export interface Party {
  readonly id: string
  readonly birthOn: Temporal.PlainDate
  readonly standing: Standing
}

/** Neither side of a relation may have died; whose entry was given up begins none under it. */
export const partyRefusal = (
  standing: Standing,
): Refused<'PERSON_NOT_LIVING' | 'PERSON_WAS_MERGED'> | undefined => {
  if (standing === 'merged') return refuse('YKT-3', 'PERSON_WAS_MERGED', ['openSurviving'])
  return standing === 'living' ? undefined : refuse('CARD-16', 'PERSON_NOT_LIVING', ['askCounter'])
}

export interface PairFacts {
  readonly person: Party
  readonly agent: Party
  readonly on: Temporal.PlainDate
  readonly adultAge: number
  readonly agentAge: number
  /** Live relations in which the agent acts, this one left out. */
  readonly held: Readonly<Record<RelationKind, number>>
  readonly limits: Readonly<Record<RelationKind, number>>
  /** 亲情账户上限: for all kinds but those of the village's office. */
  readonly familyCap: number
  /** A live relation of the same two people and kind. */
  readonly exists: boolean
}

const isFull = (kind: RelationKind, { held, limits, familyCap }: PairFacts): boolean =>
  held[kind] >= limits[kind] ||
  (kind !== 'villageHelper' && held.guardian + held.family + held.appointed >= familyCap)

/**
 * Whether these two people can be so related today: two living people, of the right ages, within
 * the caps. Guards in that order.
 */
export const decidePair = (
  kind: RelationKind,
  facts: PairFacts,
): Decision<RelationKind, RelationRefusal> => {
  const { person, agent, on } = facts
  if (person.id === agent.id) return refuse('HANDLING-30', 'RELATION_TO_ONESELF')
  const refused = partyRefusal(person.standing) ?? partyRefusal(agent.standing)
  if (refused !== undefined) return refused
  const minor = ageOn(person.birthOn, on) < facts.adultAge
  if (kind !== 'appointed' && minor !== (kind === 'guardian'))
    return refuse('YKT-6', 'AGE_NOT_FOR_KIND', ['askCounter'])
  if (ageOn(agent.birthOn, on) < facts.agentAge)
    return refuse('HANDLING-30', 'AGENT_TOO_YOUNG', ['askCounter'])
  if (facts.exists) return refuse('HANDLING-30', 'RELATION_EXISTS', ['endRelation'])
  if (isFull(kind, facts)) return refuse('YKT-17', 'FAMILY_FULL', ['endRelation'])
  return grant('HANDLING-30', kind)
}

/**
 * 监护代办到期 (G11): from the day on which the minor can do it themselves there is no guardian any
 * more, whatever else was agreed.
 */
export const guardianEndsOn = (
  birthOn: Temporal.PlainDate,
  adultAge: number,
  agreed: Temporal.PlainDate | undefined,
): Temporal.PlainDate => {
  const comesOfAgeOn = reachesAgeOn(birthOn, adultAge)
  return agreed !== undefined && isBefore(agreed, comesOfAgeOn) ? agreed : comesOfAgeOn
}

/** Whether a relation lets its agent act on a day; asked again at each request (N7, N8). */
export const isInForce = (
  { status, startsOn, endsOn }: Pick<Relation, 'status' | 'startsOn' | 'endsOn'>,
  on: Temporal.PlainDate,
): boolean =>
  status === 'active' && !isBefore(on, startsOn) && (endsOn === undefined || isBefore(on, endsOn))
