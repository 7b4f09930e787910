import { z } from 'zod'
import { bigInteger, type Handle, instant, plainDate, sql } from '#platform/db.ts'
import { INSTRUCTION_STATUSES, type InstructionStatus } from './instruction.ts'
import { LINE_STATUSES, type LineStatus } from './line.ts'

/** An instruction as its bank sees it in a list. */
export interface BankInstruction {
  readonly id: string
  readonly batchId: string
  readonly reference: string
  readonly programmeCode: string
  readonly payPeriod: string
  readonly payOn: Temporal.PlainDate
  readonly status: InstructionStatus
  readonly lineCount: number
  readonly totalFen: bigint
  readonly builtAt: Temporal.Instant
}

const InstructionRow = z
  .object({
    id: z.string(),
    batch_id: z.string(),
    reference: z.string(),
    programme_code: z.string(),
    pay_period: z.string(),
    pay_on: plainDate,
    status: z.enum(INSTRUCTION_STATUSES),
    line_count: z.number(),
    total_fen: bigInteger,
    built_at: instant,
  })
  .transform((row): BankInstruction => ({
    id: row.id,
    batchId: row.batch_id,
    reference: row.reference,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    payOn: row.pay_on,
    status: row.status,
    lineCount: row.line_count,
    totalFen: row.total_fen,
    builtAt: row.built_at,
  }))

/** What one bank was told to pay, the newest first. */
export const instructionsOfBank = (
  handle: Handle,
  bankCode: string,
  limit: number,
): Promise<BankInstruction[]> =>
  handle.many(
    InstructionRow,
    sql`select i.id, i.batch_id, i.reference, b.programme_code, b.pay_period, b.pay_on, i.status,
               i.line_count, i.total_fen, i.built_at
          from payment.instruction i join payment.batch b on b.id = i.batch_id
         where i.bank_code = ${bankCode} order by i.built_at desc, i.id desc limit ${limit}`,
  )

/** One payment of an instruction, without anything of the person. */
export interface BankItem {
  readonly lineId: string
  readonly accountTail: string
  readonly amountFen: bigint
  readonly status: LineStatus
  readonly reasonCode: string | undefined
}

const ItemRow = z
  .object({
    id: z.string(),
    account_tail: z.string(),
    amount_fen: bigInteger,
    status: z.enum(LINE_STATUSES),
    reason_code: z.string().nullable(),
  })
  .transform((row): BankItem => ({
    lineId: row.id,
    accountTail: row.account_tail,
    amountFen: row.amount_fen,
    status: row.status,
    reasonCode: row.reason_code ?? undefined,
  }))

/** Payments of an instruction: what failed first, then what is open, then what is paid. */
export const itemsOfInstruction = (
  handle: Handle,
  { batchId, bankCode }: { readonly batchId: string; readonly bankCode: string },
  limit: number,
): Promise<BankItem[]> =>
  handle.many(
    ItemRow,
    sql`select s.id, l.account_tail, s.amount_fen, s.status,
               coalesce(r.reason_code, o.reason_code) as reason_code
          from payment.line_status s
          join payment.line l on l.id = s.id and l.person_id = s.person_id
          left join payment.outcome o on o.line_id = s.id and o.person_id = s.person_id
          left join payment.return_ticket r on r.line_id = s.id and r.person_id = s.person_id
         where s.batch_id = ${batchId} and s.bank_code = ${bankCode} and s.status <> 'cancelled'
         order by case s.status when 'rejected' then 0 when 'returned' then 0 when 'paid' then 2
                  else 1 end, s.id
         limit ${limit}`,
  )

/** A file of answers that was taken. */
export interface TakenFile {
  readonly fileNumber: string
  readonly kind: 'results' | 'returns' | 'statement'
  readonly receivedAt: Temporal.Instant
  /** Records that fitted nothing and are looked into by people. */
  readonly strays: number
}

const TakenRow = z
  .object({
    file_number: z.string(),
    kind: z.enum(['results', 'returns', 'statement']),
    received_at: instant,
    strays: z.number(),
  })
  .transform((row): TakenFile => ({
    fileNumber: row.file_number,
    kind: row.kind,
    receivedAt: row.received_at,
    strays: row.strays,
  }))

/** Files of answers of one bank, the latest first. */
export const filesOfBank = (
  handle: Handle,
  bankCode: string,
  limit: number,
): Promise<TakenFile[]> =>
  handle.many(
    TakenRow,
    sql`select f.file_number, f.kind, f.received_at,
               (select count(*) from payment.suspense s where s.inbound_id = f.id)::int as strays
          from payment.inbound f where f.bank_code = ${bankCode}
         order by f.received_at desc, f.id desc limit ${limit}`,
  )
