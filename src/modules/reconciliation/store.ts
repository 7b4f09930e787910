import { z } from 'zod'
import { bigInteger, type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { LedgerAccount } from '#modules/ledger/index.ts'
import {
  ITEM_KINDS,
  type ItemKind,
  OUTCOME_CODES,
  type Resolution,
  type Sums,
} from './three-way.ts'

const ResolutionRow = z
  .object({
    subject: z.string(),
    department_fen: bigInteger,
    ledger_fen: bigInteger,
    bank_fen: bigInteger.nullable(),
    outcome: z.enum(OUTCOME_CODES),
    words: z.string(),
    resolved_by: z.string(),
    resolved_at: instant,
  })
  .transform((row): Resolution => ({
    subject: row.subject,
    departmentFen: row.department_fen,
    ledgerFen: row.ledger_fen,
    bankFen: row.bank_fen ?? undefined,
    outcome: row.outcome,
    words: row.words,
    resolvedBy: row.resolved_by,
    resolvedAt: row.resolved_at,
  }))

/** What was said of the differences of a day, the oldest first. */
export const resolutionsOf = (
  handle: Handle,
  fundCode: string,
  day: Temporal.PlainDate,
): Promise<Resolution[]> =>
  handle.many(
    ResolutionRow,
    sql`select subject, department_fen, ledger_fen, bank_fen, outcome, words, resolved_by,
               resolved_at
          from reconciliation.difference
         where fund_code = ${fundCode} and day = ${day} order by resolved_at, id`,
  )

/** Who explained differences of a fund within days, both included. */
export const resolversOf = async (
  handle: Handle,
  fundCode: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ resolved_by: z.string() }),
    sql`select distinct resolved_by from reconciliation.difference
         where fund_code = ${fundCode} and day between ${from} and ${until}`,
  )
  return rows.map((row) => row.resolved_by)
}

/** Writes down what became of a difference. */
export const insertResolution = async (
  tx: Transaction,
  about: { readonly id: string; readonly fundCode: string; readonly day: Temporal.PlainDate },
  one: Resolution,
): Promise<void> => {
  await tx.run(sql`
    insert into reconciliation.difference (id, fund_code, day, subject, department_fen,
      ledger_fen, bank_fen, outcome, words, resolved_by, resolved_at)
    values (${about.id}, ${about.fundCode}, ${about.day}, ${one.subject}, ${one.departmentFen},
      ${one.ledgerFen}, ${one.bankFen ?? null}, ${one.outcome}, ${one.words}, ${one.resolvedBy},
      ${one.resolvedAt})`)
}

/** Writes the end of a day with its sums; the database proves that they come to zero. */
export const insertDayEnd = async (
  tx: Transaction,
  close: {
    readonly fundCode: string
    readonly day: Temporal.PlainDate
    readonly by: string
    readonly at: Temporal.Instant
    readonly differences: number
  },
  sums: ReadonlyMap<ItemKind, Sums>,
): Promise<void> => {
  const { fundCode, day } = close
  await tx.run(sql`
    insert into reconciliation.day_end (fund_code, day, closed_by, closed_at, differences)
    values (${fundCode}, ${day}, ${close.by}, ${close.at}, ${close.differences})`)
  for (const [kind, sum] of sums)
    await tx.run(sql`
      insert into reconciliation.day_sum (fund_code, day, kind, department_fen, ledger_fen,
        bank_fen, department_gap_fen, bank_gap_fen)
      values (${fundCode}, ${day}, ${kind}, ${sum.departmentFen}, ${sum.ledgerFen},
        ${sum.bankFen}, ${sum.departmentGapFen}, ${sum.bankGapFen})`)
}

/** The sums of a closed day of a month. */
export interface DaySum extends Sums {
  readonly day: Temporal.PlainDate
  readonly kind: ItemKind
}

/** The sums of the closed days of a fund within days, both included; by day. */
export const daySumsOf = (
  handle: Handle,
  fundCode: string,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<DaySum[]> =>
  handle.many(
    z
      .object({
        day: plainDate,
        kind: z.enum(ITEM_KINDS),
        department_fen: bigInteger,
        ledger_fen: bigInteger,
        bank_fen: bigInteger,
        department_gap_fen: bigInteger,
        bank_gap_fen: bigInteger,
      })
      .transform((row): DaySum => ({
        day: row.day,
        kind: row.kind,
        departmentFen: row.department_fen,
        ledgerFen: row.ledger_fen,
        bankFen: row.bank_fen,
        departmentGapFen: row.department_gap_fen,
        bankGapFen: row.bank_gap_fen,
      })),
    sql`select day, kind, department_fen, ledger_fen, bank_fen, department_gap_fen, bank_gap_fen
          from reconciliation.day_sum
         where fund_code = ${fundCode} and day between ${from} and ${until}
         order by day, array_position(${[...ITEM_KINDS]}::text[], kind)`,
  )

/** One account of a fund through a month. */
export interface MonthBalance {
  readonly account: LedgerAccount
  readonly openingFen: bigint
  readonly grewFen: bigint
  readonly fellFen: bigint
  readonly closingFen: bigint
}

/** Writes the end of a month; the database proves that each account adds up. */
export const insertMonthClose = async (
  tx: Transaction,
  close: {
    readonly fundCode: string
    readonly month: Temporal.PlainDate
    readonly by: string
    readonly at: Temporal.Instant
  },
  balances: readonly MonthBalance[],
): Promise<void> => {
  const { fundCode, month } = close
  await tx.run(sql`
    insert into reconciliation.month_close (fund_code, month, closed_by, closed_at)
    values (${fundCode}, ${month}, ${close.by}, ${close.at})`)
  for (const one of balances)
    await tx.run(sql`
      insert into reconciliation.month_balance (fund_code, month, account, opening_fen, grew_fen,
        fell_fen, closing_fen)
      values (${fundCode}, ${month}, ${one.account}, ${one.openingFen}, ${one.grewFen},
        ${one.fellFen}, ${one.closingFen})`)
}
