import { z } from 'zod'
import { arrayText } from '#platform/copy.ts'
import { bigInteger, sql, type Transaction } from '#platform/db.ts'
import type { Source } from './store-outcomes.ts'

/** What a bank says it paid, each value in the form that ours have. */
export interface PlainAnswer {
  readonly number: number
  /** A UUID. */
  readonly lineId: string
  readonly instruction: string | undefined
  readonly amountFen: bigint | undefined
  readonly accountTail: string | undefined
}

/** What was entered of one instruction. */
export interface Entered {
  readonly instructionId: string
  readonly batchId: string
  readonly fundCode: string
  readonly totalFen: bigint
  /** The records that it was. */
  readonly numbers: readonly number[]
}

const EnteredRow = z
  .object({
    instruction_id: z.string(),
    batch_id: z.string(),
    fund_code: z.string(),
    total_fen: bigInteger,
    numbers: z.array(z.number()),
  })
  .transform((row): Entered => ({
    instructionId: row.instruction_id,
    batchId: row.batch_id,
    fundCode: row.fund_code,
    totalFen: row.total_fen,
    numbers: row.numbers,
  }))

/**
 * Enters what a bank paid exactly as it was told to, all of a piece in one statement: the verdict
 * `pay` of `judge`, which almost every record gets. Whatever is not entered is judged one by one.
 *
 * @param answers each line once
 */
export const enterPlainAnswers = (
  tx: Transaction,
  { inboundId, bankCode, at }: Source,
  answers: readonly PlainAnswer[],
): Promise<Entered[]> =>
  tx.many(
    EnteredRow,
    sql`
    with told as (
      select * from unnest(
        ${arrayText(answers.map(({ lineId }) => lineId))}::uuid[],
        ${arrayText(answers.map(({ number }) => number))}::integer[],
        ${arrayText(answers.map(({ amountFen }) => amountFen))}::bigint[],
        ${arrayText(answers.map(({ accountTail }) => accountTail))}::text[],
        ${arrayText(answers.map(({ instruction }) => instruction))}::text[]
      ) told (id, number, amount_fen, account_tail, reference)
    ), entered as (
      insert into payment.outcome (line_id, person_id, batch_id, kind, amount_fen, inbound_id,
        record_number, at)
      select l.id, l.person_id, l.batch_id, 'paid', l.amount_fen, ${inboundId}, t.number, ${at}
        from told t
        -- By its key, whatever is known of how many lines there are.
        cross join lateral (select * from payment.line where id = t.id offset 0) l
        join payment.instruction i on i.batch_id = l.batch_id and i.bank_code = l.bank_code
       where l.bank_code = ${bankCode} and i.status <> 'prepared'
         and coalesce(t.reference = i.reference, true)
         and coalesce(t.amount_fen = l.amount_fen, true)
         and coalesce(t.account_tail = l.account_tail, true)
      on conflict do nothing
      returning batch_id, amount_fen, record_number
    ), together as (
      select batch_id, sum(amount_fen)::bigint as total_fen, array_agg(record_number) as numbers
        from entered group by batch_id
    )
    select i.id as instruction_id, i.batch_id, i.fund_code, t.total_fen, t.numbers
      from together t
      join payment.instruction i on i.batch_id = t.batch_id and i.bank_code = ${bankCode}`,
  )
