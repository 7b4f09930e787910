import { z } from 'zod'
import { bigInteger, bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import {
  FEED_FINDINGS,
  FEED_STATUSES,
  type FeedFinding,
  type FeedManifest,
  type FeedName,
  FEEDS,
  type FeedStatus,
} from './feed.ts'

/** A page of the feed as it is stored. */
export interface FeedDelivery {
  readonly id: string
  readonly feed: FeedName
  readonly receivedAt: Temporal.Instant
  readonly manifest: FeedManifest
  readonly recordCount: number
  readonly recordsSealed: Uint8Array
  readonly findings: readonly FeedFinding[]
  readonly status: FeedStatus
  readonly resolverAgency: string
  /** What the first of two people wants done with it. */
  readonly resolution: { readonly kind: 'release' | 'drop'; readonly by: string } | undefined
}

const DeliveryRow = z
  .object({
    id: z.string(),
    feed: z.enum(FEEDS),
    received_at: instant,
    from_sequence: bigInteger,
    to_sequence: bigInteger,
    stated_count: z.number(),
    record_count: z.number(),
    digest: z.string(),
    issued_at: instant,
    records_sealed: bytes,
    findings: z.array(z.enum(FEED_FINDINGS)),
    status: z.enum(FEED_STATUSES),
    resolver_agency: z.string(),
    resolution: z.enum(['release', 'drop']).nullable(),
    resolution_by: z.string().nullable(),
  })
  .transform(({ resolution: kind, resolution_by: by, ...row }): FeedDelivery => ({
    id: row.id,
    feed: row.feed,
    receivedAt: row.received_at,
    manifest: {
      count: row.stated_count,
      digest: row.digest,
      issuedAt: row.issued_at,
      fromSequence: Number(row.from_sequence),
      toSequence: Number(row.to_sequence),
    },
    recordCount: row.record_count,
    recordsSealed: row.records_sealed,
    findings: row.findings,
    status: row.status,
    resolverAgency: row.resolver_agency,
    resolution: kind === null || by === null ? undefined : { kind, by },
  }))

const COLUMNS = sql`id, feed, received_at, from_sequence, to_sequence, stated_count, record_count,
  digest, issued_at, records_sealed, findings, status, resolver_agency, resolution, resolution_by`

/** Stores a page; false while another one is not settled. */
export const insertDelivery = async (tx: Transaction, delivery: FeedDelivery): Promise<boolean> => {
  const { manifest } = delivery
  return (
    (await tx.run(sql`
      insert into person.feed_delivery (id, feed, received_at, from_sequence, to_sequence,
        stated_count, record_count, digest, issued_at, records_sealed, findings, status,
        resolver_agency)
      values (${delivery.id}, ${delivery.feed}, ${delivery.receivedAt}, ${manifest.fromSequence},
        ${manifest.toSequence}, ${manifest.count}, ${delivery.recordCount}, ${manifest.digest},
        ${manifest.issuedAt}, ${delivery.recordsSealed}, ${delivery.findings}, ${delivery.status},
        ${delivery.resolverAgency})
      on conflict do nothing`)) === 1
  )
}

const OPEN = sql`select ${COLUMNS} from person.feed_delivery
  where status in ('received', 'quarantined')`

/** The page of a feed that is not settled: nothing more of that feed is taken before it is. */
export const openDelivery = (handle: Handle, feed: FeedName): Promise<FeedDelivery | undefined> =>
  handle.maybeOne(DeliveryRow, sql`${OPEN} and feed = ${feed}`)

/** The pages that are not settled, of whatever feed. */
export const openDeliveries = (handle: Handle): Promise<FeedDelivery[]> =>
  handle.many(DeliveryRow, sql`${OPEN} order by received_at`)

/** A page for its next step. */
export const lockDelivery = (tx: Transaction, id: string): Promise<FeedDelivery | undefined> =>
  tx.maybeOne(
    DeliveryRow,
    sql`select ${COLUMNS} from person.feed_delivery where id = ${id} for update`,
  )

/** The last pages, the newest first. */
export const recentDeliveries = (handle: Handle, limit: number): Promise<FeedDelivery[]> =>
  handle.many(
    DeliveryRow,
    sql`
    select ${COLUMNS} from person.feed_delivery order by received_at desc, id desc limit ${limit}`,
  )

const PositionRow = z.object({
  after: bigInteger,
  counts: z.array(z.number()),
  heard_at: instant.nullable(),
})

/** How far the feed has been applied, and what its pages were like lately. */
export const feedPosition = async (handle: Handle, feed: FeedName) => {
  const row = await handle.one(
    PositionRow,
    sql`
    select coalesce((select max(to_sequence) from person.feed_delivery
                      where feed = ${feed} and status = 'settled'), 0) as after,
           array(select record_count from person.feed_delivery
                  where feed = ${feed} and status = 'settled' and record_count > 0
                  order by received_at desc limit 10) as counts,
           (select max(received_at) from person.feed_delivery
             where feed = ${feed} and status = 'settled'
               and (record_count > 0 or decided_by is not null)) as heard_at`,
  )
  return {
    after: Number(row.after),
    recentCounts: row.counts,
    lastHeardAt: row.heard_at ?? undefined,
  }
}

/** The first of two people says what to do with a page that was held back. */
export const saveResolution = (
  tx: Transaction,
  id: string,
  resolution: { readonly kind: 'release' | 'drop'; readonly by: string },
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.feed_delivery set resolution = ${resolution.kind},
           resolution_by = ${resolution.by}, resolution_at = ${at}
     where id = ${id}`)

/** What became of a page, and who was the second to say so. */
export const saveDelivery = (
  tx: Transaction,
  id: string,
  outcome: { readonly status: 'settled' | 'dropped'; readonly decidedBy?: string | undefined },
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.feed_delivery set status = ${outcome.status},
           decided_by = ${outcome.decidedBy ?? null},
           settled_at = ${outcome.status === 'settled' ? at : null}
     where id = ${id}`)

/** One record with what became of it. */
export interface AppliedRecord {
  readonly feed: FeedName
  readonly sequence: number
  readonly kind: 'died' | 'holds' | 'withdrawn'
  readonly contentDigest: Uint8Array
  readonly personId: string | undefined
  readonly outcome: 'applied' | 'unchanged' | 'notHere' | 'unreadable'
  readonly deliveryId: string
}

/** Whether a record came before. */
export const isRecordKnown = async (
  tx: Transaction,
  feed: FeedName,
  sequence: number,
): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`
      select exists (select from person.feed_record
                      where feed = ${feed} and sequence = ${sequence}) as found`,
    )
  ).found

export const insertRecord = async (
  tx: Transaction,
  record: AppliedRecord,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.feed_record (feed, sequence, kind, content_digest, person_id, outcome,
      delivery_id, applied_at)
    values (${record.feed}, ${record.sequence}, ${record.kind}, ${record.contentDigest},
      ${record.personId ?? null}, ${record.outcome}, ${record.deliveryId}, ${at})`)
}

/** How many records of a page came to nothing, by outcome. */
export const outcomesOf = async (
  handle: Handle,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> => {
  const rows = await handle.many(
    z.object({ delivery_id: z.string(), outcome: z.string(), count: bigInteger }),
    sql`
    select delivery_id, outcome, count(*) as count from person.feed_record
     where delivery_id = any(${deliveryIds}::uuid[]) group by delivery_id, outcome
     order by delivery_id, outcome`,
  )
  const counts = new Map<string, Record<string, number>>()
  for (const row of rows)
    counts.set(row.delivery_id, {
      ...counts.get(row.delivery_id),
      [row.outcome]: Number(row.count),
    })
  return counts
}

/** Notes a death, or takes it back; false when that is what stands there already. */
export const saveDeath = async (
  tx: Transaction,
  personId: string,
  diedOn: Temporal.PlainDate | undefined,
): Promise<boolean> =>
  (await tx.run(sql`
    update person.person set died_on = ${diedOn ?? null}
     where id = ${personId} and died_on is distinct from ${diedOn ?? null}::date`)) === 1
