import { z } from 'zod'
import { bigInteger, type Handle, instant, type Sql, sql } from '#platform/db.ts'

/** A line whose money did not stay with the payee, and that nothing has followed yet. */
export interface FailedLine {
  readonly id: string
  readonly personId: string
  readonly amountFen: bigint
  readonly bankCode: string
  readonly accountTail: string
  readonly status: 'rejected' | 'returned' | 'cancelled'
  readonly reasonCode: string
  readonly failedAt: Temporal.Instant
}

const FailedRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    amount_fen: bigInteger,
    bank_code: z.string(),
    account_tail: z.string(),
    status: z.enum(['rejected', 'returned', 'cancelled']),
    reason_code: z.string(),
    at: instant,
  })
  .transform((row): FailedLine => ({
    id: row.id,
    personId: row.person_id,
    amountFen: row.amount_fen,
    bankCode: row.bank_code,
    accountTail: row.account_tail,
    status: row.status,
    reasonCode: row.reason_code,
    failedAt: row.at,
  }))

/** Lines of a batch that failed and were not paid again, the latest first. */
export const failedLines = (handle: Handle, batchId: string): Promise<FailedLine[]> =>
  handle.many(
    FailedRow,
    sql`select id, person_id, amount_fen, bank_code, account_tail, status, reason_code,
               failed_at as at
          from payment.failed_line where batch_id = ${batchId} order by failed_at desc, id`,
  )

/** A relation of payees from lines that failed: a new line for each. */
export const reissuePayees = (pairs: readonly (readonly [string, string])[]): Sql => sql`
  select n.line_id, l.person_id, l.amount_fen
    from unnest(${pairs.map(([to]) => to)}::uuid[], ${pairs.map(([, from]) => from)}::uuid[])
         n (line_id, failed_id)
    join payment.line l on l.id = n.failed_id`
