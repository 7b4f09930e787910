import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { idsOf } from '#modules/person/index.ts'
import { ACKNOWLEDGEMENT_STATUSES, type AcknowledgementStatus } from './acknowledgement.ts'

/** 变更确认: how a department stands to a change of account. */
export interface ChangeAcknowledgement {
  readonly id: string
  readonly changeId: string
  readonly personId: string
  readonly agencyCode: string
  readonly status: AcknowledgementStatus
  /** In the department's words, where it rejects or defers. */
  readonly reason: string | undefined
  readonly publishedAt: Temporal.Instant
  /** The last day for an answer, once the change has been pushed. */
  readonly dueOn: Temporal.PlainDate | undefined
  readonly answeredAt: Temporal.Instant | undefined
  readonly answeredBy: string | undefined
}

const Row = z
  .object({
    id: z.string(),
    change_id: z.string(),
    person_id: z.string(),
    agency_code: z.string(),
    status: z.enum(ACKNOWLEDGEMENT_STATUSES),
    reason: z.string().nullable(),
    published_at: instant,
    due_on: plainDate.nullable(),
    answered_at: instant.nullable(),
    answered_by: z.string().nullable(),
  })
  .transform((row): ChangeAcknowledgement => ({
    id: row.id,
    changeId: row.change_id,
    personId: row.person_id,
    agencyCode: row.agency_code,
    status: row.status,
    reason: row.reason ?? undefined,
    publishedAt: row.published_at,
    dueOn: row.due_on ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    answeredBy: row.answered_by ?? undefined,
  }))

const ALL = sql`
  select id, change_id, person_id, agency_code, status, reason, published_at, due_on, answered_at,
         answered_by
    from account.change_acknowledgement`

/** Enters what a department will have to answer. */
export const insertAcknowledgement = async (
  tx: Transaction,
  { changeId, personId, agencyCode }: { changeId: string; personId: string; agencyCode: string },
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into account.change_acknowledgement (id, change_id, person_id, agency_code, status,
      published_at)
    values (${uuidv7(at)}, ${changeId}, ${personId}, ${agencyCode}, 'published', ${at})`)
}

/** The record of one department about a change; that of another is not found. */
export const lockAcknowledgement = (
  tx: Transaction,
  changeId: string,
  agencyCode: string,
): Promise<ChangeAcknowledgement | undefined> =>
  tx.maybeOne(
    Row,
    sql`${ALL} where change_id = ${changeId} and agency_code = ${agencyCode} for update`,
  )

/** What departments say to the changes of a person, in the order of the changes. */
export const acknowledgementsOf = async (
  handle: Handle,
  personId: string,
): Promise<ChangeAcknowledgement[]> =>
  handle.many(
    Row,
    sql`${ALL} where person_id = any(${await idsOf(handle, personId)}::uuid[])
         order by published_at`,
  )

/** Those of one change, held until the end of the transaction. */
export const lockAcknowledgements = (
  tx: Transaction,
  changeId: string,
): Promise<ChangeAcknowledgement[]> =>
  tx.many(Row, sql`${ALL} where change_id = ${changeId} order by agency_code for update`)

/** Writes the status, the day and the answer of a record. */
export const saveAcknowledgement = async (
  tx: Transaction,
  one: ChangeAcknowledgement,
): Promise<void> => {
  await tx.run(sql`
    update account.change_acknowledgement
       set status = ${one.status}, reason = ${one.reason ?? null}, due_on = ${one.dueOn ?? null},
           answered_at = ${one.answeredAt ?? null}, answered_by = ${one.answeredBy ?? null}
     where id = ${one.id}`)
}

/** 催办: what a department owes an answer for, the longest due first; its own only when named. */
export const overdueAcknowledgements = (
  handle: Handle,
  on: Temporal.PlainDate,
  agencyCode?: string,
): Promise<ChangeAcknowledgement[]> =>
  handle.many(
    Row,
    sql`${ALL} where status in ('pushed', 'deferred') and due_on < ${on}
         and agency_code = coalesce(${agencyCode ?? null}, agency_code)
       order by due_on, id`,
  )

/** What a department said or has to say about a change; that of another is not found. */
export const findAcknowledgement = (
  handle: Handle,
  changeId: string,
  agencyCode: string,
): Promise<ChangeAcknowledgement | undefined> =>
  handle.maybeOne(Row, sql`${ALL} where change_id = ${changeId} and agency_code = ${agencyCode}`)

/** Those of a department: what waits for an answer, the soonest due first, or what was answered. */
export const acknowledgementsOfAgency = (
  handle: Handle,
  agencyCode: string,
  which: 'waiting' | 'ended',
  limit: number,
): Promise<ChangeAcknowledgement[]> =>
  handle.many(
    Row,
    which === 'waiting'
      ? sql`${ALL} where agency_code = ${agencyCode}
             and status in ('published', 'pushed', 'deferred')
           order by due_on nulls last, id limit ${limit}`
      : sql`${ALL} where agency_code = ${agencyCode}
             and status in ('acknowledged', 'rejected', 'cancelled')
           order by coalesce(answered_at, published_at) desc, id desc limit ${limit}`,
  )
