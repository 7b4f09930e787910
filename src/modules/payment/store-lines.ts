import { z } from 'zod'
import { BUILDER } from './store-outcomes.ts'
import { bigInteger, type Handle, sql } from '#platform/db.ts'

/** 发放明细: one amount to one person, on one account. */
export interface Line {
  readonly id: string
  readonly personId: string
  readonly batchId: string
  readonly amountFen: bigint
  readonly bankCode: string
  readonly accountId: string
  readonly assignmentId: string
  readonly reissueOf: string | undefined
}

const LineRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    batch_id: z.string(),
    amount_fen: bigInteger,
    bank_code: z.string(),
    account_id: z.string(),
    assignment_id: z.string(),
    reissue_of: z.string().nullable(),
  })
  .transform((row): Line => ({
    id: row.id,
    personId: row.person_id,
    batchId: row.batch_id,
    amountFen: row.amount_fen,
    bankCode: row.bank_code,
    accountId: row.account_id,
    assignmentId: row.assignment_id,
    reissueOf: row.reissue_of ?? undefined,
  }))

/** Enough for one statement, little enough to stay in memory many times over. */
const PIECE = 10_000
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface LineRange {
  readonly batchId: string
  /** Of one bank alone. */
  readonly bankCode?: string
  /** With those that were taken out while instructions were built: as three people signed them. */
  readonly asSigned?: boolean
}

/**
 * The lines of a batch that are to be paid, in the order of their ids: a piece at a time, so that a
 * million fit.
 */
export async function* linesOf(
  handle: Handle,
  { batchId, bankCode, asSigned = false }: LineRange,
): AsyncGenerator<readonly Line[]> {
  for (let last = FIRST; ;) {
    const lines = await handle.many(
      LineRow,
      sql`select id, person_id, batch_id, amount_fen, bank_code, account_id, assignment_id,
                 reissue_of
            from payment.line l
           where batch_id = ${batchId} and (${bankCode ?? null}::text is null
                 or bank_code = ${bankCode ?? null}) and id > ${last}
             and not exists (select from payment.outcome o
                              where o.line_id = l.id and o.person_id = l.person_id
                                and o.kind = 'cancelled'
                                and not (${asSigned} and o.decided_by = ${BUILDER}))
           order by id limit ${PIECE}`,
    )
    const end = lines.at(-1)
    if (end === undefined) return
    yield lines
    last = end.id
  }
}
