import { z } from 'zod'
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

/** An array as the database writes it; the values have neither commas nor quotes. */
const list = (values: readonly (string | number | bigint | undefined)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`

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
        ${list(answers.map(({ lineId }) => lineId))}::uuid[],
        ${list(answers.map(({ number }) => number))}::integer[],
        ${list(answers.map(({ amountFen }) => amountFen))}::bigint[],
        ${list(answers.map(({ accountTail }) => accountTail))}::text[],
        ${list(answers.map(({ instruction }) => instruction))}::text[]
      ) told (id, number, amount_fen, account_tail, reference)
    ), fits as (
      select t.number, l.id, l.person_id, l.batch_id, l.amount_fen,
             i.id as instruction_id, i.fund_code
        from told t
        join payment.line l on l.id = t.id
        join payment.instruction i on i.batch_id = l.batch_id and i.bank_code = l.bank_code
       where l.bank_code = ${bankCode} and i.status <> 'prepared'
         and coalesce(t.reference = i.reference, true)
         and coalesce(t.amount_fen = l.amount_fen, true)
         and coalesce(t.account_tail = l.account_tail, true)
         and not exists (select from payment.outcome o
                          where o.line_id = l.id and o.person_id = l.person_id)
    ), entered as (
      insert into payment.outcome (line_id, person_id, batch_id, kind, amount_fen, inbound_id,
        record_number, at)
      select id, person_id, batch_id, 'paid', amount_fen, ${inboundId}, number, ${at} from fits
      on conflict do nothing
      returning line_id
    )
    select instruction_id, batch_id, fund_code, sum(amount_fen)::bigint as total_fen,
           array_agg(number) as numbers
      from fits join entered on line_id = id
     group by instruction_id, batch_id, fund_code`,
  )
