import { z } from 'zod'
import { arrayText, copyInto } from '#platform/copy.ts'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { identities } from '#modules/person/index.ts'
import { type RosterLayout, RosterLayoutJson } from './roster-layout.ts'
import { ROSTER_STATUSES, type RosterStatus } from './roster.ts'

/** 名册: whom a department wants to have paid, for one programme, period, instalment and place. */
export interface Roster {
  readonly id: string
  /** Begins the keys of its rows. */
  readonly shortName: string
  readonly programmeCode: string
  readonly payPeriod: string
  readonly instalment: number
  readonly regionCode: string
  readonly ownerAgency: string
  readonly status: RosterStatus
  readonly fileName: string
  readonly fileFormat: 'csv' | 'xlsx'
  readonly encoding: string | undefined
  /** SM3 of the file, hexadecimal. */
  readonly fileDigest: string
  readonly rowCount: number
  readonly madeBy: string
  readonly madeUnit: string
  readonly madeAt: Temporal.Instant
  /** The run of the checks that counts; 0 before the first. */
  readonly checkRun: number
  readonly checkedAt: Temporal.Instant | undefined
  /** partial: nothing good waits for something bad. atomic: all rows or none, because asked. */
  readonly mode: 'partial' | 'atomic'
  /** How its rows are read; `undefined` of lists that were brought before it was kept. */
  readonly layout: RosterLayout | undefined
}

const RosterRow = z
  .object({
    id: z.string(),
    short_name: z.string(),
    programme_code: z.string(),
    pay_period: z.string(),
    instalment: z.number(),
    region_code: z.string(),
    owner_agency: z.string(),
    status: z.enum(ROSTER_STATUSES),
    file_name: z.string(),
    file_format: z.enum(['csv', 'xlsx']),
    encoding: z.string().nullable(),
    file_digest: bytes,
    row_count: z.number(),
    made_by: z.string(),
    made_unit: z.string(),
    made_at: instant,
    check_run: z.number(),
    checked_at: instant.nullable(),
    mode: z.enum(['partial', 'atomic']),
    layout: RosterLayoutJson.nullable(),
  })
  .transform((row): Roster => ({
    id: row.id,
    shortName: row.short_name,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    instalment: row.instalment,
    regionCode: row.region_code,
    ownerAgency: row.owner_agency,
    status: row.status,
    fileName: row.file_name,
    fileFormat: row.file_format,
    encoding: row.encoding ?? undefined,
    fileDigest: Buffer.from(row.file_digest).toString('hex'),
    rowCount: row.row_count,
    madeBy: row.made_by,
    madeUnit: row.made_unit,
    madeAt: row.made_at,
    checkRun: row.check_run,
    checkedAt: row.checked_at ?? undefined,
    mode: row.mode,
    layout: row.layout ?? undefined,
  }))

const ROSTERS = sql`
  select id, short_name, programme_code, pay_period, instalment, region_code, owner_agency,
         status, file_name, file_format, encoding, file_digest, row_count, made_by, made_unit,
         made_at, check_run, checked_at, mode, layout
    from roster.roster`

/** A list, or `undefined`. */
export const findRoster = (handle: Handle, id: string): Promise<Roster | undefined> =>
  handle.maybeOne(RosterRow, sql`${ROSTERS} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockRoster = (tx: Transaction, id: string): Promise<Roster | undefined> =>
  tx.maybeOne(RosterRow, sql`${ROSTERS} where id = ${id} for update`)

/** The lists of a department, the latest first. */
export const rostersOf = (handle: Handle, ownerAgency: string): Promise<Roster[]> =>
  handle.many(
    RosterRow,
    sql`${ROSTERS} where owner_agency = ${ownerAgency} order by made_at desc, id desc limit 200`,
  )

/** Enters a list of which nothing has been read yet. */
export const insertRoster = async (tx: Transaction, one: Roster): Promise<void> => {
  await tx.run(sql`
    insert into roster.roster (id, short_name, programme_code, pay_period, instalment,
      region_code, owner_agency, status, file_name, file_format, encoding, file_digest, row_count,
      made_by, made_unit, made_at, mode, layout)
    values (${one.id}, ${one.shortName}, ${one.programmeCode}, ${one.payPeriod},
      ${one.instalment}, ${one.regionCode}, ${one.ownerAgency}, ${one.status}, ${one.fileName},
      ${one.fileFormat}, ${one.encoding ?? null}, decode(${one.fileDigest}, 'hex'),
      ${one.rowCount}, ${one.madeBy}, ${one.madeUnit}, ${one.madeAt}, ${one.mode},
      ${one.layout === undefined ? null : JSON.stringify(one.layout)})`)
}

/** Writes how far it has come. */
export const saveRoster = async (
  tx: Transaction,
  { id, status, rowCount, checkRun, checkedAt }: Roster,
): Promise<void> => {
  await tx.run(sql`
    update roster.roster
       set status = ${status}, row_count = ${rowCount}, check_run = ${checkRun},
           checked_at = ${checkedAt ?? null}
     where id = ${id}`)
}

/** A row as it is kept: who by a blind index, how much; what people have to read lies sealed. */
export interface StoredRow {
  readonly id: string
  readonly number: number
  readonly revision: number
  readonly identityIndex: Uint8Array | undefined
  readonly nameIndex: Uint8Array | undefined
  readonly personId: string | undefined
  readonly amountFen: bigint | undefined
  readonly subItem: string
  readonly village: string
  readonly quantityThousandths: bigint | undefined
  /** Of a row that names its household: whose and where. */
  readonly householdIndex?: Uint8Array | undefined
  readonly cellsSealed: Uint8Array | undefined
}

/** Enters rows that are known already. */
export const copyRows = (
  tx: Transaction,
  rosterId: string,
  rows: readonly StoredRow[],
): Promise<void> =>
  copyInto(
    tx,
    'roster.row (id, roster_id, number, revision, identity_index, name_index, person_id, ' +
      'amount_fen, sub_item, village, quantity_thousandths, household_index, cells_sealed)',
    rows.map((row) => [
      row.id,
      rosterId,
      row.number,
      row.revision,
      row.identityIndex,
      row.nameIndex,
      row.personId,
      row.amountFen,
      row.subItem,
      row.village,
      row.quantityThousandths,
      row.householdIndex,
      row.cellsSealed,
    ]),
  )

/** A row as it was read; who it is about, the register says when it is entered. */
export type NewRow = Omit<StoredRow, 'personId'>

/** Enters rows, each with the person whom the register has under its identity. */
export const insertRows = (
  tx: Transaction,
  rosterId: string,
  rows: readonly NewRow[],
): Promise<number> =>
  tx.run(sql`
    insert into roster.row (id, roster_id, number, revision, identity_index, name_index, person_id,
      amount_fen, sub_item, village, quantity_thousandths, household_index, cells_sealed)
    select n.id, ${rosterId}, n.number, n.revision, n.identity_index, n.name_index, k.person_id,
           n.amount_fen, n.sub_item, n.village, n.quantity_thousandths, n.household_index,
           n.cells_sealed
      from unnest(
        ${arrayText(rows.map(({ id }) => id))}::uuid[],
        ${arrayText(rows.map(({ number }) => number))}::integer[],
        ${arrayText(rows.map(({ revision }) => revision))}::smallint[],
        ${arrayText(rows.map(({ identityIndex }) => identityIndex))}::bytea[],
        ${arrayText(rows.map(({ nameIndex }) => nameIndex))}::bytea[],
        ${arrayText(rows.map(({ amountFen }) => amountFen))}::bigint[],
        ${arrayText(rows.map(({ subItem }) => subItem))}::text[],
        ${arrayText(rows.map(({ village }) => village))}::text[],
        ${arrayText(rows.map(({ quantityThousandths }) => quantityThousandths))}::bigint[],
        ${arrayText(rows.map(({ householdIndex }) => householdIndex))}::bytea[],
        ${arrayText(rows.map(({ cellsSealed }) => cellsSealed))}::bytea[]
      ) n (id, number, revision, identity_index, name_index, amount_fen, sub_item, village,
        quantity_thousandths, household_index, cells_sealed)
      -- By its key, whatever the planner knows of how many people there are.
      left join lateral (select i.person_id from (${identities()}) i
                          where i.identity_index = n.identity_index offset 0) k on true`)

/** The rows that count, by their numbers. */
export const rowIdsOf = async (
  handle: Handle,
  rosterId: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const rows = await handle.many(
    z.object({ id: z.string(), number: z.number() }),
    sql`select id, number from roster.current_row
         where roster_id = ${rosterId} and number = any(${numbers}::int[])`,
  )
  return new Map(rows.map(({ id, number }) => [number, id]))
}

/** How often each row has been repaired, and the last number that was given. */
export const revisionsOf = async (
  handle: Handle,
  rosterId: string,
): Promise<{ readonly revisions: ReadonlyMap<number, number>; readonly lastRow: number }> => {
  const rows = await handle.many(
    z.object({ number: z.number(), revision: z.number() }),
    sql`select number, revision from roster.current_row where roster_id = ${rosterId}`,
  )
  const { last } = await handle.one(
    z.object({ last: z.number() }),
    sql`select coalesce(max(number), 0) as last from roster.row where roster_id = ${rosterId}`,
  )
  return {
    revisions: new Map(rows.map(({ number, revision }) => [number, revision])),
    lastRow: last,
  }
}
