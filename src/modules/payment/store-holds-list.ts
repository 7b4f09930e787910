import { z } from 'zod'
import { bigInteger, type Handle, instant, sql } from '#platform/db.ts'

/** A line that waits, in a list. */
export interface ListedHold {
  readonly id: string
  readonly batchId: string
  readonly personId: string
  readonly programmeCode: string
  readonly payPeriod: string
  readonly amountFen: bigint
  readonly reason: string
  readonly placedAt: Temporal.Instant
  readonly placedBy: string
}

/** Holds that stand on lines that have not left, of a department or of all, the oldest first. */
export const openHolds = (
  handle: Handle,
  agencyCode: string | undefined,
  limit: number,
): Promise<ListedHold[]> =>
  handle.many(
    z
      .object({
        id: z.string(),
        batch_id: z.string(),
        person_id: z.string(),
        programme_code: z.string(),
        pay_period: z.string(),
        amount_fen: bigInteger,
        reason: z.string(),
        placed_at: instant,
        placed_by: z.string(),
      })
      .transform((row): ListedHold => ({
        id: row.id,
        batchId: row.batch_id,
        personId: row.person_id,
        programmeCode: row.programme_code,
        payPeriod: row.pay_period,
        amountFen: row.amount_fen,
        reason: row.reason,
        placedAt: row.placed_at,
        placedBy: row.placed_by,
      })),
    sql`
    select h.id, s.batch_id, h.person_id, b.programme_code, b.pay_period, s.amount_fen, h.reason,
           h.placed_at, h.placed_by
      from payment.hold h
      join payment.line_status s on s.id = h.line_id and s.person_id = h.person_id
      join payment.batch b on b.id = s.batch_id
     where h.released_at is null and s.status = 'held'
       and (${agencyCode ?? null}::text is null
            or ${agencyCode ?? null} in (b.owner_agency, b.payer_agency))
     order by h.placed_at, h.id limit ${limit}`,
  )
