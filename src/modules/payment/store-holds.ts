import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import { LINE_STATUSES, type LineStatus } from './line.ts'
import { RETURN_REASONS } from './return-reason.ts'

export interface LineInStatus {
  readonly id: string
  readonly personId: string
  readonly status: LineStatus
}

const Status = z.enum(LINE_STATUSES)

/** Reasons after which every payment to the person is held. */
const STOPPING = Object.entries(RETURN_REASONS).flatMap(([code, { stopsPerson }]) =>
  stopsPerson ? [code] : [],
)

/**
 * A line with its status. Its batch is held against whoever builds instructions from it, so that a
 * line is either held in time or sent.
 */
export const lockLine = async (
  tx: Transaction,
  lineId: string,
): Promise<LineInStatus | undefined> => {
  await tx.run(sql`
    select b.id from payment.batch b
      join payment.line l on l.batch_id = b.id where l.id = ${lineId} for share of b`)
  return tx.maybeOne(
    z
      .object({ id: z.string(), person_id: z.string(), status: Status })
      .transform((row): LineInStatus => ({
        id: row.id,
        personId: row.person_id,
        status: row.status,
      })),
    sql`select id, person_id, status from payment.line_status where id = ${lineId}`,
  )
}

/** Enters why a line waits; the same reason stands once. */
export const insertHold = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  hold: {
    readonly id: string
    readonly line: LineInStatus
    readonly reason: string
    readonly reference?: string
  },
): Promise<void> => {
  await tx.run(sql`
    insert into payment.hold (id, line_id, person_id, reason, reference, placed_at, placed_by)
    values (${hold.id}, ${hold.line.id}, ${hold.line.personId}, ${hold.reason},
      ${hold.reference ?? null}, ${at}, ${actor.id})
    on conflict do nothing`)
}

/** The hold of a line that stands for a reason. */
export const openHold = async (
  tx: Transaction,
  lineId: string,
  reason: string,
): Promise<string | undefined> => {
  const row = await tx.maybeOne(
    z.object({ id: z.string() }),
    sql`select id from payment.hold
         where line_id = ${lineId} and reason = ${reason} and released_at is null`,
  )
  return row?.id
}

export interface OpenHold {
  readonly lineId: string
  readonly placedBy: string
  readonly reason: string
  readonly status: LineStatus
}

/** A hold that stands, with the status of its line. */
export const lockHold = (tx: Transaction, holdId: string): Promise<OpenHold | undefined> =>
  tx.maybeOne(
    z
      .object({ line_id: z.string(), placed_by: z.string(), reason: z.string(), status: Status })
      .transform((row): OpenHold => ({
        lineId: row.line_id,
        placedBy: row.placed_by,
        reason: row.reason,
        status: row.status,
      })),
    sql`select h.line_id, h.placed_by, h.reason, s.status
          from payment.hold h
          join payment.line_status s on s.id = h.line_id and s.person_id = h.person_id
         where h.id = ${holdId} and h.released_at is null for update of h`,
  )

/** Writes who let it go. */
export const releaseHold = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  holdId: string,
): Promise<void> => {
  await tx.run(sql`
    update payment.hold set released_at = ${at}, released_by = ${actor.id} where id = ${holdId}`)
}

/** Lines of somebody that have not left, in batches that are not over. */
export const preparedLinesOf = async (
  handle: Handle,
  personId: string,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`select s.id from payment.line_status s
          join payment.batch b on b.id = s.batch_id
         where s.person_id = ${personId} and s.status = 'prepared'
           and b.status not in ('closed', 'withdrawn') order by s.id`,
  )
  return rows.map((row) => row.id)
}

/** People of whom a file of a bank says that nothing may be paid to them any more. */
export const stoppedPersonsOf = async (
  handle: Handle,
  batchId: string,
  inboundId: string,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ person_id: z.string() }),
    sql`select person_id from payment.outcome
         where batch_id = ${batchId} and inbound_id = ${inboundId}
           and reason_code = any(${STOPPING})
         union
        select person_id from payment.return_ticket
         where batch_id = ${batchId} and inbound_id = ${inboundId}
           and reason_code = any(${STOPPING})
         order by person_id`,
  )
  return rows.map((row) => row.person_id)
}
