import { z } from 'zod'
import {
  bytes,
  bigInteger,
  type Handle,
  instant,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { linesOfBatch } from '#modules/payment/index.ts'
import { payableRows, rowsOfRoster } from '#modules/roster/index.ts'
import { objectedRows, upheldRows } from './store-objections.ts'

/** 核定清册 */
export interface Settlement {
  readonly noticeId: string
  readonly rosterId: string
  readonly endsOn: Temporal.PlainDate
  readonly putUpBy: string
  readonly settledOn: Temporal.PlainDate
  /** SM3, hexadecimal. */
  readonly digest: string
  readonly rowCount: number
  readonly totalFen: bigint
  readonly settledBy: string
  readonly settledUnit: string
  readonly settledAt: Temporal.Instant
}

/** Enters a list as it is final. */
export const insertSettlement = async (tx: Transaction, one: Settlement): Promise<void> => {
  await tx.run(sql`
    insert into disclosure.settlement (notice_id, roster_id, ends_on, put_up_by, settled_on, digest,
      row_count, total_fen, settled_by, settled_unit, settled_at)
    values (${one.noticeId}, ${one.rosterId}, ${one.endsOn}, ${one.putUpBy}, ${one.settledOn},
      decode(${one.digest}, 'hex'), ${one.rowCount}, ${one.totalFen}, ${one.settledBy},
      ${one.settledUnit}, ${one.settledAt})`)
}

/** What was settled of a notice. */
export const settlementOf = (
  handle: Handle,
  noticeId: string,
): Promise<
  Pick<Settlement, 'digest' | 'rowCount' | 'totalFen' | 'settledBy' | 'settledAt'> | undefined
> =>
  handle.maybeOne(
    z
      .object({
        digest: bytes,
        row_count: z.number(),
        total_fen: bigInteger,
        settled_by: z.string(),
        settled_at: instant,
      })
      .transform((row) => ({
        digest: Buffer.from(row.digest).toString('hex'),
        rowCount: row.row_count,
        totalFen: row.total_fen,
        settledBy: row.settled_by,
        settledAt: row.settled_at,
      })),
    sql`select digest, row_count, total_fen, settled_by, settled_at
          from disclosure.settlement where notice_id = ${noticeId}`,
  )

/**
 * A relation of payees: rows of a list that can be paid and that nothing stands against;
 * `line_id`, `person_id`, `amount_fen`.
 */
export const clearRows = (rosterId: string): Sql => sql`
  select p.line_id, p.person_id, p.amount_fen
    from (${payableRows(rosterId)}) p
   where not exists (select from (${objectedRows()}) o where o.row_id = p.line_id)`

/** The same, of a list as it was settled: what came up since does not change it. */
export const settledRows = (rosterId: string, noticeId: string): Sql => sql`
  select p.line_id, p.person_id, p.amount_fen
    from (${payableRows(rosterId)}) p
   where not exists (select from disclosure.left_out o
                      where o.notice_id = ${noticeId} and o.row_id = p.line_id)`

/** Enters what is not settled with its list. */
export const insertLeftOut = async (
  tx: Transaction,
  rosterId: string,
  noticeId: string,
): Promise<void> => {
  await tx.run(sql`
    insert into disclosure.left_out (notice_id, row_id)
    select ${noticeId}::uuid, p.line_id from (${payableRows(rosterId)}) p
     where p.line_id in (select row_id from (${objectedRows()}) o)`)
}

const ClearRow = z.object({ line_id: z.string(), person_id: z.string(), amount_fen: bigInteger })
const PIECE = 10_000
const FIRST = '00000000-0000-0000-0000-000000000000'

/** The rows of a relation of payees in the order of their ids, a piece at a time. */
export async function* inOrder(
  handle: Handle,
  payees: Sql,
): AsyncGenerator<readonly z.output<typeof ClearRow>[]> {
  for (let last = FIRST; ;) {
    const rows = await handle.many(
      ClearRow,
      sql`select line_id, person_id, amount_fen from (${payees}) c
           where line_id > ${last} order by line_id limit ${PIECE}`,
    )
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end.line_id
  }
}

/** Enters which row of the list that follows stands for which of the list before. */
export const insertFollowing = async (
  tx: Transaction,
  lists: { readonly rosterId: string; readonly fromRosterId: string },
  pairs: readonly { readonly rowId: string; readonly fromRowId: string }[],
): Promise<void> => {
  await tx.run(sql`
    insert into disclosure.following (row_id, from_row_id, roster_id, from_roster_id)
    select p.row_id, p.from_id, ${lists.rosterId}::uuid, ${lists.fromRosterId}::uuid
      from unnest(${pairs.map(({ rowId }) => rowId)}::uuid[],
                  ${pairs.map(({ fromRowId }) => fromRowId)}::uuid[]) p (row_id, from_id)`)
}

/** The list that follows a list, with how many rows; `undefined` where all was handed over. */
export const followerOf = (
  handle: Handle,
  rosterId: string,
): Promise<{ readonly rosterId: string; readonly rows: number } | undefined> =>
  handle.maybeOne(
    z
      .object({ roster_id: z.string(), count: z.number() })
      .transform(({ roster_id: id, count }) => ({ rosterId: id, rows: count })),
    sql`select roster_id, count(*)::int as count from disclosure.following
         where from_roster_id = ${rosterId} group by roster_id`,
  )

/** The row that stands for a row now: the last of those that follow it. */
export const lastFollower = async (handle: Handle, rowId: string): Promise<string> => {
  const row = await handle.one(
    z.object({ row_id: z.string() }),
    sql`with recursive chain as (
          select ${rowId}::uuid as row_id, 0 as depth
          union all
          select f.row_id, c.depth + 1
            from chain c join disclosure.following f on f.from_row_id = c.row_id)
        select row_id from chain order by depth desc limit 1`,
  )
  return row.row_id
}

/** What is handed over: what was settled and is not objected to since. */
export const standingRows = (rosterId: string, noticeId: string): Sql => sql`
  select s.line_id, s.person_id, s.amount_fen
    from (${settledRows(rosterId, noticeId)}) s
   where not exists (select from (${objectedRows()}) o where o.row_id = s.line_id)`

/**
 * A relation: rows of a list that have no line in its batch and may be paid one day: faulty ones,
 * those objected to and not settled yet, those whose account takes no money; `row_id`.
 */
export const restOf = (rosterId: string, batchId: string): Sql => sql`
  select r.row_id from (${rowsOfRoster(rosterId)}) r
   where not exists (select from (${linesOfBatch(batchId)}) l where l.line_id = r.row_id)
     and not exists (select from (${upheldRows()}) u where u.row_id = r.row_id)`

const Totals = z
  .object({ count: z.number(), total: bigInteger })
  .transform(({ count, total }) => ({ count, totalFen: total }))
const TOTALS = sql`
  select count(*)::int as count, coalesce(sum(amount_fen), 0)::bigint as total`

/** How many rows nothing stands against, and what they come to. */
export const clearTotals = (
  handle: Handle,
  rosterId: string,
): Promise<{ readonly count: number; readonly totalFen: bigint }> =>
  handle.one(Totals, sql`${TOTALS} from (${clearRows(rosterId)}) c`)

/** How many rows would be handed over, and what they come to. */
export const standingTotals = (
  handle: Handle,
  rosterId: string,
  noticeId: string,
): Promise<{ readonly count: number; readonly totalFen: bigint }> =>
  handle.one(Totals, sql`${TOTALS} from (${standingRows(rosterId, noticeId)}) s`)
