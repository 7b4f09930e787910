import { z } from 'zod'
import { bigInteger, type Handle, instant, sql, type Transaction } from '#platform/db.ts'

/** The answer to one item, as it is kept. */
export interface Outcome {
  readonly position: number
  readonly status: 'succ' | 'rjct'
  /** A code of the specification; absent where it has none. */
  readonly code: string | undefined
  /** Our own code, where something was refused. */
  readonly detail: string | undefined
  readonly personId: string | undefined
  readonly accountId: string | undefined
  readonly consentId: string | undefined
  readonly payableFrom: Temporal.Instant | undefined
}

/** Enters answers in one statement; each item is answered once. */
export const insertOutcomes = async (
  tx: Transaction,
  requestId: string,
  outcomes: readonly Outcome[],
  at: Temporal.Instant,
): Promise<void> => {
  const column = <Value>(of: (one: Outcome) => Value | undefined) =>
    outcomes.map((one) => of(one) ?? null)
  await tx.run(sql`
    insert into mapper.outcome (request_id, position, status, code, detail, person_id, account_id,
      consent_id, payable_from, answered_at)
    select ${requestId}::uuid, o.*, ${at} from unnest(
      ${column((one) => one.position)}::int[], ${column((one) => one.status)}::text[],
      ${column((one) => one.code)}::text[], ${column((one) => one.detail)}::text[],
      ${column((one) => one.personId)}::uuid[], ${column((one) => one.accountId)}::uuid[],
      ${column((one) => one.consentId)}::uuid[],
      ${column((one) => one.payableFrom)}::timestamptz[]) o`)
}

const AnsweredRow = z
  .object({
    position: z.number(),
    reference_id: z.string(),
    scope: z.enum(['yes_no', 'details']).nullable(),
    asked_account: z.string().nullable(),
    asked_bank: z.string().nullable(),
    amount_fen: bigInteger.nullable(),
    status: z.enum(['succ', 'rjct']).nullable(),
    code: z.string().nullable(),
    detail: z.string().nullable(),
    person_id: z.string().nullable(),
    account_id: z.string().nullable(),
    payable_from: instant.nullable(),
    answered_at: instant.nullable(),
  })
  .transform((row) => ({
    position: row.position,
    referenceId: row.reference_id,
    scope: row.scope ?? ('yes_no' as const),
    askedAccount:
      row.asked_account === null || row.asked_bank === null
        ? undefined
        : { accountId: row.asked_account, bankCode: row.asked_bank },
    amountFen: row.amount_fen ?? undefined,
    status: row.status ?? undefined,
    code: row.code ?? undefined,
    detail: row.detail ?? undefined,
    personId: row.person_id ?? undefined,
    accountId: row.account_id ?? undefined,
    payableFrom: row.payable_from ?? undefined,
    answeredAt: row.answered_at ?? undefined,
  }))
export type AnsweredItem = z.output<typeof AnsweredRow>

/** The items of a message with their answers so far, in order; only those named, if any are. */
export const answeredItems = (
  handle: Handle,
  requestId: string,
  referenceIds?: readonly string[],
): Promise<AnsweredItem[]> =>
  handle.many(
    AnsweredRow,
    sql`select i.position, i.reference_id, i.scope, i.account_id as asked_account,
               i.bank_code as asked_bank, i.amount_fen, o.status, o.code, o.detail, o.person_id,
               o.account_id, o.payable_from, o.answered_at
          from mapper.item i left join mapper.outcome o
            on o.request_id = i.request_id and o.position = i.position
         where i.request_id = ${requestId}
           and (${referenceIds ?? null}::text[] is null
             or i.reference_id = any(${referenceIds ?? null}::text[]))
         order by i.position`,
  )

const Count = z.object({ count: z.number() })

/** How many ids of this hour led a caller to nobody it may see. */
export const missesOf = async (
  handle: Handle,
  agencyCode: string,
  hour: Temporal.Instant,
): Promise<number> =>
  (
    await handle.maybeOne(
      Count,
      sql`select count from mapper.misses where agency_code = ${agencyCode} and hour = ${hour}`,
    )
  )?.count ?? 0

/** Counts more of them. */
export const addMisses = async (
  tx: Transaction,
  agencyCode: string,
  hour: Temporal.Instant,
  count: number,
): Promise<void> => {
  await tx.run(sql`
    insert into mapper.misses (agency_code, hour, count) values (${agencyCode}, ${hour}, ${count})
    on conflict (agency_code, hour) do update set count = misses.count + excluded.count`)
}

/** Hours long past are counted no more. */
export const purgeMisses = (tx: Transaction, before: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from mapper.misses where hour < ${before}`)
