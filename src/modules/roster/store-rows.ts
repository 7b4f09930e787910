import { z } from 'zod'
import { bigInteger, bytes, type Handle, type Sql, sql, type Transaction } from '#platform/db.ts'
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

const CopiedRow = z.object({
  id: z.string(),
  number: z.number(),
  identity_index: bytes.nullable(),
  name_index: bytes.nullable(),
  person_id: z.string().nullable(),
  amount_fen: bigInteger.nullable(),
  sub_item: z.string(),
  village: z.string(),
  quantity_thousandths: bigInteger.nullable(),
  cells_sealed: bytes.nullable(),
})

/** Rows of a list that are wanted again, in order, a piece at a time. */
export async function* rowsToCopy(
  tx: Transaction,
  rosterId: string,
  wanted: Sql,
): AsyncGenerator<readonly z.output<typeof CopiedRow>[]> {
  for (let last = 0; ;) {
    const rows = await tx.many(
      CopiedRow,
      sql`select r.id, r.number, r.identity_index, r.name_index, r.person_id, r.amount_fen,
                 r.sub_item, r.village, r.quantity_thousandths, r.cells_sealed
            from roster.current_row r
           where r.roster_id = ${rosterId} and r.number > ${last}
             and r.id in (select w.row_id from (${wanted}) w)
           order by r.number limit ${PIECE}`,
    )
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end.number
  }
}

/** What was found of rows by reading them, and what was answered for, said of their copies too. */
export const copyJudgements = async (
  tx: Transaction,
  rosterId: string,
  pairs: readonly RowPair[],
): Promise<void> => {
  const from = pairs.map((pair) => pair.fromRowId)
  const to = pairs.map((pair) => pair.rowId)
  await tx.run(sql`
    insert into roster.finding (roster_id, row_id, run, code, severity, field, column_number)
    select ${rosterId}::uuid, p.to_id, 0, f.code, f.severity, f.field, f.column_number
      from unnest(${from}::uuid[], ${to}::uuid[]) p (from_id, to_id)
      join roster.finding f on f.row_id = p.from_id and f.run = 0`)
  await tx.run(sql`
    insert into roster.confirmation (row_id, roster_id, code, field, confirmed_by, confirmed_at,
      reason)
    select p.to_id, ${rosterId}::uuid, c.code, c.field, c.confirmed_by, c.confirmed_at, c.reason
      from unnest(${from}::uuid[], ${to}::uuid[]) p (from_id, to_id)
      join roster.confirmation c on c.row_id = p.from_id`)
}

/** A row of a list that follows, and the row it stands for. */
export interface RowPair {
  readonly rowId: string
  readonly fromRowId: string
}

/** A relation: the rows of a list that count; `row_id`. */
export const rowsOfRoster = (rosterId: string): Sql => sql`
  select id as row_id from roster.current_row where roster_id = ${rosterId}`
