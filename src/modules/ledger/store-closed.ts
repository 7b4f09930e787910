import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'

/** The last day of a fund that is closed, by day or by month. */
export const closedThrough = async (
  handle: Handle,
  fundCode: string,
): Promise<Temporal.PlainDate | undefined> => {
  const row = await handle.one(
    z.object({ day: plainDate.nullable() }),
    sql`select ledger.closed_through(${fundCode}) as day`,
  )
  return row.day ?? undefined
}

/** A day that is closed, or the first day of a month that is. */
export interface Closed {
  readonly day: Temporal.PlainDate
  readonly at: Temporal.Instant
  readonly by: string
}

const ClosedRow = z
  .object({ day: plainDate, closed_at: instant, closed_by: z.string() })
  .transform((row): Closed => ({ day: row.day, at: row.closed_at, by: row.closed_by }))

/** Days of a fund that were closed since a day, the newest first. */
export const closedDays = (
  handle: Handle,
  fundCode: string,
  since: Temporal.PlainDate,
): Promise<Closed[]> =>
  handle.many(
    ClosedRow,
    sql`select day, closed_at, closed_by from ledger.closed_day
         where fund_code = ${fundCode} and day >= ${since} order by day desc`,
  )

/** A day, if it is closed, and the closed day before it; the newer first. */
export const closedUpTo = (
  handle: Handle,
  fundCode: string,
  day: Temporal.PlainDate,
): Promise<Closed[]> =>
  handle.many(
    ClosedRow,
    sql`select day, closed_at, closed_by from ledger.closed_day
         where fund_code = ${fundCode} and day <= ${day} order by day desc limit 2`,
  )

/** Months of a fund that were closed, the newest first. */
export const closedMonths = (handle: Handle, fundCode: string): Promise<Closed[]> =>
  handle.many(
    ClosedRow,
    sql`select month as day, closed_at, closed_by from ledger.closed_month
         where fund_code = ${fundCode} order by month desc`,
  )

interface Closing {
  readonly fundCode: string
  readonly day: Temporal.PlainDate
  readonly at: Temporal.Instant
  readonly by: string
}

/** Closes a day for ever; the database refuses gaps and what is closed already. */
export const insertClosedDay = async (
  tx: Transaction,
  { fundCode, day, at, by }: Closing,
): Promise<void> => {
  await tx.run(sql`
    insert into ledger.closed_day (fund_code, day, closed_at, closed_by)
    values (${fundCode}, ${day}, ${at}, ${by})`)
}

/** Closes the month of a day for ever. */
export const insertClosedMonth = async (
  tx: Transaction,
  { fundCode, day, at, by }: Closing,
): Promise<void> => {
  await tx.run(sql`
    insert into ledger.closed_month (fund_code, month, closed_at, closed_by)
    values (${fundCode}, ${day.with({ day: 1 })}, ${at}, ${by})`)
}

/** Days of a fund with postings that are not closed, the oldest first. */
export const openDays = async (
  handle: Handle,
  fundCode: string,
): Promise<readonly Temporal.PlainDate[]> => {
  const rows = await handle.many(
    z.object({ day: plainDate }),
    sql`select distinct on_day as day from ledger.posting
         where fund_code = ${fundCode}
           and on_day > coalesce(ledger.closed_through(${fundCode}), '-infinity'::date)
         order by on_day`,
  )
  return rows.map(({ day }) => day)
}
