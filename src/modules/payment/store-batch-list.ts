import { z } from 'zod'
import { bigInteger, type Handle, instant, plainDate, sql } from '#platform/db.ts'
import { BATCH_STATUSES, type BatchStatus } from './batch.ts'
import type { Standing } from './batch-timeline.ts'
import { LINE_STATUSES, type LineStatus } from './line.ts'
import { BATCH_KINDS } from './store.ts'

/** A batch in a list. */
export interface ListedBatch {
  readonly id: string
  readonly kind: (typeof BATCH_KINDS)[number]
  readonly programmeCode: string
  readonly payPeriod: string
  readonly payOn: Temporal.PlainDate
  readonly status: BatchStatus
  readonly lineCount: number
  readonly totalFen: bigint
  readonly madeAt: Temporal.Instant
  readonly unknown: boolean
}

export interface BatchFilter {
  /** Only what this department makes or pays; all when absent. */
  readonly agencyCode?: string | undefined
  readonly status?: BatchStatus | 'unknown' | undefined
  readonly programmeCode?: string | undefined
  /** The id of the last batch of the page before. */
  readonly after?: string | undefined
}

const ListedRow = z
  .object({
    id: z.string(),
    kind: z.enum(BATCH_KINDS),
    programme_code: z.string(),
    pay_period: z.string(),
    pay_on: plainDate,
    status: z.enum(BATCH_STATUSES),
    line_count: z.number(),
    total_fen: bigInteger,
    made_at: instant,
    unknown: z.boolean(),
  })
  .transform((row): ListedBatch => ({
    id: row.id,
    kind: row.kind,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    payOn: row.pay_on,
    status: row.status,
    lineCount: row.line_count,
    totalFen: row.total_fen,
    madeAt: row.made_at,
    unknown: row.unknown,
  }))

/** Batches, the latest first. */
export const listBatches = (
  handle: Handle,
  { agencyCode, status, programmeCode, after }: BatchFilter,
  limit: number,
): Promise<ListedBatch[]> => {
  const [agency, programme, last] = [agencyCode ?? null, programmeCode ?? null, after ?? null]
  const named = status === 'unknown' ? null : (status ?? null)
  return handle.many(
    ListedRow,
    sql`
    select * from (
      select b.id, b.kind, b.programme_code, b.pay_period, b.pay_on, b.status, b.line_count,
             b.total_fen, b.made_at,
             exists (select from payment.instruction i
                      where i.batch_id = b.id and i.status = 'unknown') as unknown
        from payment.batch b
       where (${agency}::text is null or ${agency} in (b.owner_agency, b.payer_agency))
         and (${programme}::text is null or b.programme_code = ${programme})
         and (${named}::text is null or b.status = ${named})
         and (${last}::uuid is null or (b.made_at, b.id) <
               (select a.made_at, a.id from payment.batch a where a.id = ${last}))) l
     where unknown or not ${status === 'unknown'}
     order by made_at desc, id desc limit ${limit}`,
  )
}

const StandingRow = z
  .object({
    bank_code: z.string(),
    status: z.enum(LINE_STATUSES),
    count: z.number(),
    total: bigInteger,
  })
  .transform((row): Standing => ({
    bankCode: row.bank_code,
    status: row.status,
    count: row.count,
    totalFen: row.total,
  }))

/** How the lines of a batch stand, by bank and status. */
export const standingByBank = (handle: Handle, batchId: string): Promise<Standing[]> =>
  handle.many(
    StandingRow,
    sql`select bank_code, status, count(*)::int as count, sum(amount_fen)::bigint as total
          from payment.line_status where batch_id = ${batchId}
         group by bank_code, status order by bank_code, status`,
  )

/** A line in a list, with what became of it. */
export interface ListedLine {
  readonly id: string
  readonly personId: string
  readonly bankCode: string
  readonly accountTail: string
  readonly amountFen: bigint
  readonly status: LineStatus
  readonly reasonCode: string | undefined
  readonly at: Temporal.Instant | undefined
  readonly reissueOf: string | undefined
  readonly followedBy: string | undefined
}

const LineRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    bank_code: z.string(),
    account_tail: z.string(),
    amount_fen: bigInteger,
    status: z.enum(LINE_STATUSES),
    reason_code: z.string().nullable(),
    at: instant.nullable(),
    reissue_of: z.string().nullable(),
    followed_by: z.string().nullable(),
  })
  .transform((row): ListedLine => ({
    id: row.id,
    personId: row.person_id,
    bankCode: row.bank_code,
    accountTail: row.account_tail,
    amountFen: row.amount_fen,
    status: row.status,
    reasonCode: row.reason_code ?? undefined,
    at: row.at ?? undefined,
    reissueOf: row.reissue_of ?? undefined,
    followedBy: row.followed_by ?? undefined,
  }))

export interface LineFilter {
  readonly batchId: string
  readonly status?: LineStatus | undefined
  readonly bankCode?: string | undefined
  /** The id of the last line of the page before. */
  readonly after?: string | undefined
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** Lines of a batch, in the order of their ids. */
export const listLines = (
  handle: Handle,
  { batchId, status, bankCode, after }: LineFilter,
  limit: number,
): Promise<ListedLine[]> =>
  handle.many(
    LineRow,
    sql`
    select s.id, s.person_id, s.bank_code, l.account_tail, s.amount_fen, s.status,
           coalesce(r.reason_code, o.reason_code) as reason_code, coalesce(r.at, o.at) as at,
           l.reissue_of, n.id as followed_by
      from payment.line_status s
      join payment.line l on l.id = s.id and l.person_id = s.person_id
      left join payment.outcome o on o.line_id = s.id and o.person_id = s.person_id
      left join payment.return_ticket r on r.line_id = s.id and r.person_id = s.person_id
      left join payment.line n on n.reissue_of = s.id and n.person_id = s.person_id
     where s.batch_id = ${batchId} and s.id > ${after ?? FIRST}
       and (${status ?? null}::text is null or s.status = ${status ?? null})
       and (${bankCode ?? null}::text is null or s.bank_code = ${bankCode ?? null})
     order by s.id limit ${limit}`,
  )
