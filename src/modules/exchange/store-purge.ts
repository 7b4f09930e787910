import { z } from 'zod'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import type { FeedPlace } from './store.ts'

/** Messages older than a moment of which no delivery waits, be it for its turn or for a person. */
const settledBefore = async (
  tx: Transaction,
  before: Temporal.Instant,
  limit: number,
): Promise<string[]> =>
  (
    await tx.many(
      z.object({ id: z.string() }),
      sql`
      select m.id from exchange.message m
       where m.written_at < ${before}
         and not exists (select from exchange.delivery d
           where d.message_id = m.id and d.state in ('waiting', 'dead'))
       order by m.written_at limit ${limit}`,
    )
  ).map(({ id }) => id)

/**
 * Removes old messages with their deliveries, and notes how far the feeds begin later now.
 *
 * @returns how many there were.
 */
export const removeMessages = async (
  tx: Transaction,
  before: Temporal.Instant,
  limit: number,
): Promise<number> => {
  const ids = await settledBefore(tx, before, limit)
  await tx.run(sql`
    insert into exchange.feed_floor as f (agency_code, written_in, position)
    select distinct on (agency_code) agency_code, written_in, position
      from exchange.message where id = any(${ids}::uuid[])
     order by agency_code, written_in desc, position desc
    on conflict (agency_code) do update
       set written_in = excluded.written_in, position = excluded.position
     where (excluded.written_in, excluded.position) > (f.written_in, f.position)`)
  await tx.run(sql`delete from exchange.delivery where message_id = any(${ids}::uuid[])`)
  return tx.run(sql`delete from exchange.message where id = any(${ids}::uuid[])`)
}

/** Whether something behind a place of a department's feed was removed. */
export const isBeforeFloor = async (
  handle: Handle,
  agencyCode: string,
  { writtenIn, position }: FeedPlace,
): Promise<boolean> =>
  (
    await handle.one(
      z.object({ gone: z.boolean() }),
      sql`select exists (select from exchange.feed_floor
           where agency_code = ${agencyCode}
             and (written_in, position) > (${writtenIn}::xid8, ${position}::bigint)) as gone`,
    )
  ).gone
