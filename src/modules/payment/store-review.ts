import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { bigInteger, type Handle, instant, type Sql, sql, type Transaction } from '#platform/db.ts'
import { regionsOfPersons } from '#modules/person/index.ts'
import type { Batch } from './store.ts'

/** Writes why a batch was not signed. */
export const insertGivenBack = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  batch: Pick<Batch, 'id' | 'status'>,
  reason: string,
): Promise<void> => {
  await tx.run(sql`
    insert into payment.given_back (id, batch_id, reason, from_status, given_back_by, given_back_at)
    values (${uuidv7(at)}, ${batch.id}, ${reason.trim()}, ${batch.status}, ${actor.id}, ${at})`)
}

const GivenBackRow = z
  .object({ reason: z.string(), given_back_by: z.string(), given_back_at: instant })
  .transform((row) => ({ reason: row.reason, by: row.given_back_by, at: row.given_back_at }))
export type GivenBack = z.output<typeof GivenBackRow>

/** Why a batch was sent back, the last time first. */
export const givenBackOf = (handle: Handle, batchId: string): Promise<GivenBack[]> =>
  handle.many(
    GivenBackRow,
    sql`select reason, given_back_by, given_back_at from payment.given_back
         where batch_id = ${batchId} order by given_back_at desc, id desc`,
  )

const notCancelled = (line: Sql): Sql => sql`
  not exists (select from payment.outcome o where o.line_id = ${line}.id
               and o.person_id = ${line}.person_id and o.kind = 'cancelled')`

/** What each person gets by a batch; `person_id`, `amount_fen`. */
const nowOf = (batchId: string): Sql => sql`
  select l.person_id, sum(l.amount_fen)::bigint as amount_fen
    from payment.line l where l.batch_id = ${batchId} and ${notCancelled(sql`l`)}
   group by l.person_id`

/**
 * What each person got in a period before, by released batches of the same programme, instalment
 * and place; what was paid anew counts once.
 */
const beforeOf = (batch: Batch, payPeriod: string): Sql => sql`
  select l.person_id, sum(l.amount_fen)::bigint as amount_fen
    from payment.batch b join payment.line l on l.batch_id = b.id
   where b.programme_code = ${batch.programmeCode} and b.region_code = ${batch.regionCode}
     and b.instalment = ${batch.instalment} and b.pay_period = ${payPeriod}
     and b.status in ('released', 'closed') and l.reissue_of is null and ${notCancelled(sql`l`)}
   group by l.person_id`

/** The last period before this one that was let go; periods of one programme sort as text. */
export const periodBefore = async (handle: Handle, batch: Batch): Promise<string | undefined> => {
  const row = await handle.one(
    z.object({ period: z.string().nullable() }),
    sql`select max(pay_period) as period from payment.batch
         where programme_code = ${batch.programmeCode} and region_code = ${batch.regionCode}
           and instalment = ${batch.instalment} and pay_period < ${batch.payPeriod}
           and pay_period <> 'once' and status in ('released', 'closed')`,
  )
  return row.period ?? undefined
}

const compared = (batch: Batch, payPeriod: string): Sql => sql`
  select coalesce(n.person_id, b.person_id) as person_id, n.amount_fen as now_fen,
         b.amount_fen as before_fen,
         case when b.person_id is null then 'new' when n.person_id is null then 'gone'
              when n.amount_fen > b.amount_fen then 'more'
              when n.amount_fen < b.amount_fen then 'less' else 'same' end as kind
    from (${nowOf(batch.id)}) n full join (${beforeOf(batch, payPeriod)}) b
      on b.person_id = n.person_id`

/** 和上期比 */
export const DIFFERENCE_KINDS = ['new', 'gone', 'more', 'less', 'same'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

const DifferenceRow = z
  .object({
    kind: z.enum(DIFFERENCE_KINDS),
    count: z.number(),
    now_fen: bigInteger,
    before_fen: bigInteger,
  })
  .transform((row) => ({
    kind: row.kind,
    count: row.count,
    nowFen: row.now_fen,
    beforeFen: row.before_fen,
  }))
export type Difference = z.output<typeof DifferenceRow>

/** How many are new, gone, get more, less or the same, and by how much. */
export const differences = (
  handle: Handle,
  batch: Batch,
  payPeriod: string,
): Promise<Difference[]> =>
  handle.many(
    DifferenceRow,
    sql`select kind, count(*)::int as count, coalesce(sum(now_fen), 0)::bigint as now_fen,
               coalesce(sum(before_fen), 0)::bigint as before_fen
          from (${compared(batch, payPeriod)}) c group by kind`,
  )

const PointedRow = z
  .object({
    person_id: z.string(),
    now_fen: bigInteger.nullable(),
    before_fen: bigInteger.nullable(),
  })
  .transform((row) => ({
    personId: row.person_id,
    nowFen: row.now_fen ?? undefined,
    beforeFen: row.before_fen ?? undefined,
  }))
/** Somebody to look at, with what they get now and got before. */
export type Pointed = z.output<typeof PointedRow>

/** Most that a page names of one kind. */
const SHOWN = 10

/** The largest differences of a kind. */
export const largestDifferences = (
  handle: Handle,
  batch: Batch,
  payPeriod: string,
  kind: Exclude<DifferenceKind, 'same'>,
): Promise<Pointed[]> =>
  handle.many(
    PointedRow,
    sql`select person_id, now_fen, before_fen from (${compared(batch, payPeriod)}) c
         where kind = ${kind}
         order by abs(coalesce(now_fen, 0) - coalesce(before_fen, 0)) desc, person_id
         limit ${SHOWN}`,
  )

/** The amount in the middle of a batch: half of the people get no more. */
export const medianOf = async (handle: Handle, batchId: string): Promise<bigint | undefined> => {
  const row = await handle.one(
    z.object({ median: bigInteger.nullable() }),
    sql`select percentile_disc(0.5) within group (order by amount_fen) as median
          from (${nowOf(batchId)}) n`,
  )
  return row.median ?? undefined
}

export interface Outliers {
  readonly count: number
  readonly largest: readonly Pointed[]
}

const CountedRow = z
  .object({
    person_id: z.string(),
    now_fen: bigInteger.nullable(),
    before_fen: bigInteger.nullable(),
    count: z.number(),
  })
  .transform((row) => ({
    personId: row.person_id,
    nowFen: row.now_fen ?? undefined,
    beforeFen: row.before_fen ?? undefined,
    count: row.count,
  }))

const outliers = async (handle: Handle, people: Sql): Promise<Outliers> => {
  const rows = await handle.many(
    CountedRow,
    sql`select person_id, now_fen, before_fen, (count(*) over ())::int as count
          from (${people}) p
         order by now_fen desc, person_id limit ${SHOWN}`,
  )
  return { count: rows[0]?.count ?? 0, largest: rows }
}

/** Whoever gets more than so many fen by a batch. */
export const above = (handle: Handle, batchId: string, fen: bigint): Promise<Outliers> =>
  outliers(
    handle,
    sql`select person_id, amount_fen as now_fen, null::bigint as before_fen
          from (${nowOf(batchId)}) n where amount_fen > ${fen}`,
  )

/** Whose amount differs from their own last by more than so many per cent of it. */
export const farFromOwn = (
  handle: Handle,
  batch: Batch,
  payPeriod: string,
  percent: number,
): Promise<Outliers> =>
  outliers(
    handle,
    sql`select person_id, now_fen, before_fen from (${compared(batch, payPeriod)}) c
         where kind in ('more', 'less')
           and abs(now_fen - before_fen) * 100 > before_fen * ${percent}::int`,
  )

const SampleRow = z
  .object({
    person_id: z.string(),
    amount_fen: bigInteger,
    bank_code: z.string(),
    account_tail: z.string(),
  })
  .transform((row) => ({
    personId: row.person_id,
    amountFen: row.amount_fen,
    bankCode: row.bank_code,
    accountTail: row.account_tail,
  }))
export type Sampled = z.output<typeof SampleRow>

/**
 * 抽样: lines drawn by the digest that is signed, so that nobody chooses them and everybody who
 * looks at the same lines sees the same ones.
 */
export const sampleOf = (
  handle: Handle,
  batchId: string,
  digest: string,
  size: number,
): Promise<Sampled[]> =>
  handle.many(
    SampleRow,
    sql`select person_id, amount_fen, bank_code, account_tail from payment.line l
         where batch_id = ${batchId} and ${notCancelled(sql`l`)}
         order by sha256(convert_to(${digest} || l.id::text, 'UTF8')) limit ${size}`,
  )

const TotalRow = z
  .object({ code: z.string().nullable(), count: z.number(), total: bigInteger })
  .transform(({ code, count, total }) => ({ code: code ?? '', count, totalFen: total }))
/** What goes to one bank or to the people of one city. */
export type PartTotal = z.output<typeof TotalRow>

/** What goes to each bank. */
export const totalsByBank = (handle: Handle, batchId: string): Promise<PartTotal[]> =>
  handle.many(
    TotalRow,
    sql`select bank_code as code, count(*)::int as count, sum(amount_fen)::bigint as total
          from payment.line l where batch_id = ${batchId} and ${notCancelled(sql`l`)}
         group by bank_code order by total desc, bank_code`,
  )

/** What goes to the people of each city. */
export const totalsByCity = (handle: Handle, batchId: string): Promise<PartTotal[]> =>
  handle.many(
    TotalRow,
    sql`select left(r.region_code, 4) || '00' as code, count(*)::int as count,
               sum(l.amount_fen)::bigint as total
          from payment.line l left join (${regionsOfPersons()}) r on r.person_id = l.person_id
         where l.batch_id = ${batchId} and ${notCancelled(sql`l`)}
         group by 1 order by total desc, 1`,
  )

const PairRow = z
  .object({ made_by: z.string(), checked_by: z.string(), count: z.number() })
  .transform((row) => ({ madeBy: row.made_by, checkedBy: row.checked_by, count: row.count }))
/** Two people, and how many batches they signed together. */
export type SigningPair = z.output<typeof PairRow>

/** Who made and who checked the batches of a department that were released since a moment (T21). */
export const signingPairs = (
  handle: Handle,
  ownerAgency: string,
  since: Temporal.Instant,
): Promise<SigningPair[]> =>
  handle.many(
    PairRow,
    sql`select made_by, checked_by, count(*)::int as count from payment.batch
         where owner_agency = ${ownerAgency} and released_at >= ${since}
         group by made_by, checked_by order by count desc, made_by, checked_by limit 20`,
  )

/** How many batches wait in a status, for their owner or for whoever pays them. */
export const batchesWaiting = async (
  handle: Handle,
  status: 'draft' | 'submitted' | 'checked',
  agencyCode: string,
): Promise<{ readonly count: number; readonly firstId: string | undefined }> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`select id from payment.batch
         where status = ${status}
           and case when ${status} = 'checked' then payer_agency else owner_agency end
               = ${agencyCode}
         order by pay_on, id limit 1000`,
  )
  return { count: rows.length, firstId: rows[0]?.id }
}
