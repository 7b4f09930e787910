import { z } from 'zod'
import { type Handle, instant, type Sql, sql, type Transaction } from '#platform/db.ts'
import type { FeedName } from './feed.ts'
import { formerEntries } from './store-sets.ts'

/** Something that the register says of a person from a day on. */
export interface PersonFact {
  readonly id: string
  readonly personId: string
  readonly kind: 'imprisonment' | 'emigration'
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | undefined
}

/** Notes a fact, or its end where it stands already; false when nothing is new. */
export const saveFact = async (tx: Transaction, fact: PersonFact): Promise<boolean> =>
  (await tx.run(sql`
    insert into person.fact as f (id, person_id, kind, held_from, held_until)
    values (${fact.id}, ${fact.personId}, ${fact.kind}, ${fact.from}, ${fact.until ?? null})
    on conflict (person_id, kind, held_from) do update
       set held_until = excluded.held_until, withdrawn_at = null
     where f.held_until is distinct from excluded.held_until or f.withdrawn_at is not null`)) === 1

/** Takes a fact back; false when it does not stand. */
export const withdrawFact = async (
  tx: Transaction,
  { personId, kind, from }: PersonFact,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update person.fact set withdrawn_at = ${at}
     where person_id = ${personId} and kind = ${kind} and held_from = ${from}
       and withdrawn_at is null`)) === 1

/** A relation: of whom something holds on a day; `person_id`. */
export const personsOfFact = (kind: PersonFact['kind'], on: Temporal.PlainDate): Sql => sql`
  select coalesce(e.person_id, f.person_id) as person_id
    from person.fact f
    left join (${formerEntries()}) e on e.from_id = f.person_id
   where f.kind = ${kind} and f.withdrawn_at is null
     and f.held_from <= ${on} and (f.held_until is null or f.held_until > ${on})`

/** Notes up to when a feed is known to be whole; never back. */
export const noteFresh = async (
  tx: Transaction,
  feed: FeedName,
  issuedAt: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.feed_freshness as f (feed, fresh_at) values (${feed}, ${issuedAt})
    on conflict (feed) do update set fresh_at = greatest(f.fresh_at, excluded.fresh_at)`)
}

/** A feed that somebody relies on, and how old it may be. */
export interface WantedFeed {
  readonly feed: FeedName
  readonly maxAgeHours: number
}

/** A feed that is too old; without a moment it has never come. */
export interface StaleFeed extends WantedFeed {
  readonly freshAt: Temporal.Instant | undefined
}

/** Up to when each feed is known to be whole. */
export const feedFreshness = async (
  handle: Handle,
): Promise<ReadonlyMap<string, Temporal.Instant>> => {
  const rows = await handle.many(
    z.object({ feed: z.string(), fresh_at: instant }),
    sql`select feed, fresh_at from person.feed_freshness`,
  )
  return new Map(rows.map(({ feed, fresh_at: freshAt }) => [feed, freshAt]))
}

/** Which of the feeds are older than allowed: nothing rests on them at this moment (P20). */
export const staleFeeds = async (
  handle: Handle,
  wanted: readonly WantedFeed[],
  at: Temporal.Instant,
): Promise<readonly StaleFeed[]> => {
  const fresh = await feedFreshness(handle)
  return wanted
    .map((one) => ({ ...one, freshAt: fresh.get(one.feed) }))
    .filter(
      ({ freshAt, maxAgeHours }) =>
        freshAt === undefined || at.since(freshAt).total('hours') > maxAgeHours,
    )
}
