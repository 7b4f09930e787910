import { z } from 'zod'
import { bigInteger, type Handle, sql, type Transaction } from '#platform/db.ts'
import { EVENT_KINDS } from './event-kind.ts'
import type { Message } from './message.ts'

/** Enters what a department is told; false when it was told before. */
export const insertMessage = async (tx: Transaction, message: Message): Promise<boolean> =>
  (await tx.run(sql`
    insert into exchange.message (id, agency_code, kind, person_id, change_id, body, written_at)
    values (${message.id}, ${message.agencyCode}, ${message.kind}, ${message.personId},
      ${message.changeId}, ${message.body}, ${message.writtenAt})
    on conflict do nothing`)) === 1

/** Whether a department was told something under this id. */
export const isMessageOf = async (
  handle: Handle,
  agencyCode: string,
  id: string,
): Promise<boolean> =>
  (
    await handle.one(
      z.object({ found: z.boolean() }),
      sql`select exists (select from exchange.message
           where id = ${id} and agency_code = ${agencyCode}) as found`,
    )
  ).found

/** Where a reader of the feed goes on. */
export interface FeedPlace {
  /** The transaction of the last message, and its place within that transaction. */
  readonly writtenIn: string
  readonly position: bigint
}

const FeedRow = z
  .object({
    kind: z.enum(EVENT_KINDS),
    change_id: z.string(),
    body: z.string(),
    written_in: z.string(),
    position: bigInteger,
  })
  .transform((row) => ({
    kind: row.kind,
    changeId: row.change_id,
    body: row.body,
    place: { writtenIn: row.written_in, position: row.position } satisfies FeedPlace,
  }))
export type FeedMessage = z.output<typeof FeedRow>

/**
 * What a department was told after a place, in an order in which nothing appears behind a reader:
 * only transactions before the oldest one that is still open are read (Q1).
 */
export const messagesAfter = (
  handle: Handle,
  agencyCode: string,
  after: FeedPlace | undefined,
  limit: number,
): Promise<FeedMessage[]> =>
  handle.many(
    FeedRow,
    sql`
    select kind, change_id, body, written_in::text as written_in, position
      from exchange.message
     where agency_code = ${agencyCode}
       and (written_in, position)
           > (${after?.writtenIn ?? '0'}::xid8, ${after?.position ?? 0n}::bigint)
       and written_in < pg_snapshot_xmin(pg_current_snapshot())
     order by written_in, position limit ${limit}`,
  )
