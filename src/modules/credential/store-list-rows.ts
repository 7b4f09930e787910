import { z } from 'zod'
import { copyInto } from '#platform/copy.ts'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import {
  type Effect,
  EFFECTS,
  type Match,
  MATCHES,
  ROW_FAULTS,
  type RowFault,
  TO_CONFIRM,
} from './number-list.ts'
import { livingHolders } from './store-old-numbers.ts'

/** A row to keep until its list is taken over: in the clear are its last characters alone. */
export interface NewRow {
  readonly row: number
  readonly match: 'fault' | 'over' | undefined
  readonly fault: RowFault | undefined
  readonly numberIndex: Buffer | undefined
  readonly numberSealed: Buffer | undefined
  readonly tail: string | undefined
  readonly identityIndex: Buffer | undefined
  readonly nameIndex: Buffer | undefined
  readonly birthOn: Temporal.PlainDate | undefined
}

export const insertRows = (
  tx: Transaction,
  listId: string,
  rows: readonly NewRow[],
): Promise<void> =>
  copyInto(
    tx,
    `credential.number_row (list_id, row, match, fault, number_index, number_sealed, tail,
       identity_index, name_index, birth_on)`,
    rows.map((one) => [
      listId,
      one.row,
      one.match,
      one.fault,
      one.numberIndex,
      one.numberSealed,
      one.tail,
      one.identityIndex,
      one.nameIndex,
      one.birthOn,
    ]),
  )

export const deleteRows = async (tx: Transaction, listId: string): Promise<void> => {
  await tx.run(sql`delete from credential.number_row where list_id = ${listId}`)
}

/**
 * Compares the rows of a list with each other: what says the same again, one number of several
 * people, several numbers of one person.
 */
export const compareRows = async (tx: Transaction, listId: string): Promise<void> => {
  await tx.run(sql`
    with same as (
      select number_index, min(row) as first,
             count(*) filter (where match = 'over') = count(*)
               or count(person_id) filter (where match <> 'over') = count(*)
                  and count(distinct person_id) = 1 as agreed
        from credential.number_row
       where list_id = ${listId} and match <> 'fault'
       group by number_index having count(*) > 1)
    update credential.number_row r
       set match = case when s.agreed then 'repeated' else 'numberTwice' end, person_id = null
      from same s
     where r.list_id = ${listId} and r.number_index = s.number_index and r.match <> 'fault'
       and not (s.agreed and r.row = s.first)`)
  await tx.run(sql`
    with several as (
      select person_id from credential.number_row
       where list_id = ${listId} and person_id is not null group by person_id having count(*) > 1)
    update credential.number_row r set match = 'personTwice'
      from several s where r.list_id = ${listId} and r.person_id = s.person_id`)
}

/** Compares the rows of a list with the numbers in force, and says what each would change. */
export const weighRows = async (
  tx: Transaction,
  { id: listId, credentialId }: { readonly id: string; readonly credentialId: string },
): Promise<void> => {
  await tx.run(sql`
    with recursive ${livingHolders(sql`
      select l.number_index, l.person_id from credential.number_locator l
       where l.credential_id = ${credentialId}`)},
    of_person as (
      select person_id, array_agg(number_index) as numbers from living group by person_id
    ), weighed as (
      select r.row, r.match, n.person_id as holder, r.person_id,
             o.numbers <> array[r.number_index] as another
        from credential.number_row r
        left join living n on n.number_index = r.number_index
        left join of_person o on o.person_id = r.person_id
       where r.list_id = ${listId}
         and r.match in ('sameIdentity', 'nameDiffers', 'sameName', 'over')
    )
    update credential.number_row r
       set match = case when w.match <> 'over' and w.holder <> w.person_id
                     then 'otherHolder' else w.match end,
           effect = case
             when w.match = 'over' then case when w.holder is null then 'none' else 'end' end
             when w.holder = w.person_id then 'keep'
             when w.holder is not null then 'none'
             when w.another then 'replace'
             else 'add' end
      from weighed w where r.list_id = ${listId} and r.row = w.row`)
  await tx.run(sql`
    update credential.number_row set effect = 'none'
     where list_id = ${listId} and effect is null`)
}

const CountRow = z.object({
  match: z.enum(MATCHES),
  effect: z.enum(EFFECTS),
  confirmed: z.boolean(),
  rows: z.number(),
})

/** How many rows of a list there are of each kind. */
export interface RowCount {
  readonly match: Match
  readonly effect: Effect
  readonly confirmed: boolean
  readonly rows: number
}

export const countRows = (handle: Handle, listId: string): Promise<RowCount[]> =>
  handle.many(
    CountRow,
    sql`select match, effect, confirmed_by is not null as confirmed, count(*)::int as rows
          from credential.number_row where list_id = ${listId} and effect is not null
         group by 1, 2, 3`,
  )

const ReportRow = z.object({
  row: z.number(),
  match: z.enum(MATCHES),
  fault: z.enum(ROW_FAULTS).nullable(),
  effect: z.enum(EFFECTS),
  tail: z.string().nullable(),
  confirmed_by: z.string().nullable(),
})
export type ReportedRow = z.output<typeof ReportRow>

const REPORT = sql`select row, match, fault, effect, tail, confirmed_by from credential.number_row`

/** Rows of a list in its order, some at a time: all of them, or those of some kinds. */
export const reportRows = (
  handle: Handle,
  listId: string,
  {
    after,
    most,
    matches,
  }: {
    readonly after: number
    readonly most: number
    readonly matches?: readonly Match[]
  },
): Promise<ReportedRow[]> =>
  handle.many(
    ReportRow,
    sql`${REPORT}
         where list_id = ${listId} and effect is not null and row > ${after}
           and (${matches ?? null}::text[] is null or match = any(${matches ?? null}))
         order by row limit ${most}`,
  )

/** Rows that would change something, once somebody has confirmed them. */
const WAITS = sql`match = any(${TO_CONFIRM}) and effect in ('add', 'replace')
  and confirmed_by is null`

/** The first rows of a list that wait for somebody to confirm them. */
export const rowsToConfirm = (
  handle: Handle,
  listId: string,
  most: number,
): Promise<ReportedRow[]> =>
  handle.many(
    ReportRow,
    sql`${REPORT} where list_id = ${listId} and ${WAITS} order by row limit ${most}`,
  )

/** How many of these rows of a list wait for somebody to confirm them. */
export const countToConfirm = async (
  handle: Handle,
  listId: string,
  rows: readonly number[],
): Promise<number> =>
  (
    await handle.one(
      z.object({ rows: z.number() }),
      sql`select count(*)::int as rows from credential.number_row
           where list_id = ${listId} and row = any(${rows}::integer[]) and ${WAITS}`,
    )
  ).rows

export const confirmRows = async (
  tx: Transaction,
  listId: string,
  rows: readonly number[],
  by: string,
): Promise<void> => {
  await tx.run(sql`
    update credential.number_row set confirmed_by = ${by}
     where list_id = ${listId} and row = any(${rows}::integer[])`)
}

/** Who confirmed rows of a list. */
export const confirmersOf = async (handle: Handle, listId: string): Promise<readonly string[]> =>
  (
    await handle.many(
      z.object({ confirmed_by: z.string() }),
      sql`select distinct confirmed_by from credential.number_row
           where list_id = ${listId} and confirmed_by is not null`,
    )
  ).map(({ confirmed_by: by }) => by)
