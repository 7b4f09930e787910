import { z } from 'zod'
import { bigInteger, type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import { LINE_STATUSES, type LineStatus } from './line.ts'
import type { ObjectionFinding } from './objected-line.ts'

/** A line as an objection finds it. */
export interface StandingLine {
  readonly id: string
  readonly personId: string
  readonly batchId: string
  readonly ownerAgency: string
  readonly status: LineStatus
}

/** The line that stands for a line now: the last of those that were paid again after it. */
export const lastLine = async (handle: Handle, lineId: string): Promise<string> => {
  const row = await handle.one(
    z.object({ id: z.string() }),
    sql`with recursive chain as (
          select ${lineId}::uuid as id, 0 as depth
          union all
          select n.id, c.depth + 1 from chain c join payment.line n on n.reissue_of = c.id)
        select id from chain order by depth desc limit 1`,
  )
  return row.id
}

/** A line with whose it is and how it stands, or `undefined`. */
export const standingLine = (handle: Handle, lineId: string): Promise<StandingLine | undefined> =>
  handle.maybeOne(
    z
      .object({
        id: z.string(),
        person_id: z.string(),
        batch_id: z.string(),
        owner_agency: z.string(),
        status: z.enum(LINE_STATUSES),
      })
      .transform((row): StandingLine => ({
        id: row.id,
        personId: row.person_id,
        batchId: row.batch_id,
        ownerAgency: row.owner_agency,
        status: row.status,
      })),
    sql`select s.id, s.person_id, s.batch_id, b.owner_agency, s.status
          from payment.line_status s join payment.batch b on b.id = s.batch_id
         where s.id = ${lineId}`,
  )

export interface ObjectedLine {
  readonly finding: ObjectionFinding
  readonly reference: string
  readonly why: string
  readonly resolverId: string | undefined
  readonly dueOn: Temporal.PlainDate
}

/** Enters that an objection to a line proved right; the same stands once. */
export const insertObjected = async (
  tx: Transaction,
  { id, personId, ownerAgency }: StandingLine,
  one: ObjectedLine,
  by: { readonly id: string; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    insert into payment.objected_line (line_id, person_id, finding, reference, why, agency_code,
      resolver_id, due_on, found_at, found_by)
    values (${id}, ${personId}, ${one.finding}, ${one.reference}, ${one.why}, ${ownerAgency},
      ${one.resolverId ?? null}, ${one.dueOn}, ${by.at}, ${by.id})
    on conflict do nothing`)
}

/** Whether an objection to a line proved right. */
export const isObjectedLine = async (handle: Handle, lineId: string): Promise<boolean> =>
  (
    await handle.one(
      z.object({ found: z.boolean() }),
      sql`select exists (select from payment.objected_line where line_id = ${lineId}) as found`,
    )
  ).found

/** Has everything that arrived and was objected to with reason looked into; how many lines. */
export const insertObjectedRecoveries = (
  tx: Transaction,
  one: { readonly dueOn: Temporal.PlainDate; readonly by: string; readonly at: Temporal.Instant },
): Promise<number> =>
  tx.run(sql`
    insert into payment.recovery (id, line_id, person_id, batch_id, kind, status, line_fen, why,
      agency_code, resolver_id, due_on, opened_at, opened_by, changed_at, changed_by)
    select distinct on (x.line_id) gen_random_uuid(), s.id, s.person_id, s.batch_id, 'wrong',
           'toVerify', s.amount_fen, x.why, x.agency_code, x.resolver_id, ${one.dueOn}::date,
           ${one.at}::timestamptz, ${one.by}, ${one.at}::timestamptz, ${one.by}
      from payment.objected_line x
      join payment.line_status s on s.id = x.line_id and s.person_id = x.person_id
     where s.status = 'paid'
       and not exists (select from payment.recovery y
                        where y.line_id = x.line_id and y.person_id = x.person_id)
     order by x.line_id, x.finding desc
    on conflict do nothing`)

/** Ends the open cases of what is not owed, and has those looked into that are to be mended. */
export const endObjectedCases = (
  tx: Transaction,
  by: string,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update payment.return_case c
       set status = case x.finding when 'upheld' then 'stopped' else 'verifying' end,
           ready_why = null, note = x.why, changed_at = ${at}, changed_by = ${by}
      from (select distinct on (line_id) line_id, person_id, finding, why, found_at
              from payment.objected_line order by line_id, finding desc) x
     where x.line_id = c.line_id and x.person_id = c.person_id
       and c.status not in ('reissued', 'stopped')
       -- What somebody has found since about a line that is to be mended stands.
       and (x.finding = 'upheld' or c.status = 'unseen'
            or (c.status <> 'verifying' and c.changed_at < x.found_at))`)

/** What was kept back for an objection that proved wrong can go after all; how many cases. */
export const allowObjectedCase = (
  tx: Transaction,
  lineId: string,
  note: string,
  by: { readonly id: string; readonly at: Temporal.Instant },
): Promise<number> =>
  tx.run(sql`
    update payment.return_case c
       set status = 'ready', ready_why = 'verified', note = ${note}, changed_at = ${by.at},
           changed_by = ${by.id}
     where c.line_id = ${lineId} and c.reason_code = 'held'
       and c.status in ('unseen', 'withHolder', 'verifying')
       and not exists (select from payment.hold h
                        where h.line_id = c.line_id and h.person_id = c.person_id
                          and h.released_at is null and h.reason <> 'objection')`)

/** 公示异议成立、银行还没有结果的: whose money is on its way all the same. */
export interface ObjectedOnTheWay {
  readonly batchId: string
  readonly personId: string
  readonly amountFen: bigint
  readonly programmeCode: string
  readonly payPeriod: string
  readonly why: string
  readonly resolverId: string | undefined
  readonly dueOn: Temporal.PlainDate
}

/** Lines that a bank may have and of which an objection proved right, the most urgent first. */
export const objectedOnTheWay = (
  handle: Handle,
  agencyCode: string | undefined,
  limit: number,
): Promise<ObjectedOnTheWay[]> =>
  handle.many(
    z
      .object({
        batch_id: z.string(),
        person_id: z.string(),
        amount_fen: bigInteger,
        programme_code: z.string(),
        pay_period: z.string(),
        why: z.string(),
        resolver_id: z.string().nullable(),
        due_on: plainDate,
      })
      .transform((row): ObjectedOnTheWay => ({
        batchId: row.batch_id,
        personId: row.person_id,
        amountFen: row.amount_fen,
        programmeCode: row.programme_code,
        payPeriod: row.pay_period,
        why: row.why,
        resolverId: row.resolver_id ?? undefined,
        dueOn: row.due_on,
      })),
    sql`
    select distinct on (x.due_on, x.line_id) s.batch_id, x.person_id, s.amount_fen,
           b.programme_code, b.pay_period, x.why, x.resolver_id, x.due_on
      from payment.objected_line x
      join payment.line_status s on s.id = x.line_id and s.person_id = x.person_id
      join payment.batch b on b.id = s.batch_id
     where s.status in ('sent', 'unknown')
       and (${agencyCode ?? null}::text is null
            or ${agencyCode ?? null} in (b.owner_agency, b.payer_agency))
     order by x.due_on, x.line_id limit ${limit}`,
  )
