import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** What the population register tells: who died, who is in prison, who settled abroad. */
export const FEEDS = ['deaths', 'imprisonment', 'emigration'] as const
export type FeedName = (typeof FEEDS)[number]

export const FEED_STATUSES = ['received', 'settled', 'quarantined', 'dropped'] as const
export type FeedStatus = (typeof FEED_STATUSES)[number]

export const FEED_ACTIONS = ['settle', 'release', 'drop'] as const
export type FeedAction = (typeof FEED_ACTIONS)[number]

/** Every lawful step of a delivery; a pair that is absent is refused. */
export const FEED_TRANSITIONS = {
  received: { settle: { to: 'settled', basis: 'YKT-22' } },
  quarantined: {
    release: { to: 'settled', basis: 'YKT-22' },
    drop: { to: 'dropped', basis: 'YKT-22' },
  },
  settled: {},
  dropped: {},
} as const satisfies Record<
  FeedStatus,
  Partial<Record<FeedAction, { readonly to: FeedStatus; readonly basis: ArticleId }>>
>

/** The step of a delivery by an action. */
export const decideFeedStep = (
  status: FeedStatus,
  action: FeedAction,
): Decision<FeedStatus, 'DELIVERY_NOT_OPEN'> => {
  const steps: Partial<Record<FeedAction, { to: FeedStatus; basis: ArticleId }>> =
    FEED_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined ? refuse('YKT-22', 'DELIVERY_NOT_OPEN') : grant(step.basis, step.to)
}

/** One line of the death feed. */
export interface FeedRecord {
  readonly sequence: number
  readonly kind: 'died' | 'withdrawn'
  readonly documentKind: string
  readonly documentNumber: string
  readonly diedOn: string
}

/** One line of another feed: something that holds of a person from one day to another. */
export interface FactRecord {
  readonly sequence: number
  readonly kind: 'holds' | 'withdrawn'
  readonly documentKind: string
  readonly documentNumber: string
  readonly from: string
  /** The first day on which it holds no more; `null` while nobody knows. */
  readonly until: string | null
}

export type AnyFeedRecord = FeedRecord | FactRecord

/** What the register says of the page it sends. */
export interface FeedManifest {
  readonly count: number
  /** base64url of SHA-256 over the records, see `feedText`. */
  readonly digest: string
  readonly issuedAt: Temporal.Instant
  readonly fromSequence: number
  readonly toSequence: number
}

const inOneOrder = (record: AnyFeedRecord): object => {
  const { sequence, kind, documentKind, documentNumber } = record
  const who = { sequence, kind, documentKind, documentNumber }
  return 'diedOn' in record
    ? { ...who, diedOn: record.diedOn }
    : { ...who, from: record.from, until: record.until }
}

/** The records as they are digested: the members of each in one order, as one JSON text. */
export const feedText = (records: readonly AnyFeedRecord[]): string =>
  JSON.stringify(records.map(inOneOrder))

/** What looks wrong about a page; any of these holds it back for two people. */
export const FEED_FINDINGS = [
  'digestWrong',
  'countWrong',
  'sequenceGap',
  'contentConflict',
  'stale',
  'silent',
  'oversized',
] as const
export type FeedFinding = (typeof FEED_FINDINGS)[number]

export interface FeedFacts {
  /** The last sequence that was applied. */
  readonly after: number
  /** Digest of the records as they were read. */
  readonly digest: string
  readonly at: Temporal.Instant
  /** Counts of the last pages with records. */
  readonly recentCounts: readonly number[]
  /** When a page with records came last. */
  readonly lastHeardAt: Temporal.Instant | undefined
  readonly staleHours: number
  readonly silentHours: number
  readonly ratioLimit: number
  /** Up to so many, nobody looks at the ratio. */
  readonly usualCount: number
}

const hoursBetween = (earlier: Temporal.Instant, later: Temporal.Instant): number =>
  later.since(earlier).total('hours')

/** Records in the order of the register, each once; the same line twice is the same line. */
export const inOrder = <Record extends AnyFeedRecord>(
  records: readonly Record[],
): readonly Record[] =>
  [...new Map(records.map((record) => [record.sequence, record])).values()].sort(
    (a, b) => a.sequence - b.sequence,
  )

const hasConflict = (records: readonly AnyFeedRecord[]): boolean =>
  [...Map.groupBy(records, ({ sequence }) => sequence).values()].some(
    (same) => new Set(same.map((record) => feedText([record]))).size > 1,
  )

/** Sequences after the last applied one must follow each other up to the end that was stated. */
const hasGap = (records: readonly AnyFeedRecord[], after: number, to: number): boolean => {
  const fresh = inOrder(records).filter(({ sequence }) => sequence > after)
  const expected = Math.max(to - after, 0)
  return fresh.length !== expected || fresh.some(({ sequence }, i) => sequence !== after + 1 + i)
}

const isOversized = (count: number, facts: FeedFacts): boolean => {
  const { recentCounts, usualCount, ratioLimit } = facts
  if (count <= usualCount) return false
  const mean = recentCounts.reduce((sum, one) => sum + one, 0) / Math.max(recentCounts.length, 1)
  return count > ratioLimit * Math.max(mean, usualCount)
}

const isSilent = (count: number, { lastHeardAt, at, silentHours }: FeedFacts): boolean =>
  count === 0 && lastHeardAt !== undefined && hoursBetween(lastHeardAt, at) > silentHours

/**
 * All that looks wrong about a page (T22). Duplicates and another order are put right without a
 * word; what could be a mistake of the register is held back.
 */
export const findingsOf = (
  manifest: FeedManifest,
  records: readonly AnyFeedRecord[],
  facts: FeedFacts,
): readonly FeedFinding[] => {
  const wrong: Readonly<Record<FeedFinding, boolean>> = {
    digestWrong: manifest.digest !== facts.digest,
    countWrong: manifest.count !== records.length,
    sequenceGap: hasGap(records, facts.after, manifest.toSequence),
    contentConflict: hasConflict(records),
    stale: hoursBetween(manifest.issuedAt, facts.at) > facts.staleHours,
    silent: isSilent(records.length, facts),
    oversized: isOversized(records.length, facts),
  }
  return FEED_FINDINGS.filter((finding) => wrong[finding])
}
