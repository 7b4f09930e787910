import { z } from 'zod'
import {
  bigInteger,
  bytes,
  type Handle,
  instant,
  plainDate,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { BATCH_STATUSES, type BatchStatus, type Signatory, type Signed } from './batch.ts'
import { LINE_STATUSES, type LineStatus } from './line.ts'

export const BATCH_KINDS = ['regular', 'reissue'] as const

/** 批次 */
export interface Batch {
  readonly id: string
  readonly source: string
  readonly kind: (typeof BATCH_KINDS)[number]
  readonly programmeCode: string
  readonly payPeriod: string
  readonly instalment: number
  readonly regionCode: string
  readonly ownerAgency: string
  readonly payerAgency: string
  readonly payOn: Temporal.PlainDate
  readonly status: BatchStatus
  readonly lineCount: number
  readonly totalFen: bigint
  /** SM3 of the lines, hexadecimal, from the submission on. */
  readonly linesDigest: string | undefined
  readonly made: Signatory
  readonly madeAt: Temporal.Instant
  readonly checked: (Signed & { readonly at: Temporal.Instant }) | undefined
  readonly released: (Signatory & { readonly at: Temporal.Instant }) | undefined
  readonly thresholdFen: bigint
}

const hex = bytes.transform((value) => Buffer.from(value).toString('hex'))

const BatchRow = z
  .object({
    id: z.string(),
    source: z.string(),
    kind: z.enum(BATCH_KINDS),
    programme_code: z.string(),
    pay_period: z.string(),
    instalment: z.number(),
    region_code: z.string(),
    owner_agency: z.string(),
    payer_agency: z.string(),
    pay_on: plainDate,
    status: z.enum(BATCH_STATUSES),
    line_count: z.number(),
    total_fen: bigInteger,
    lines_digest: hex.nullable(),
    made_by: z.string(),
    made_unit: z.string(),
    made_at: instant,
    checked_by: z.string().nullable(),
    checked_unit: z.string().nullable(),
    checked_at: instant.nullable(),
    checked_digest: hex.nullable(),
    released_by: z.string().nullable(),
    released_unit: z.string().nullable(),
    released_at: instant.nullable(),
    threshold_fen: bigInteger,
  })
  .transform((row): Batch => ({
    id: row.id,
    source: row.source,
    kind: row.kind,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    instalment: row.instalment,
    regionCode: row.region_code,
    ownerAgency: row.owner_agency,
    payerAgency: row.payer_agency,
    payOn: row.pay_on,
    status: row.status,
    lineCount: row.line_count,
    totalFen: row.total_fen,
    linesDigest: row.lines_digest ?? undefined,
    made: { staffId: row.made_by, agencyCode: row.made_unit },
    madeAt: row.made_at,
    checked:
      row.checked_by === null || row.checked_at === null
        ? undefined
        : {
            by: { staffId: row.checked_by, agencyCode: row.checked_unit ?? '' },
            linesDigest: row.checked_digest ?? '',
            at: row.checked_at,
          },
    released:
      row.released_by === null || row.released_at === null
        ? undefined
        : { staffId: row.released_by, agencyCode: row.released_unit ?? '', at: row.released_at },
    thresholdFen: row.threshold_fen,
  }))

const BATCHES = sql`
  select id, source, kind, programme_code, pay_period, instalment, region_code, owner_agency,
         payer_agency, pay_on, status, line_count, total_fen, lines_digest, made_by, made_unit,
         made_at, checked_by, checked_unit, checked_at, checked_digest, released_by, released_unit,
         released_at, threshold_fen
    from payment.batch`

/** A batch, or `undefined`. */
export const findBatch = (handle: Handle, id: string): Promise<Batch | undefined> =>
  handle.maybeOne(BatchRow, sql`${BATCHES} where id = ${id}`)

/** The batch that was made from a source. */
export const batchOfSource = (handle: Handle, source: string): Promise<Batch | undefined> =>
  handle.maybeOne(BatchRow, sql`${BATCHES} where source = ${source}`)

/** The same, held until the end of the transaction: of two who sign at once the second waits. */
export const lockBatch = (tx: Transaction, id: string): Promise<Batch | undefined> =>
  tx.maybeOne(BatchRow, sql`${BATCHES} where id = ${id} for update`)

/** Enters a draft without lines. */
export const insertBatch = async (tx: Transaction, batch: Batch): Promise<void> => {
  await tx.run(sql`
    insert into payment.batch (id, source, kind, programme_code, pay_period, instalment,
      region_code, owner_agency, payer_agency, pay_on, status, line_count, total_fen, made_by,
      made_unit, made_at, threshold_fen)
    values (${batch.id}, ${batch.source}, ${batch.kind}, ${batch.programmeCode},
      ${batch.payPeriod}, ${batch.instalment}, ${batch.regionCode}, ${batch.ownerAgency},
      ${batch.payerAgency}, ${batch.payOn}, ${batch.status}, ${batch.lineCount},
      ${batch.totalFen}, ${batch.made.staffId}, ${batch.made.agencyCode}, ${batch.madeAt},
      ${batch.thresholdFen})`)
}

/** Writes the status, what the lines add up to, and who has signed. */
export const saveBatch = async (tx: Transaction, batch: Batch): Promise<void> => {
  const { checked, released, linesDigest } = batch
  await tx.run(sql`
    update payment.batch
       set status = ${batch.status}, line_count = ${batch.lineCount},
           total_fen = ${batch.totalFen}, lines_digest = decode(${linesDigest ?? null}, 'hex'),
           made_by = ${batch.made.staffId}, made_unit = ${batch.made.agencyCode},
           checked_by = ${checked?.by.staffId ?? null},
           checked_unit = ${checked?.by.agencyCode ?? null},
           checked_at = ${checked?.at ?? null},
           checked_digest = decode(${checked?.linesDigest ?? null}, 'hex'),
           released_by = ${released?.staffId ?? null},
           released_unit = ${released?.agencyCode ?? null}, released_at = ${released?.at ?? null}
     where id = ${batch.id}`)
}

/** Of one programme, period and instalment only one batch is filled at a time. */
export const lockPeriod = async (tx: Transaction, batch: Batch): Promise<void> => {
  const { payerAgency, programmeCode, payPeriod, instalment } = batch
  const key = ['payment', payerAgency, programmeCode, payPeriod, instalment].join('|')
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

const NOT_CANCELLED = sql`
  not exists (select from payment.outcome o
               where o.line_id = l.id and o.person_id = l.person_id and o.kind = 'cancelled')`

/** How many lines of a batch are to be paid, and what they add up to. */
export const lineTotals = (
  handle: Handle,
  batchId: string,
): Promise<{ readonly lineCount: number; readonly totalFen: bigint }> =>
  handle.one(
    z
      .object({ count: z.number(), total: bigInteger })
      .transform(({ count, total }) => ({ lineCount: count, totalFen: total })),
    sql`select count(*)::int as count, coalesce(sum(amount_fen), 0)::bigint as total
          from payment.line l where batch_id = ${batchId} and ${NOT_CANCELLED}`,
  )

/** How the lines of a batch stand: of each status their number and sum (P1). */
export const standingOf = async (
  handle: Handle,
  batchId: string,
): Promise<ReadonlyMap<LineStatus, { readonly count: number; readonly totalFen: bigint }>> => {
  const rows = await handle.many(
    z.object({ status: z.enum(LINE_STATUSES), count: z.number(), total: bigInteger }),
    sql`select status, count(*)::int as count, sum(amount_fen)::bigint as total
          from payment.line_status where batch_id = ${batchId} group by status`,
  )
  return new Map(
    rows.map(({ status, count, total }) => [status, { count, totalFen: total }] as const),
  )
}

/** Lines of a batch that one bank is to pay. */
export interface BankTotals {
  readonly bankCode: string
  readonly lineCount: number
  readonly totalFen: bigint
}

/** The banks of the lines of a batch that are to be paid, with how much each pays. */
export const banksOf = (handle: Handle, batchId: string): Promise<readonly BankTotals[]> =>
  handle.many(
    z
      .object({ bank_code: z.string(), count: z.number(), total: bigInteger })
      .transform((row): BankTotals => ({
        bankCode: row.bank_code,
        lineCount: row.count,
        totalFen: row.total,
      })),
    sql`select bank_code, count(*)::int as count, sum(amount_fen)::bigint as total
          from payment.line l
         where batch_id = ${batchId} and ${NOT_CANCELLED} group by bank_code order by bank_code`,
  )

/** Batches that were let go and are not done; the oldest first. */
export const releasedBatches = async (handle: Handle): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`select id from payment.batch where status = 'released' order by released_at, id`,
  )
  return rows.map((row) => row.id)
}
