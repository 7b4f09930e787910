import { z } from 'zod'
import { bigInteger, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { INSTRUCTION_STATUSES, type InstructionStatus } from './instruction.ts'

/** 暂停发送: somebody has the sending of a batch wait. */
export interface Pause {
  readonly id: string
  readonly batchId: string
  readonly reason: string
  readonly pausedAt: Temporal.Instant
  readonly pausedBy: string
}

const PauseRow = z
  .object({
    id: z.string(),
    batch_id: z.string(),
    reason: z.string(),
    paused_at: instant,
    paused_by: z.string(),
  })
  .transform((row): Pause => ({
    id: row.id,
    batchId: row.batch_id,
    reason: row.reason,
    pausedAt: row.paused_at,
    pausedBy: row.paused_by,
  }))

/** The pause of a batch that goes on, or `undefined`. */
export const openPause = (handle: Handle, batchId: string): Promise<Pause | undefined> =>
  handle.maybeOne(
    PauseRow,
    sql`select id, batch_id, reason, paused_at, paused_by from payment.batch_pause
         where batch_id = ${batchId} and resumed_at is null`,
  )

export const insertPause = async (tx: Transaction, pause: Pause): Promise<void> => {
  await tx.run(sql`
    insert into payment.batch_pause (id, batch_id, reason, paused_at, paused_by)
    values (${pause.id}, ${pause.batchId}, ${pause.reason}, ${pause.pausedAt}, ${pause.pausedBy})`)
}

export const endPause = async (
  tx: Transaction,
  id: string,
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> => {
  await tx.run(sql`
    update payment.batch_pause set resumed_at = ${at}, resumed_by = ${by} where id = ${id}`)
}

/** How far one bank has come with its part of a batch. */
export interface BankProgress {
  readonly bankCode: string
  readonly reference: string
  readonly status: InstructionStatus
  readonly lineCount: number
  readonly totalFen: bigint
  readonly paid: number
  /** Refused or come back. */
  readonly failed: number
}

const ProgressRow = z
  .object({
    bank_code: z.string(),
    reference: z.string(),
    status: z.enum(INSTRUCTION_STATUSES),
    line_count: z.number(),
    total_fen: bigInteger,
    paid: z.number(),
    failed: z.number(),
  })
  .transform((row): BankProgress => ({
    bankCode: row.bank_code,
    reference: row.reference,
    status: row.status,
    lineCount: row.line_count,
    totalFen: row.total_fen,
    paid: row.paid,
    failed: row.failed,
  }))

/** How far the banks of a batch have come, by bank. */
export const progressOf = (handle: Handle, batchId: string): Promise<BankProgress[]> =>
  handle.many(
    ProgressRow,
    sql`select i.bank_code, i.reference, i.status, i.line_count, i.total_fen,
               coalesce(s.paid, 0)::int as paid, coalesce(s.failed, 0)::int as failed
          from payment.instruction i
          left join (
            select bank_code, count(*) filter (where status = 'paid') as paid,
                   count(*) filter (where status in ('rejected', 'returned')) as failed
              from payment.line_status where batch_id = ${batchId} group by bank_code) s
            on s.bank_code = i.bank_code
         where i.batch_id = ${batchId} order by i.bank_code`,
  )
