import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { bigInteger, type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { Counted, CounterTotals, DayFigures } from './day-end.ts'

/** 我在哪个网点: the outlet that a clerk chose; none before the first choice. */
export const seatOf = async (handle: Handle, staffId: string): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      z.object({ outlet_code: z.string() }),
      sql`select outlet_code from handling.seat where staff_id = ${staffId}`,
    )
  )?.outlet_code

export const saveSeat = async (
  tx: Transaction,
  staffId: string,
  outletCode: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into handling.seat (staff_id, outlet_code, since)
    values (${staffId}, ${outletCode}, ${at})
    on conflict (staff_id) do update
      set outlet_code = excluded.outlet_code, since = excluded.since`)
}

/** Blanks that came into the stock of a counter. */
export const insertBlankDelivery = async (
  tx: Transaction,
  delivery: {
    readonly counterCode: string
    readonly amount: number
    readonly note: string
    readonly staffId: string
  },
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into handling.blank_delivery (id, counter_code, amount, note, at, staff_id)
    values (${uuidv7(at)}, ${delivery.counterCode}, ${delivery.amount}, ${delivery.note}, ${at},
      ${delivery.staffId})`)
}

/** How many blanks a counter has received since it began. */
export const blanksReceived = async (handle: Handle, counterCode: string): Promise<number> =>
  (
    await handle.one(
      z.object({ amount: z.number() }),
      sql`
      select coalesce(sum(amount), 0)::int as amount from handling.blank_delivery
       where counter_code = ${counterCode}`,
    )
  ).amount

/** One act at a time on the day of a counter; whoever comes second sees what the first has done. */
export const lockDay = async (tx: Transaction, counterCode: string): Promise<void> => {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`handling.day|${counterCode}`}, 0))`,
  )
}

const CountRow = z
  .object({
    counted_blanks: z.number(),
    counted_fen: bigInteger,
    expected_blanks: z.number(),
    expected_fen: bigInteger,
    explanation: z.string(),
    note: z.string(),
    counted_at: instant,
    counted_by: z.string(),
  })
  .transform((row) => ({
    counted: { blanks: row.counted_blanks, fen: row.counted_fen },
    expectedBlanks: row.expected_blanks,
    expectedFen: row.expected_fen,
    explanation: row.explanation,
    note: row.note,
    countedAt: row.counted_at,
    countedBy: row.counted_by,
  }))
/** A count that waits for a second person. */
export type DayCount = z.output<typeof CountRow>

/** Keeps a count that waits; a later one takes its place. */
export const saveCount = async (
  tx: Transaction,
  counterCode: string,
  day: Temporal.PlainDate,
  one: DayCount,
): Promise<void> => {
  await tx.run(sql`
    insert into handling.day_count (counter_code, day, counted_blanks, counted_fen,
      expected_blanks, expected_fen, explanation, note, counted_at, counted_by)
    values (${counterCode}, ${day}, ${one.counted.blanks}, ${one.counted.fen},
      ${one.expectedBlanks}, ${one.expectedFen}, ${one.explanation}, ${one.note},
      ${one.countedAt}, ${one.countedBy})
    on conflict (counter_code, day) do update
      set counted_blanks = excluded.counted_blanks, counted_fen = excluded.counted_fen,
          expected_blanks = excluded.expected_blanks, expected_fen = excluded.expected_fen,
          explanation = excluded.explanation, note = excluded.note,
          counted_at = excluded.counted_at, counted_by = excluded.counted_by`)
}

export const countOf = (
  handle: Handle,
  counterCode: string,
  day: Temporal.PlainDate,
): Promise<DayCount | undefined> =>
  handle.maybeOne(
    CountRow,
    sql`
    select counted_blanks, counted_fen, expected_blanks, expected_fen, explanation, note,
           counted_at, counted_by
      from handling.day_count where counter_code = ${counterCode} and day = ${day}`,
  )

const EndRow = z
  .object({
    counter_code: z.string(),
    day: plainDate,
    received_total: z.number(),
    used_total: z.number(),
    spoiled_total: z.number(),
    due_total_fen: bigInteger,
    taken_total_fen: bigInteger,
    counted_blanks: z.number(),
    expected_blanks: z.number(),
    counted_fen: bigInteger,
    expected_fen: bigInteger,
    explanation: z.string().nullable(),
    note: z.string(),
    counted_by: z.string(),
    confirmed_by: z.string().nullable(),
    closed_at: instant,
  })
  .transform((row) => ({
    counterCode: row.counter_code,
    day: row.day,
    received: row.received_total,
    used: row.used_total,
    spoiled: row.spoiled_total,
    dueFen: row.due_total_fen,
    takenFen: row.taken_total_fen,
    countedBlanks: row.counted_blanks,
    expectedBlanks: row.expected_blanks,
    countedFen: row.counted_fen,
    expectedFen: row.expected_fen,
    explanation: row.explanation ?? undefined,
    /** For the next clerk. */
    note: row.note,
    countedBy: row.counted_by,
    confirmedBy: row.confirmed_by ?? undefined,
    closedAt: row.closed_at,
  }))
/** 日结: a day that has ended, with the running totals at that moment. */
export type DayEnd = z.output<typeof EndRow>

const COLUMNS = sql`counter_code, day, received_total, used_total, spoiled_total, due_total_fen,
  taken_total_fen, counted_blanks, expected_blanks, counted_fen, expected_fen, explanation, note,
  counted_by, confirmed_by, closed_at`

/** The last two day ends of a counter before and on a day, the latest first. */
export const lastEnds = (
  handle: Handle,
  counterCode: string,
  day: Temporal.PlainDate,
): Promise<DayEnd[]> =>
  handle.many(
    EndRow,
    sql`
    select ${COLUMNS} from handling.day_end
     where counter_code = ${counterCode} and day <= ${day} order by day desc limit 2`,
  )

/** The latest day end of a counter, for whoever opens it next. */
export const latestEnd = (handle: Handle, counterCode: string): Promise<DayEnd | undefined> =>
  handle.maybeOne(
    EndRow,
    sql`
    select ${COLUMNS} from handling.day_end
     where counter_code = ${counterCode} order by day desc limit 1`,
  )

/** A day as it ends. */
export interface NewDayEnd {
  readonly counterCode: string
  readonly agencyCode: string
  readonly day: Temporal.PlainDate
  readonly totals: CounterTotals
  readonly figures: DayFigures
  readonly counted: Counted
  readonly explanation: string | undefined
  readonly note: string
  readonly countedBy: string
  readonly confirmedBy: string | undefined
}

export const insertDayEnd = async (
  tx: Transaction,
  one: NewDayEnd,
  at: Temporal.Instant,
): Promise<void> => {
  const { totals, figures, counted } = one
  await tx.run(sql`
    insert into handling.day_end (id, agency_code, ${COLUMNS})
    values (${uuidv7(at)}, ${one.agencyCode}, ${one.counterCode}, ${one.day}, ${totals.received},
      ${totals.used}, ${totals.spoiled}, ${totals.dueFen}, ${totals.takenFen},
      ${counted.blanks}, ${figures.expectedBlanks}, ${counted.fen}, ${figures.expectedFen},
      ${one.explanation ?? null}, ${one.note}, ${one.countedBy}, ${one.confirmedBy ?? null},
      ${at})`)
}
