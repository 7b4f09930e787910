import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import { covers, type Period } from '#kernel/period.ts'
import type { Domain } from '#modules/catalogue/index.ts'

interface KindEntry {
  /** The levels of a kind that has some, the one that counts for most first. */
  readonly levels: readonly string[]
  /** Whether it may be said without an end. */
  readonly openEnded: boolean
}

/** 权益种类: what besides age somebody can be, so that something is due to them. */
export const ENTITLEMENT_TABLE = {
  student: { levels: [], openEnded: false },
  disabled: { levels: ['1', '2', '3', '4'], openEnded: false },
  veteran: { levels: [], openEnded: true },
  talent: { levels: ['A', 'B', 'C', 'D', 'E'], openEnded: false },
  lowIncome: { levels: [], openEnded: false },
  donor: { levels: [], openEnded: true },
} as const satisfies Readonly<Record<string, KindEntry>>

export type EntitlementKind = keyof typeof ENTITLEMENT_TABLE
export const ENTITLEMENT_KINDS = Object.keys(ENTITLEMENT_TABLE) as readonly EntitlementKind[]

export const isEntitlementKind = (text: string): text is EntitlementKind =>
  Object.hasOwn(ENTITLEMENT_TABLE, text)

const kindEntry = (kind: EntitlementKind): KindEntry => ENTITLEMENT_TABLE[kind]

export const levelsOf = (kind: EntitlementKind): readonly string[] => kindEntry(kind).levels
export const isOpenEnded = (kind: EntitlementKind): boolean => kindEntry(kind).openEnded

/** What one department says that somebody is, and for which days. */
export interface Said {
  readonly kind: EntitlementKind
  /** Of a kind that has levels, and only of one. */
  readonly level: string | undefined
  readonly period: Period
}

/** How a statement came in. */
export const ORIGINS = ['api', 'list', 'takenOver'] as const
export type Origin = (typeof ORIGINS)[number]

/** 权益: what a department has said of a person, until it ends or is revoked. */
export interface Entitlement extends Said {
  readonly id: string
  readonly personId: string
  readonly agencyCode: string
  /** The department's own number for it. */
  readonly reference: string
  readonly origin: Origin
  readonly enteredAt: Temporal.Instant
  readonly revokedAt: Temporal.Instant | undefined
  readonly revokeReason: string | undefined
}

/** A moment and its day in the province. */
export interface Moment {
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate
}

/** Where an entitlement stands at a moment; it ends by the day, whether or not a job has run. */
export const ENTITLEMENT_STATUSES = ['coming', 'inForce', 'ended', 'revoked'] as const
export type EntitlementStatus = (typeof ENTITLEMENT_STATUSES)[number]

/** Where it stands: revoking counts at once, everything else by the day. */
export const statusAt = (
  { period, revokedAt }: Pick<Entitlement, 'period' | 'revokedAt'>,
  { at, on }: Moment,
): EntitlementStatus => {
  if (revokedAt !== undefined && Temporal.Instant.compare(revokedAt, at) <= 0) return 'revoked'
  if (covers(period, on)) return 'inForce'
  return Temporal.PlainDate.compare(on, period.from) < 0 ? 'coming' : 'ended'
}

/** Whether it holds or is going to. */
export const isStanding = (status: EntitlementStatus): boolean =>
  status === 'inForce' || status === 'coming'

/** What is known of one that is in force, for whoever decides by it. */
export type InForce = Pick<Said, 'kind' | 'level'>

/**
 * The categories by which prices are found (Art. 16): each kind, and each kind with its level, so
 * that a rule can ask for `disabled` or for `disabled:1`. How somebody came here is none of them.
 */
export const categoriesOf = (held: readonly InForce[]): readonly string[] => [
  ...new Set(
    held.flatMap(({ kind, level }) => (level === undefined ? [kind] : [kind, `${kind}:${level}`])),
  ),
]

/** Who is meant by a category of a price list; nobody where no department says such a thing. */
export const heldAs = (category: string): InForce | undefined => {
  const [kind = '', level] = category.split(':')
  return isEntitlementKind(kind) ? { kind, level } : undefined
}

/**
 * 最小必要: what a venue of each domain may be told that somebody is (PIPL 6). A scene that asks for
 * entitlements learns of these kinds only, and nothing of the others; a price needs none of it.
 */
const TOLD_IN: Readonly<Partial<Record<Domain, readonly EntitlementKind[]>>> = {
  education: ['student'],
  elderCare: ['disabled', 'lowIncome'],
  health: ['disabled', 'lowIncome', 'veteran'],
  relief: ['disabled', 'lowIncome'],
  talent: ['talent'],
  veterans: ['veteran'],
}

/** The kinds that a scene of a domain may be told, of those that somebody has; never a level. */
export const kindsToldIn = (
  domain: Domain,
  held: readonly InForce[],
): readonly EntitlementKind[] => {
  const kinds = new Set(held.map(({ kind }) => kind))
  return (TOLD_IN[domain] ?? []).filter((kind) => kinds.has(kind))
}

/** 人才层次: the best that holds, or `undefined`. */
export const talentLevelOf = (held: readonly InForce[]): string | undefined => {
  const levels = new Set(held.flatMap(({ kind, level }) => (kind === 'talent' ? [level] : [])))
  return levelsOf('talent').find((level) => levels.has(level))
}

export type EntitlementRefusal =
  | 'ENTITLEMENT_NOT_YOURS'
  | 'ENTITLEMENT_LEVEL_WRONG'
  | 'ENTITLEMENT_PERIOD_WRONG'
  | 'ENTITLEMENT_PERSON_UNKNOWN'
  | 'ENTITLEMENT_OVERLAPS'
  | 'ENTITLEMENT_REVOKED'
  | 'ENTITLEMENT_REASON_MISSING'

/** What is known when a department says something of somebody. */
export interface EntryFacts {
  readonly on: Temporal.PlainDate
  /** Whether this department answers for the kind. */
  readonly answersFor: boolean
  /** No longer than this many years; `undefined` where there is no limit. */
  readonly longestYears: number | undefined
}

const wrongLevel = ({ kind, level }: Said): boolean => {
  const levels = levelsOf(kind)
  return levels.length === 0 ? level !== undefined : level === undefined || !levels.includes(level)
}

const wrongPeriod = ({ kind, period: { from, until } }: Said, facts: EntryFacts): boolean => {
  if (until === undefined) return !isOpenEnded(kind)
  const { on, longestYears } = facts
  return (
    Temporal.PlainDate.compare(until, from) <= 0 ||
    Temporal.PlainDate.compare(until, on) <= 0 ||
    (longestYears !== undefined &&
      Temporal.PlainDate.compare(until, from.add({ years: longestYears })) > 0)
  )
}

/**
 * 登记权益: whether a department may say this. Who the person is, and whether it has said the like
 * already, comes after it, from the register.
 */
export const decideEntry = (said: Said, facts: EntryFacts): Decision<Said, EntitlementRefusal> => {
  if (!facts.answersFor) return refuse('YKT-21', 'ENTITLEMENT_NOT_YOURS', ['askBureau'])
  if (wrongLevel(said)) return refuse('YKT-21', 'ENTITLEMENT_LEVEL_WRONG', ['correct'])
  if (wrongPeriod(said, facts)) return refuse('YKT-21', 'ENTITLEMENT_PERIOD_WRONG', ['correct'])
  return grant('YKT-21', said)
}

/** One answer for nobody, for another name, and for somebody who has died (T10). */
export const PERSON_UNKNOWN: Refused<EntitlementRefusal> = refuse(
  'YKT-21',
  'ENTITLEMENT_PERSON_UNKNOWN',
  ['compareDocument'],
)

/** The same department has said the same kind of the same person for some of these days. */
export const OVERLAPS: Refused<EntitlementRefusal> = refuse('YKT-21', 'ENTITLEMENT_OVERLAPS', [
  'revokeFirst',
])

/** Whether two statements say the same, so that the second changes nothing. */
export const saysTheSame = (one: Said, other: Said): boolean =>
  one.kind === other.kind &&
  one.level === other.level &&
  one.period.from.equals(other.period.from) &&
  (one.period.until === undefined || other.period.until === undefined
    ? one.period.until === other.period.until
    : one.period.until.equals(other.period.until))

/** Fewer characters say nothing. */
const SHORTEST_REASON = 4

/** 撤销权益: by the department that said it, once, with a reason that the holder reads. */
export const decideRevocation = (
  entitlement: Pick<Entitlement, 'revokedAt'>,
  reason: string,
): Decision<undefined, EntitlementRefusal> => {
  if (entitlement.revokedAt !== undefined) return refuse('YKT-21', 'ENTITLEMENT_REVOKED')
  if (reason.trim().length < SHORTEST_REASON)
    return refuse('YKT-21', 'ENTITLEMENT_REASON_MISSING', ['giveReason'])
  return grant('YKT-21', undefined)
}
