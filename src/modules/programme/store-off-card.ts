import { z } from 'zod'
import { type Handle, instant, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { OFF_CARD_REASON_CODES, OFF_CARD_STATUSES, type OffCardEntry } from './off-card.ts'

const EntryRow = z
  .object({
    id: z.string(),
    programme_code: z.string(),
    region_code: z.string(),
    reason: z.enum(OFF_CARD_REASON_CODES),
    file_number: z.string(),
    payee_count: z.number(),
    from_day: plainDate,
    until_day: plainDate,
    status: z.enum(OFF_CARD_STATUSES),
    entered_by: z.string(),
    entered_unit: z.string(),
    entered_at: instant,
    decided_by: z.string().nullable(),
    decided_unit: z.string().nullable(),
    decided_at: instant.nullable(),
    ended_on: plainDate.nullable(),
    remark: z.string().nullable(),
  })
  .transform((row): OffCardEntry => ({
    id: row.id,
    programmeCode: row.programme_code,
    regionCode: row.region_code,
    reason: row.reason,
    fileNumber: row.file_number,
    payeeCount: row.payee_count,
    from: row.from_day,
    until: row.until_day,
    status: row.status,
    entered: { staffId: row.entered_by, agencyCode: row.entered_unit },
    enteredAt: row.entered_at,
    decided:
      row.decided_by === null || row.decided_at === null
        ? undefined
        : { staffId: row.decided_by, agencyCode: row.decided_unit ?? '', at: row.decided_at },
    endedOn: row.ended_on ?? undefined,
    remark: row.remark ?? undefined,
  }))

const ENTRIES = sql`
  select id, programme_code, region_code, reason, file_number, payee_count, from_day, until_day,
         status, entered_by, entered_unit, entered_at, decided_by, decided_unit, decided_at,
         ended_on, remark
    from programme.off_card`

/** Enters what is not paid to the card; nobody has decided yet. */
export const insertOffCard = async (tx: Transaction, entry: OffCardEntry): Promise<void> => {
  await tx.run(sql`
    insert into programme.off_card (id, programme_code, region_code, reason, file_number,
      payee_count, from_day, until_day, status, entered_by, entered_unit, entered_at)
    values (${entry.id}, ${entry.programmeCode}, ${entry.regionCode}, ${entry.reason},
      ${entry.fileNumber}, ${entry.payeeCount}, ${entry.from}, ${entry.until}, ${entry.status},
      ${entry.entered.staffId}, ${entry.entered.agencyCode}, ${entry.enteredAt})`)
}

/** An entry, held until the end of the transaction. */
export const lockOffCard = (tx: Transaction, id: string): Promise<OffCardEntry | undefined> =>
  tx.maybeOne(EntryRow, sql`${ENTRIES} where id = ${id} for update`)

/** Writes what was decided. */
export const saveOffCard = async (tx: Transaction, entry: OffCardEntry): Promise<void> => {
  await tx.run(sql`
    update programme.off_card
       set status = ${entry.status}, decided_by = ${entry.decided?.staffId ?? null},
           decided_unit = ${entry.decided?.agencyCode ?? null},
           decided_at = ${entry.decided?.at ?? null}, ended_on = ${entry.endedOn ?? null},
           remark = ${entry.remark ?? null}
     where id = ${entry.id}`)
}

/** Entries that nobody has decided, or that hold on a day or later; the next to end first. */
export const standingOffCard = (handle: Handle, on: Temporal.PlainDate): Promise<OffCardEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES}
         where status = 'entered' or (status = 'approved' and until_day > ${on})
         order by until_day, id`,
  )

/** Entries that were let, and whose end day lies within these days, both included. */
export const approvedOffCardUntil = (
  handle: Handle,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<OffCardEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES} where status = 'approved' and until_day between ${first} and ${last}
         order by until_day, id`,
  )

/** Entries that held on some day of a month; by programme, city and end. */
export const offCardOfMonth = (
  handle: Handle,
  first: Temporal.PlainDate,
): Promise<OffCardEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES} where ${heldWithin(first)} order by programme_code, region_code, until_day, id`,
  )

const heldWithin = (first: Temporal.PlainDate): Sql => sql`
  status in ('approved', 'ended') and from_day < ${first.add({ months: 1 })}
  and coalesce(ended_on, until_day) > ${first}`

/** How many payees of a programme in a city were not paid to the card in a month. */
export interface OffCardCount {
  readonly programmeCode: string
  readonly regionCode: string
  readonly payees: number
}

export const countOffCard = (handle: Handle, first: Temporal.PlainDate): Promise<OffCardCount[]> =>
  handle.many(
    z
      .object({ programme_code: z.string(), region_code: z.string(), payees: z.number() })
      .transform((row): OffCardCount => ({
        programmeCode: row.programme_code,
        regionCode: row.region_code,
        payees: row.payees,
      })),
    sql`select programme_code, region_code, sum(payee_count)::int as payees
          from programme.off_card where ${heldWithin(first)} group by 1, 2 order by 1, 2`,
  )
