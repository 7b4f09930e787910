import { z } from 'zod'
import { bigInteger, type Handle, sql } from '#platform/db.ts'
import { CLAIMS, type Claim } from './answer.ts'

/** What a posting is about, by its reference. */
export type Posted =
  | { readonly of: 'instruction'; readonly id: string; readonly fence: number }
  | { readonly of: 'inbound' | 'suspense'; readonly id: string }

const REFERENCE = /^(instruction|inbound|suspense)\/([0-9a-f-]{36})(?:\/(\d+))?(?:\/|$)/

/** Reads the reference of a posting; `undefined` for what is not about a payment. */
export const postedOf = (reference: string): Posted | undefined => {
  const [, of, id, fence] = REFERENCE.exec(reference) ?? []
  if (id === undefined) return undefined
  if (of === 'instruction')
    return fence === undefined ? undefined : { of, id, fence: Number(fence) }
  return of === 'inbound' || of === 'suspense' ? { of, id } : undefined
}

/** One attempt to send an instruction: what was approved, and what is known of it. */
export interface SentFigure {
  readonly id: string
  readonly fence: number
  /** What the bank knows it by. */
  readonly reference: string
  /** What its lines add up to. */
  readonly linesFen: bigint
  /** What its file says in all. */
  readonly fileFen: bigint
  /** `unknown` while the bank has not said. */
  readonly word: 'accepted' | 'refused' | 'notReceived' | 'unknown'
}

/** The attempts of these instructions, up to the one of now. */
export const sentFigures = (handle: Handle, ids: readonly string[]): Promise<SentFigure[]> =>
  handle.many(
    z
      .object({
        id: z.string(),
        fence: z.number(),
        reference: z.string(),
        lines_fen: bigInteger,
        total_fen: bigInteger,
        word: z.enum(['accepted', 'refused', 'notReceived', 'unknown']),
      })
      .transform((row): SentFigure => ({
        id: row.id,
        fence: row.fence,
        reference: row.reference,
        linesFen: row.lines_fen,
        fileFen: row.total_fen,
        word: row.word,
      })),
    sql`select i.id, f.fence, i.reference, i.total_fen,
               (select coalesce(sum(l.amount_fen), 0)::bigint from payment.line l
                 where l.batch_id = i.batch_id and l.bank_code = i.bank_code
                   and not exists (select from payment.outcome o
                                    where o.line_id = l.id and o.person_id = l.person_id
                                      and o.kind = 'cancelled')) as lines_fen,
               case when f.fence < i.fence or i.status = 'prepared' then 'notReceived'
                    when i.status in ('accepted', 'refused') then i.status
                    else 'unknown' end as word
          from payment.instruction i
         cross join lateral generate_series(1, i.fence) f (fence)
         where i.id = any(${ids}::uuid[])
         order by i.reference, f.fence`,
  )

export const TOLD_KINDS = ['confirm', 'reject', 'return'] as const

/** What a file of a bank made of lines of a fund. */
export interface ToldFigure {
  readonly inboundId: string
  readonly fileNumber: string
  readonly kind: (typeof TOLD_KINDS)[number]
  readonly lineCount: number
  readonly linesFen: bigint
}

/** What these files made of lines of a fund between two moments. */
export const toldFigures = (
  handle: Handle,
  fundCode: string,
  inboundIds: readonly string[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<ToldFigure[]> =>
  handle.many(
    z
      .object({
        inbound_id: z.string(),
        file_number: z.string(),
        kind: z.enum(TOLD_KINDS),
        line_count: z.number(),
        lines_fen: bigInteger,
      })
      .transform((row): ToldFigure => ({
        inboundId: row.inbound_id,
        fileNumber: row.file_number,
        kind: row.kind,
        lineCount: row.line_count,
        linesFen: row.lines_fen,
      })),
    sql`with told as (
          select o.inbound_id, case o.kind when 'paid' then 'confirm' else 'reject' end as kind,
                 o.line_id, o.person_id, o.amount_fen
            from payment.outcome o
           where o.inbound_id = any(${inboundIds}::uuid[]) and o.at >= ${from} and o.at < ${until}
          union all
          select r.inbound_id, 'return', r.line_id, r.person_id, r.amount_fen
            from payment.return_ticket r
           where r.inbound_id = any(${inboundIds}::uuid[]) and r.at >= ${from} and r.at < ${until})
        select t.inbound_id, b.file_number, t.kind, count(*)::int as line_count,
               sum(t.amount_fen)::bigint as lines_fen
          from told t
          join payment.inbound b on b.id = t.inbound_id
          join payment.line l on l.id = t.line_id and l.person_id = t.person_id
          join payment.instruction i on i.batch_id = l.batch_id and i.bank_code = l.bank_code
         where i.fund_code = ${fundCode}
         group by t.inbound_id, b.file_number, t.kind
         order by b.file_number, t.kind`,
  )

/** A record of a bank that fits nothing, and that nobody has settled. */
export interface StrayFigure {
  readonly id: string
  readonly inboundId: string
  readonly claim: Claim
  readonly amountFen: bigint
}

/** What a bank told between two moments that fits nothing and is not settled yet. */
export const strayFigures = (
  handle: Handle,
  bankCode: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<StrayFigure[]> =>
  handle.many(
    z
      .object({
        id: z.string(),
        inbound_id: z.string(),
        claim: z.enum(CLAIMS),
        amount_fen: bigInteger.nullable(),
      })
      .transform((row): StrayFigure => ({
        id: row.id,
        inboundId: row.inbound_id,
        claim: row.claim,
        amountFen: row.amount_fen ?? 0n,
      })),
    sql`select id, inbound_id, claim, amount_fen from payment.suspense
         where bank_code = ${bankCode} and settled_at is null
           and received_at >= ${from} and received_at < ${until}
         order by received_at, id`,
  )

/** The files that strays were told in, of strays that have been settled. */
export const inboundOfStrays = async (
  handle: Handle,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await handle.many(
    z.object({ id: z.string(), inbound_id: z.string() }),
    sql`select id, inbound_id from payment.suspense where id = any(${ids}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.inbound_id]))
}

/** What lines of a fund add up to that its bank has, or may have, and has not told of. */
export const linesInTransit = async (handle: Handle, fundCode: string): Promise<bigint> => {
  const row = await handle.one(
    z.object({ fen: bigInteger }),
    sql`select coalesce(sum(l.amount_fen), 0)::bigint as fen
          from payment.instruction i
          join payment.batch b on b.id = i.batch_id and b.status <> 'closed'
          join payment.line l on l.batch_id = i.batch_id and l.bank_code = i.bank_code
         where i.fund_code = ${fundCode} and i.status in ('sending', 'accepted', 'unknown')
           and not exists (select from payment.outcome o
                            where o.line_id = l.id and o.person_id = l.person_id)`,
  )
  return row.fen
}

/** How many payees a programme paid to the card in a city. */
export interface PaidCount {
  readonly programmeCode: string
  readonly regionCode: string
  readonly lines: number
}

/** Lines that were paid between two moments and have not come back, by programme and city. */
export const countPaid = (
  handle: Handle,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<PaidCount[]> =>
  handle.many(
    z
      .object({ programme_code: z.string(), region_code: z.string(), lines: z.number() })
      .transform((row): PaidCount => ({
        programmeCode: row.programme_code,
        regionCode: row.region_code,
        lines: row.lines,
      })),
    sql`select b.programme_code, b.region_code, count(*)::int as lines
          from payment.outcome o join payment.batch b on b.id = o.batch_id
         where o.kind = 'paid' and o.at >= ${from} and o.at < ${until}
           and not exists (select from payment.return_ticket r
                            where r.line_id = o.line_id and r.person_id = o.person_id)
         group by 1, 2 order by 1, 2`,
  )
