import { z } from 'zod'
import type { ArticleId } from '#law/articles.ts'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import {
  type ActsFor,
  type Duty,
  type DutyTask,
  TASK_STATUSES,
  type TaskAction,
  type TaskStatus,
} from './duty.ts'

const DutyRow = z
  .object({
    id: z.string(),
    agency_code: z.string(),
    title: z.string(),
    article: z.string(),
    entered_at: instant,
    ended_on: plainDate.nullable(),
  })
  .transform((row): Duty => ({
    id: row.id,
    agencyCode: row.agency_code,
    title: row.title,
    article: row.article as ArticleId,
    enteredAt: row.entered_at,
    endedOn: row.ended_on ?? undefined,
  }))

const DUTIES = sql`select id, agency_code, title, article, entered_at, ended_on from duty.duty`

/** Enters a duty; answers 0 where the agency has the same one already. */
export const insertDuty = (
  tx: Transaction,
  { id, agencyCode, title, article, enteredAt }: Duty,
  by: ActsFor,
): Promise<number> =>
  tx.run(sql`
    insert into duty.duty (id, agency_code, title, article, entered_by, entered_at)
    values (${id}, ${agencyCode}, ${title}, ${article}, ${by.staffId}, ${enteredAt})
    on conflict do nothing`)

/** A duty, held until the end of the transaction. */
export const lockDuty = (tx: Transaction, id: string): Promise<Duty | undefined> =>
  tx.maybeOne(DutyRow, sql`${DUTIES} where id = ${id} for update`)

/** Every duty, of one agency or of all; by agency, in the order of entry. */
export const dutiesOf = (handle: Handle, agencyCode?: string): Promise<Duty[]> =>
  handle.many(
    DutyRow,
    sql`${DUTIES}
         where ${agencyCode ?? null}::text is null or agency_code = ${agencyCode ?? null}
         order by agency_code, entered_at, id`,
  )

/** Writes that a duty is nobody's from a day on. */
export const endDutyOn = async (
  tx: Transaction,
  id: string,
  on: Temporal.PlainDate,
): Promise<void> => {
  await tx.run(sql`update duty.duty set ended_on = ${on} where id = ${id}`)
}

const said = (
  words: string | null,
  by: string | null,
  at: Temporal.Instant | null,
): DutyTask['answer'] => (words === null || at === null ? undefined : { words, by: by ?? '', at })

const TaskRow = z
  .object({
    id: z.string(),
    duty_id: z.string(),
    agency_code: z.string(),
    title: z.string(),
    due_on: plainDate,
    status: z.enum(TASK_STATUSES),
    entrusted_by: z.string(),
    entrusted_at: instant,
    answer_words: z.string().nullable(),
    answer_by: z.string().nullable(),
    answer_at: instant.nullable(),
    verdict_words: z.string().nullable(),
    verdict_by: z.string().nullable(),
    verdict_at: instant.nullable(),
    reminded_at: instant.nullable(),
  })
  .transform((row): DutyTask => ({
    id: row.id,
    dutyId: row.duty_id,
    agencyCode: row.agency_code,
    title: row.title,
    dueOn: row.due_on,
    status: row.status,
    entrustedBy: row.entrusted_by,
    entrustedAt: row.entrusted_at,
    answer: said(row.answer_words, row.answer_by, row.answer_at),
    verdict: said(row.verdict_words, row.verdict_by, row.verdict_at),
    remindedAt: row.reminded_at ?? undefined,
  }))

const TASKS = sql`
  select t.id, t.duty_id, d.agency_code, t.title, t.due_on, t.status, t.entrusted_by,
         t.entrusted_at, a.words as answer_words, a.done_by as answer_by, a.done_at as answer_at,
         v.words as verdict_words, v.done_by as verdict_by, v.done_at as verdict_at,
         (select max(r.reminded_at) from duty.reminder r where r.task_id = t.id) as reminded_at
    from duty.task t
    join duty.duty d on d.id = t.duty_id
    left join lateral (select s.words, s.done_by, s.done_at from duty.task_step s
                        where s.task_id = t.id and s.action = 'answer'
                        order by s.number desc limit 1) a on true
    left join lateral (select s.words, s.done_by, s.done_at from duty.task_step s
                        where s.task_id = t.id and s.action <> 'answer'
                        order by s.number desc limit 1) v on true`

/** Entrusts an agency with something. */
export const insertTask = async (tx: Transaction, task: DutyTask): Promise<void> => {
  await tx.run(sql`
    insert into duty.task (id, duty_id, title, due_on, status, entrusted_by, entrusted_at)
    values (${task.id}, ${task.dutyId}, ${task.title}, ${task.dueOn}, ${task.status},
      ${task.entrustedBy}, ${task.entrustedAt})`)
}

/** A task, held until the end of the transaction. */
export const lockTask = (tx: Transaction, id: string): Promise<DutyTask | undefined> =>
  tx.maybeOne(TaskRow, sql`${TASKS} where t.id = ${id} for update of t`)

/** Every task, of one agency or of all: what waits first, the next to fall due first. */
export const tasksOf = (handle: Handle, agencyCode?: string): Promise<DutyTask[]> =>
  handle.many(
    TaskRow,
    sql`${TASKS}
         where ${agencyCode ?? null}::text is null or d.agency_code = ${agencyCode ?? null}
         order by t.status in ('fulfilled', 'lifted'), t.due_on, t.id`,
  )

/** Writes what was said, and where the task stands by it. */
export const saveStep = async (
  tx: Transaction,
  taskId: string,
  status: TaskStatus,
  step: {
    readonly action: TaskAction
    readonly words: string
    readonly by: ActsFor
    readonly at: Temporal.Instant
  },
): Promise<void> => {
  await tx.run(sql`
    insert into duty.task_step (task_id, number, action, words, done_by, done_unit, done_at)
    select ${taskId}::uuid, coalesce(max(number), 0) + 1, ${step.action}::text,
           ${step.words}::text, ${step.by.staffId}::text, ${step.by.agencyCode}::text,
           ${step.at}::timestamptz
      from duty.task_step where task_id = ${taskId}`)
  await tx.run(sql`update duty.task set status = ${status} where id = ${taskId}`)
}

/** Writes that an agency was reminded of a task; of one task once a day. */
export const insertReminder = (
  tx: Transaction,
  taskId: string,
  {
    on,
    by,
    at,
  }: {
    readonly on: Temporal.PlainDate
    readonly by: string | undefined
    readonly at: Temporal.Instant
  },
): Promise<number> =>
  tx.run(sql`
    insert into duty.reminder (task_id, on_day, reminded_by, reminded_at)
    values (${taskId}, ${on}, ${by ?? null}, ${at})
    on conflict do nothing`)
