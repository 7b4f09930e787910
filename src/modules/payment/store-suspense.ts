import { z } from 'zod'
import { bigInteger, type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { CLAIMS, type Claim } from './answer.ts'

export const SETTLEMENTS = ['matched', 'released', 'noted'] as const
export type Settlement = (typeof SETTLEMENTS)[number]

/** 挂账: what a bank told that fits nothing we know. */
export interface Suspense {
  readonly id: string
  readonly bankCode: string
  readonly inboundId: string
  readonly recordNumber: number
  readonly claim: Claim
  readonly why: string
  readonly lineText: string
  readonly amountFen: bigint | undefined
  readonly accountTail: string | undefined
  readonly reasonCode: string | undefined
  readonly receivedAt: Temporal.Instant
  readonly resolverId: string | undefined
  readonly dueOn: Temporal.PlainDate | undefined
  readonly proposal:
    | {
        readonly settlement: Settlement
        readonly lineId: string | undefined
        readonly note: string
        readonly by: string
        readonly at: Temporal.Instant
      }
    | undefined
  readonly settledAt: Temporal.Instant | undefined
}

const SuspenseRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    inbound_id: z.string(),
    record_number: z.number(),
    claim: z.enum(CLAIMS),
    why: z.string(),
    line_text: z.string(),
    amount_fen: bigInteger.nullable(),
    account_tail: z.string().nullable(),
    reason_code: z.string().nullable(),
    received_at: instant,
    resolver_id: z.string().nullable(),
    due_on: plainDate.nullable(),
    proposed_settlement: z.enum(SETTLEMENTS).nullable(),
    proposed_line: z.string().nullable(),
    proposed_note: z.string().nullable(),
    proposed_by: z.string().nullable(),
    proposed_at: instant.nullable(),
    settled_at: instant.nullable(),
  })
  .transform((row): Suspense => ({
    id: row.id,
    bankCode: row.bank_code,
    inboundId: row.inbound_id,
    recordNumber: row.record_number,
    claim: row.claim,
    why: row.why,
    lineText: row.line_text,
    amountFen: row.amount_fen ?? undefined,
    accountTail: row.account_tail ?? undefined,
    reasonCode: row.reason_code ?? undefined,
    receivedAt: row.received_at,
    resolverId: row.resolver_id ?? undefined,
    dueOn: row.due_on ?? undefined,
    proposal:
      row.proposed_settlement === null || row.proposed_by === null || row.proposed_at === null
        ? undefined
        : {
            settlement: row.proposed_settlement,
            lineId: row.proposed_line ?? undefined,
            note: row.proposed_note ?? '',
            by: row.proposed_by,
            at: row.proposed_at,
          },
    settledAt: row.settled_at ?? undefined,
  }))

const SUSPENSE = sql`
  select id, bank_code, inbound_id, record_number, claim, why, line_text, amount_fen, account_tail,
         reason_code, received_at, resolver_id, due_on, proposed_settlement, proposed_line,
         proposed_note, proposed_by, proposed_at, settled_at
    from payment.suspense`

/** What still fits nothing, the oldest first. */
export const openSuspense = (handle: Handle, limit: number): Promise<Suspense[]> =>
  handle.many(
    SuspenseRow,
    sql`${SUSPENSE} where settled_at is null order by received_at, id limit ${limit}`,
  )

/** One of them, settled or not. */
export const findSuspense = (handle: Handle, id: string): Promise<Suspense | undefined> =>
  handle.maybeOne(SuspenseRow, sql`${SUSPENSE} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockSuspense = (tx: Transaction, id: string): Promise<Suspense | undefined> =>
  tx.maybeOne(SuspenseRow, sql`${SUSPENSE} where id = ${id} for update`)

/** Names who looks into what nobody has been named for. */
export const assignSuspense = (
  tx: Transaction,
  inboundId: string,
  { resolverId, dueOn }: { resolverId: string | undefined; dueOn: Temporal.PlainDate },
): Promise<number> =>
  tx.run(sql`
    update payment.suspense set resolver_id = ${resolverId ?? null}, due_on = ${dueOn}
     where inbound_id = ${inboundId} and settled_at is null and due_on is null`)

/** Writes what the first of two people makes of it. */
export const proposeSettlement = async (
  tx: Transaction,
  id: string,
  { settlement, lineId, note, by, at }: NonNullable<Suspense['proposal']>,
): Promise<void> => {
  await tx.run(sql`
    update payment.suspense
       set proposed_settlement = ${settlement}, proposed_line = ${lineId ?? null},
           proposed_note = ${note}, proposed_by = ${by}, proposed_at = ${at}
     where id = ${id}`)
}

/** Takes a proposal away that the second person did not agree with. */
export const dropProposal = async (tx: Transaction, id: string): Promise<void> => {
  await tx.run(sql`
    update payment.suspense
       set proposed_settlement = null, proposed_line = null, proposed_note = null,
           proposed_by = null, proposed_at = null
     where id = ${id}`)
}

/** Writes that it is settled as proposed, and by whom. */
export const endSuspense = async (
  tx: Transaction,
  id: string,
  by: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update payment.suspense
       set settled_at = ${at}, settled_by = ${by}, settlement = proposed_settlement,
           matched_line = proposed_line
     where id = ${id}`)
}

/** Per bank: what files told, what of it fits a line, and what stands in suspense. */
export interface SuspenseSum {
  readonly bankCode: string
  readonly toldFen: bigint
  readonly matchedFen: bigint
  readonly suspenseFen: bigint
  readonly openCount: number
  readonly openFen: bigint
}

/** Σ 挂账 = Σ 银行所报 − Σ 已对上, for each bank (P9). */
export const suspenseSums = (handle: Handle): Promise<SuspenseSum[]> =>
  handle.many(
    z
      .object({
        bank_code: z.string(),
        told: bigInteger,
        matched: bigInteger,
        suspense: bigInteger,
        open_count: z.number(),
        open: bigInteger,
      })
      .transform((row): SuspenseSum => ({
        bankCode: row.bank_code,
        toldFen: row.told,
        matchedFen: row.matched,
        suspenseFen: row.suspense,
        openCount: row.open_count,
        openFen: row.open,
      })),
    sql`
    select i.bank_code, sum(t.told_fen)::bigint as told, sum(t.matched_fen)::bigint as matched,
           sum(coalesce(s.fen, 0))::bigint as suspense,
           sum(coalesce(s.open_count, 0))::int as open_count,
           sum(coalesce(s.open, 0))::bigint as open
      from payment.inbound_sum t
      join payment.inbound i on i.id = t.inbound_id
      left join (
        select inbound_id, sum(coalesce(amount_fen, 0))::bigint as fen,
               count(*) filter (where settled_at is null) as open_count,
               coalesce(sum(amount_fen) filter (where settled_at is null), 0)::bigint as open
          from payment.suspense group by inbound_id) s on s.inbound_id = i.id
     group by i.bank_code order by i.bank_code`,
  )

/** Enters what the records of a file added up to. */
export const insertInboundSum = async (
  tx: Transaction,
  inboundId: string,
  told: { readonly count: number; readonly fen: bigint },
  matched: { readonly count: number; readonly fen: bigint },
): Promise<void> => {
  await tx.run(sql`
    insert into payment.inbound_sum (inbound_id, told_count, told_fen, matched_count, matched_fen)
    values (${inboundId}, ${told.count}, ${told.fen}, ${matched.count}, ${matched.fen})`)
}
