import { z } from 'zod'
import {
  bigInteger,
  type Handle,
  instant,
  plainDate,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { accountsFitSince, payableAccounts } from '#modules/account/index.ts'
import { deceasedPersons } from '#modules/person/index.ts'
import {
  READY_REASONS,
  type ReadyReason,
  RETURN_CASE_STATUSES,
  type ReturnCaseStatus,
  type ReturnFacts,
} from './return-case.ts'
import type { Batch } from './store.ts'

/** Who gets what failed, and by when. */
export interface Hands {
  readonly agencyCode: string
  readonly resolverId: string | undefined
  readonly dueOn: Temporal.PlainDate
}

/** A relation: the lines of a batch that failed, each with why; `line_id`, `person_id`. */
const failedOf = (batchId: string): Sql => sql`
  select line_id, person_id, reason_code from payment.outcome
   where batch_id = ${batchId} and kind in ('rejected', 'cancelled')
   union all
  select line_id, person_id, reason_code from payment.return_ticket where batch_id = ${batchId}`

/** Gives every failed line of a batch that nobody has into somebody's hands; how many. */
export const insertCases = (
  tx: Transaction,
  batchId: string,
  { agencyCode, resolverId, dueOn }: Hands,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    insert into payment.return_case (id, line_id, person_id, batch_id, reason_code, status,
      agency_code, resolver_id, due_on, opened_at, changed_at, changed_by)
    select gen_random_uuid(), f.line_id, f.person_id, ${batchId}, f.reason_code, 'unseen',
           ${agencyCode}, ${resolverId ?? null}, ${dueOn}, ${at}, ${at}, 'payment.openCases'
      from (${failedOf(batchId)}) f
      join payment.line l on l.id = f.line_id and l.person_id = f.person_id
     where not (f.reason_code = 'batchWithdrawn' and l.reissue_of is null)
       and not exists (select from payment.line n
                        where n.reissue_of = l.id and n.person_id = l.person_id)
    on conflict do nothing`)

/** Whether a batch has failed lines that nobody has. */
export const hasLooseLines = async (tx: Transaction, batchId: string): Promise<boolean> => {
  const row = await tx.one(
    z.object({ any: z.boolean() }),
    sql`select exists (
          select from (${failedOf(batchId)}) f
            join payment.line l on l.id = f.line_id and l.person_id = f.person_id
           where not (f.reason_code = 'batchWithdrawn' and l.reissue_of is null)
             and not exists (select from payment.return_case c
                              where c.line_id = l.id and c.person_id = l.person_id)) as any`,
  )
  return row.any
}

/** How many cases each of the staff has. */
export const openCaseCounts = async (handle: Handle): Promise<ReadonlyMap<string, number>> => {
  const rows = await handle.many(
    z.object({ id: z.string(), count: z.number() }),
    sql`select resolver_id as id, count(*)::int as count from payment.return_case
         where resolver_id is not null and status not in ('reissued', 'stopped')
         group by resolver_id`,
  )
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Ends the cases of lines that a batch follows. */
export const endFollowed = (
  tx: Transaction,
  batchId: string,
  by: string,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update payment.return_case c
       set status = 'reissued', changed_at = ${at}, changed_by = ${by}
      from payment.line n
     where n.batch_id = ${batchId} and n.reissue_of = c.line_id and n.person_id = c.person_id
       and c.status not in ('reissued', 'stopped')`)

/** Cases of one batch and reason. */
export interface CaseGroup {
  readonly batchId: string
  readonly programmeCode: string
  readonly payPeriod: string
  readonly reasonCode: string
  readonly count: number
  readonly totalFen: bigint
  readonly ready: number
  readonly dueOn: Temporal.PlainDate
  readonly resolverId: string | undefined
}

const GroupRow = z
  .object({
    batch_id: z.string(),
    programme_code: z.string(),
    pay_period: z.string(),
    reason_code: z.string(),
    count: z.number(),
    total: bigInteger,
    ready: z.number(),
    due_on: plainDate,
    resolver_id: z.string().nullable(),
  })
  .transform((row): CaseGroup => ({
    batchId: row.batch_id,
    programmeCode: row.programme_code,
    payPeriod: row.pay_period,
    reasonCode: row.reason_code,
    count: row.count,
    totalFen: row.total,
    ready: row.ready,
    dueOn: row.due_on,
    resolverId: row.resolver_id ?? undefined,
  }))

/** What an agency has on its hands, by reason and batch; of all agencies when none is named. */
export const caseGroups = (handle: Handle, agencyCode: string | undefined): Promise<CaseGroup[]> =>
  handle.many(
    GroupRow,
    sql`
    select c.batch_id, b.programme_code, b.pay_period, c.reason_code, count(*)::int as count,
           sum(l.amount_fen)::bigint as total,
           (count(*) filter (where c.status = 'ready'))::int as ready, min(c.due_on) as due_on,
           min(c.resolver_id) as resolver_id
      from payment.return_case c
      join payment.batch b on b.id = c.batch_id
      join payment.line l on l.id = c.line_id and l.person_id = c.person_id
     where c.status not in ('reissued', 'stopped')
       and (${agencyCode ?? null}::text is null or c.agency_code = ${agencyCode ?? null})
     group by c.batch_id, b.programme_code, b.pay_period, c.reason_code
     order by c.reason_code, min(c.due_on), c.batch_id`,
  )

/** A case with all that decides what can be done. */
export interface ReturnCase extends ReturnFacts {
  readonly id: string
  readonly lineId: string
  readonly personId: string
  readonly bankCode: string
  readonly accountTail: string
  readonly amountFen: bigint
  readonly failedAt: Temporal.Instant
  readonly readyWhy: ReadyReason | undefined
  readonly resolverId: string | undefined
  readonly dueOn: Temporal.PlainDate
  readonly note: string | undefined
  readonly toldAt: Temporal.Instant | undefined
}

const CaseRow = z
  .object({
    id: z.string(),
    line_id: z.string(),
    person_id: z.string(),
    reason_code: z.string(),
    status: z.enum(RETURN_CASE_STATUSES),
    ready_why: z.enum(READY_REASONS).nullable(),
    resolver_id: z.string().nullable(),
    due_on: plainDate,
    note: z.string().nullable(),
    told_at: instant.nullable(),
    bank_code: z.string(),
    account_tail: z.string(),
    amount_fen: bigInteger,
    failed_at: instant,
    other_account: z.boolean(),
    same_account: z.boolean(),
    fit_since: z.boolean(),
    died: z.boolean(),
  })
  .transform((row): ReturnCase => ({
    id: row.id,
    lineId: row.line_id,
    personId: row.person_id,
    reasonCode: row.reason_code,
    status: row.status,
    readyWhy: row.ready_why ?? undefined,
    resolverId: row.resolver_id ?? undefined,
    dueOn: row.due_on,
    note: row.note ?? undefined,
    toldAt: row.told_at ?? undefined,
    bankCode: row.bank_code,
    accountTail: row.account_tail,
    amountFen: row.amount_fen,
    failedAt: row.failed_at,
    otherAccount: row.other_account,
    sameAccount: row.same_account,
    fitSince: row.fit_since,
    died: row.died,
  }))

export interface CasesWanted {
  readonly batch: Pick<Batch, 'id' | 'programmeCode'>
  readonly reasonCode?: string | undefined
  readonly statuses?: readonly ReturnCaseStatus[] | undefined
}

/** Cases of a batch that are in somebody's hands, in the order of their lines. */
export const openCasesOf = (
  handle: Handle,
  { batch, reasonCode, statuses }: CasesWanted,
  at: Temporal.Instant,
): Promise<ReturnCase[]> =>
  handle.many(
    CaseRow,
    sql`
    select c.id, c.line_id, c.person_id, c.reason_code, c.status, c.ready_why, c.resolver_id,
           c.due_on, c.note, c.told_at, l.bank_code, l.account_tail, l.amount_fen,
           coalesce(r.at, o.at) as failed_at,
           p.account_id is not null and p.account_id <> l.account_id as other_account,
           p.account_id is not distinct from l.account_id as same_account,
           exists (select from (${accountsFitSince()}) f
                    where f.account_id = l.account_id and f.at > coalesce(r.at, o.at)) as fit_since,
           d.person_id is not null as died
      from payment.return_case c
      join payment.line l on l.id = c.line_id and l.person_id = c.person_id
      join payment.outcome o on o.line_id = l.id and o.person_id = l.person_id
      left join payment.return_ticket r on r.line_id = l.id and r.person_id = l.person_id
      left join (${payableAccounts(batch.programmeCode, at, at)}) p on p.person_id = c.person_id
      left join (${deceasedPersons()}) d on d.person_id = c.person_id
     where c.batch_id = ${batch.id}
       and (${reasonCode ?? null}::text is null or c.reason_code = ${reasonCode ?? null})
       and c.status = any(${statuses ?? ['unseen', 'withHolder', 'verifying', 'ready']})
     order by c.line_id`,
  )

/** Holds cases until the end of the transaction: of two who act the second sees the first. */
export const lockCases = async (tx: Transaction, ids: readonly string[]): Promise<void> => {
  await tx.run(sql`
    select id from payment.return_case where id = any(${ids}::uuid[]) order by id for update`)
}

export interface CaseChange {
  readonly status: ReturnCaseStatus
  readonly readyWhy?: ReadyReason | undefined
  readonly note?: string | undefined
  readonly told?: boolean
}

/** Writes what was done with cases. */
export const saveCases = (
  tx: Transaction,
  ids: readonly string[],
  { status, readyWhy, note, told = false }: CaseChange,
  by: string,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update payment.return_case
       set status = ${status}, ready_why = ${readyWhy ?? null},
           note = coalesce(${note ?? null}, note),
           told_at = case when ${told} then ${at} else told_at end,
           changed_at = ${at}, changed_by = ${by}
     where id = any(${ids}::uuid[])`)

/** Batches with cases that somebody may be able to pay again, the oldest first. */
export const batchesWithCases = async (handle: Handle): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ batch_id: z.string() }),
    sql`select batch_id from payment.return_case
         where status in ('unseen', 'withHolder')
            or (status = 'ready' and ready_why in ('accountChanged', 'accountFit'))
         group by batch_id order by min(opened_at), batch_id`,
  )
  return rows.map((row) => row.batch_id)
}
