import { z } from 'zod'
import { bigInteger, bytes, type Handle, type Sql, sql, type Transaction } from '#platform/db.ts'
import { identities } from '#modules/person/index.ts'
import type { StoredRow } from './store.ts'

const CurrentRow = z
  .object({
    id: z.string(),
    number: z.number(),
    revision: z.number(),
    identity_index: bytes.nullable(),
    name_index: bytes.nullable(),
    person_id: z.string().nullable(),
    amount_fen: bigInteger.nullable(),
    sub_item: z.string(),
    village: z.string(),
    quantity_thousandths: bigInteger.nullable(),
    household_index: bytes.nullable(),
    cells_sealed: bytes.nullable(),
  })
  .transform((row): StoredRow => ({
    id: row.id,
    number: row.number,
    revision: row.revision,
    identityIndex: row.identity_index ?? undefined,
    nameIndex: row.name_index ?? undefined,
    personId: row.person_id ?? undefined,
    amountFen: row.amount_fen ?? undefined,
    subItem: row.sub_item,
    village: row.village,
    quantityThousandths: row.quantity_thousandths ?? undefined,
    householdIndex: row.household_index ?? undefined,
    cellsSealed: row.cells_sealed ?? undefined,
  }))

const COLUMNS = sql`r.id, r.number, r.revision, r.identity_index, r.name_index, r.person_id,
  r.amount_fen, r.sub_item, r.village, r.quantity_thousandths, r.household_index, r.cells_sealed`

/** A row as it counts now, or `undefined`. */
export const currentRow = (
  handle: Handle,
  rosterId: string,
  number: number,
): Promise<StoredRow | undefined> =>
  handle.maybeOne(
    CurrentRow,
    sql`select ${COLUMNS} from roster.current_row r
         where r.roster_id = ${rosterId} and r.number = ${number}`,
  )

/** Rows that are named by a relation `row_id`, in the order of the list. */
export const currentRows = (
  handle: Handle,
  rosterId: string,
  wanted: Sql,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<StoredRow[]> =>
  handle.many(
    CurrentRow,
    sql`select ${COLUMNS} from roster.current_row r
         where r.roster_id = ${rosterId} and r.number > ${after}
           and r.id in (select w.row_id from (${wanted}) w)
         order by r.number limit ${limit}`,
  )

/** Rows whose person the register has, or has under another entry, since they were matched. */
export const rowsToRematch = async (
  tx: Transaction,
  rosterId: string,
): Promise<readonly StoredRow[]> => {
  const row = CurrentRow.and(z.object({ now_person_id: z.string() }))
  const rows = await tx.many(
    row,
    sql`select ${COLUMNS}, k.person_id as now_person_id from roster.current_row r
          join (${identities()}) k on k.identity_index = r.identity_index
         where r.roster_id = ${rosterId} and r.person_id is distinct from k.person_id
         order by r.number`,
  )
  return rows.map(({ now_person_id: personId, ...one }) => Object.assign(one, { personId }))
}

/** What reading found of rows, and what was answered for, said of the rows that replace them. */
export const carryFindings = async (
  tx: Transaction,
  rosterId: string,
  pairs: readonly { readonly from: string; readonly to: string }[],
): Promise<void> => {
  const named = sql`unnest(${pairs.map(({ from }) => from)}::uuid[],
    ${pairs.map(({ to }) => to)}::uuid[]) p (from_id, to_id)`
  await tx.run(sql`
    insert into roster.finding (roster_id, row_id, run, code, severity, field, column_number)
    select ${rosterId}::uuid, p.to_id, 0, f.code, f.severity, f.field, f.column_number
      from ${named} join roster.finding f on f.row_id = p.from_id and f.run = 0`)
  await tx.run(sql`
    insert into roster.confirmation (row_id, roster_id, code, field, confirmed_by, confirmed_at,
      reason)
    select p.to_id, ${rosterId}::uuid, c.code, c.field, c.confirmed_by, c.confirmed_at, c.reason
      from ${named} join roster.confirmation c on c.row_id = p.from_id`)
}
