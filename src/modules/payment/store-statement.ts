import { z } from 'zod'
import {
  bigInteger,
  bytes,
  type Handle,
  instant,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import type { StatementScope } from './statement.ts'

/** 明白账, as it was issued: what stood on the paper is known by its digest. */
export interface Statement extends StatementScope {
  readonly id: string
  readonly ownerAgency: string
  readonly lineCount: number
  readonly totalFen: bigint
  /** Hexadecimal. */
  readonly digest: string
  readonly issuedBy: string
  readonly issuedAt: Temporal.Instant
}

const StatementRow = z
  .object({
    id: z.string(),
    programme_code: z.string(),
    pay_period: z.string(),
    region_code: z.string(),
    village: z.string(),
    owner_agency: z.string(),
    line_count: z.number(),
    total_fen: bigInteger,
    digest: bytes,
    issued_by: z.string(),
    issued_at: instant,
  })
  .transform((row): Statement => ({
    id: row.id,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    regionCode: row.region_code,
    village: row.village,
    ownerAgency: row.owner_agency,
    lineCount: row.line_count,
    totalFen: row.total_fen,
    digest: Buffer.from(row.digest).toString('hex'),
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
  }))

const STATEMENTS = sql`
  select id, programme_code, pay_period, region_code, village, owner_agency, line_count,
         total_fen, digest, issued_by, issued_at
    from payment.statement`

/** A statement, or `undefined`. */
export const findStatement = (handle: Handle, id: string): Promise<Statement | undefined> =>
  handle.maybeOne(StatementRow, sql`${STATEMENTS} where id = ${id}`)

/** Those of a department, the latest first. */
export const statementsOf = (handle: Handle, ownerAgency: string): Promise<Statement[]> =>
  handle.many(
    StatementRow,
    sql`${STATEMENTS} where owner_agency = ${ownerAgency}
         order by issued_at desc, id desc limit 20`,
  )

/** Enters a statement; the same paper again is the one that stands. */
export const insertStatement = async (tx: Transaction, one: Statement): Promise<Statement> => {
  const { programmeCode, payPeriod, regionCode, village, digest } = one
  await tx.run(sql`
    insert into payment.statement (id, programme_code, pay_period, region_code, village,
      owner_agency, line_count, total_fen, digest, issued_by, issued_at)
    values (${one.id}, ${programmeCode}, ${payPeriod}, ${regionCode}, ${village},
      ${one.ownerAgency}, ${one.lineCount}, ${one.totalFen}, decode(${digest}, 'hex'),
      ${one.issuedBy}, ${one.issuedAt})
    on conflict (programme_code, pay_period, region_code, village, digest) do nothing`)
  return tx.one(
    StatementRow,
    sql`${STATEMENTS} where programme_code = ${programmeCode} and pay_period = ${payPeriod}
           and region_code = ${regionCode} and village = ${village}
           and digest = decode(${digest}, 'hex')`,
  )
}

/** Periods for which a department has paid a programme, the latest first. */
export const paidPeriods = async (
  handle: Handle,
  programmeCode: string,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ pay_period: z.string() }),
    sql`select distinct pay_period from payment.batch
         where programme_code = ${programmeCode} and status in ('released', 'closed')
         order by pay_period desc`,
  )
  return rows.map((row) => row.pay_period)
}

/** Regions for whose lists a programme was paid for a period. */
export const paidRegions = async (
  handle: Handle,
  { programmeCode, payPeriod }: Pick<StatementScope, 'programmeCode' | 'payPeriod'>,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ region_code: z.string() }),
    sql`select distinct region_code from payment.batch
         where programme_code = ${programmeCode} and pay_period = ${payPeriod}
           and status in ('released', 'closed') and kind = 'regular'
         order by region_code`,
  )
  return rows.map((row) => row.region_code)
}

/** The lists of a region from which a programme was paid for a period. */
export const rostersPaid = async (
  handle: Handle,
  { programmeCode, payPeriod, regionCode }: Omit<StatementScope, 'village'>,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`select substr(source, 8) as id from payment.batch
         where programme_code = ${programmeCode} and pay_period = ${payPeriod}
           and region_code = ${regionCode} and status in ('released', 'closed')
           and source ~ '^roster/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`,
  )
  return rows.map((row) => row.id)
}

/**
 * A relation: what the banks paid of these rows and nobody took back, be it on their first line or
 * on one that followed; `person_id`, `amount_fen`, `at`, `number`, `village`, `sub_item`.
 */
const paidOf = (rows: Sql): Sql => sql`
  with recursive chain as (
    select l.id, l.person_id, l.amount_fen, r.number, r.village, r.sub_item
      from (${rows}) r join payment.line l on l.id = r.line_id
    union all
    select n.id, n.person_id, n.amount_fen, c.number, c.village, c.sub_item
      from chain c
      join payment.line n on n.reissue_of = c.id and n.person_id = c.person_id)
  select c.person_id, c.amount_fen, o.at, c.number, c.village, c.sub_item, c.id
    from chain c
    join payment.outcome o on o.line_id = c.id and o.person_id = c.person_id and o.kind = 'paid'
   where not exists (select from payment.return_ticket t
                      where t.line_id = c.id and t.person_id = c.person_id)`

/** Who was paid in a village, in the order of the list. */
export interface PaidInVillage {
  readonly personId: string
  readonly amountFen: bigint
  readonly at: Temporal.Instant
  readonly subItem: string
}

/** @param rows a relation: `line_id`, `number`, `village`, `sub_item` */
export const paidInVillage = (
  handle: Handle,
  rows: Sql,
  village: string,
): Promise<PaidInVillage[]> =>
  handle.many(
    z
      .object({
        person_id: z.string(),
        amount_fen: bigInteger,
        at: instant,
        sub_item: z.string(),
      })
      .transform((row): PaidInVillage => ({
        personId: row.person_id,
        amountFen: row.amount_fen,
        at: row.at,
        subItem: row.sub_item,
      })),
    sql`select person_id, amount_fen, at, sub_item from (${paidOf(rows)}) p
         where village = ${village} order by number, id`,
  )

/** A village with what the banks have paid there. */
export interface VillageSum {
  readonly village: string
  readonly count: number
  readonly totalFen: bigint
}

/** Villages of the lists in which somebody was paid; rows that name none are left out. */
export const villageSums = (handle: Handle, rows: Sql): Promise<VillageSum[]> =>
  handle.many(
    z
      .object({ village: z.string(), count: z.number(), total: bigInteger })
      .transform(({ village, count, total }) => ({ village, count, totalFen: total })),
    sql`select village, count(*)::int as count, sum(amount_fen)::bigint as total
          from (${paidOf(rows)}) p where village <> '' group by village order by village`,
  )
