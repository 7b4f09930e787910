import { z } from 'zod'
import { bigInteger, type Handle, type Sql, sql } from '#platform/db.ts'
import { payableRows } from './store-findings.ts'

/** A row as it is put up or looked at; who it is, by the register. */
export interface PayableRow {
  readonly id: string
  readonly number: number
  readonly personId: string
  readonly village: string
  readonly subItem: string
  readonly amountFen: bigint
}

const Row = z
  .object({
    id: z.string(),
    number: z.number(),
    person_id: z.string(),
    village: z.string(),
    sub_item: z.string(),
    amount_fen: bigInteger,
  })
  .transform((row): PayableRow => ({
    id: row.id,
    number: row.number,
    personId: row.person_id,
    village: row.village,
    subItem: row.sub_item,
    amountFen: row.amount_fen,
  }))

/** Enough for one statement, little enough to stay in memory many times over. */
const PIECE = 5000

/** The rows of a list that can be paid, in its own order, a piece at a time. */
export async function* payableInOrder(
  handle: Handle,
  rosterId: string,
): AsyncGenerator<readonly PayableRow[]> {
  for (let last = 0; ;) {
    const rows = await handle.many(
      Row,
      sql`select r.id, r.number, r.person_id, r.village, r.sub_item, r.amount_fen
            from (${payableRows(rosterId)}) p
            join roster.current_row r on r.id = p.line_id and r.roster_id = ${rosterId}
           where r.number > ${last} order by r.number limit ${PIECE}`,
    )
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end.number
  }
}

/** The row that stands at a place among those of a list that can be paid, counted from 1. */
export const payableRowAt = async (
  handle: Handle,
  rosterId: string,
  place: number,
): Promise<string | undefined> => {
  const row = await handle.maybeOne(
    z.object({ id: z.string() }),
    sql`select r.id from (${payableRows(rosterId)}) p
          join roster.current_row r on r.id = p.line_id and r.roster_id = ${rosterId}
         order by r.number offset ${place - 1} limit 1`,
  )
  return row?.id
}

/** How many lists of a department stand in each status. */
export const rosterCounts = async (
  handle: Handle,
  ownerAgency: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await handle.many(
    z.object({ status: z.string(), count: z.number() }),
    sql`select status, count(*)::int as count from roster.roster
         where owner_agency = ${ownerAgency} group by status`,
  )
  return new Map(rows.map(({ status, count }) => [status, count]))
}

/** A relation: the rows of a list that count; `row_id`. */
export const rowsOfRoster = (rosterId: string): Sql => sql`
  select id as row_id from roster.current_row where roster_id = ${rosterId}`
