import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type Handle, instant, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { idsOf } from '#modules/person/index.ts'
import { EXCEPTION_STATUSES, type ExceptionAction } from './exception.ts'
import { EXCEPTION_KINDS, type ExceptionKind, OUTCOMES } from './exception-kind.ts'

const ExceptionRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    kind: z.enum(EXCEPTION_KINDS),
    status: z.enum(EXCEPTION_STATUSES),
    statement: z.string(),
    image_reference: z.string().nullable(),
    case_id: z.string().nullable(),
    order_id: z.string().nullable(),
    line_id: z.string().nullable(),
    cause_key: z.string().nullable(),
    opened_at: instant,
    opened_by_kind: z.enum(['staff', 'system', 'holder', 'agent']),
    opened_by: z.string(),
    opened_agency: z.string().nullable(),
    two_people: z.boolean(),
    resolver_agency: z.string(),
    resolver_id: z.string().nullable(),
    due_on: plainDate,
    escalated_at: instant.nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    outcome_note: z.string().nullable(),
    closed_at: instant.nullable(),
    closed_by: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    status: row.status,
    statement: row.statement,
    /** Archive number of the scanned original. */
    imageReference: row.image_reference ?? undefined,
    caseId: row.case_id ?? undefined,
    orderId: row.order_id ?? undefined,
    /** The sum that came back, of a visit that its holder asked for. */
    lineId: row.line_id ?? undefined,
    causeKey: row.cause_key ?? undefined,
    openedAt: row.opened_at,
    openedByKind: row.opened_by_kind,
    openedBy: row.opened_by,
    openedAgency: row.opened_agency ?? undefined,
    twoPeople: row.two_people,
    resolverAgency: row.resolver_agency,
    resolverId: row.resolver_id ?? undefined,
    dueOn: row.due_on,
    escalatedAt: row.escalated_at ?? undefined,
    outcome: row.outcome ?? undefined,
    outcomeNote: row.outcome_note ?? undefined,
    closedAt: row.closed_at ?? undefined,
    closedBy: row.closed_by ?? undefined,
  }))
/** 疑难件 */
export type Exception = z.output<typeof ExceptionRow>

const COLUMNS = sql`id, person_id, kind, status, statement, image_reference, case_id, order_id,
  line_id, cause_key, opened_at, opened_by_kind, opened_by, opened_agency, two_people,
  resolver_agency, resolver_id, due_on, escalated_at, outcome, outcome_note, closed_at, closed_by`

const where = (handle: Handle, condition: Sql): Promise<Exception[]> =>
  handle.many(ExceptionRow, sql`select ${COLUMNS} from handling.exception where ${condition}`)

/** Writes a new one; false when the same trouble is seen to already, or its cause was taken up. */
export const insertException = async (tx: Transaction, one: Exception): Promise<boolean> =>
  (await tx.run(sql`
    insert into handling.exception (${COLUMNS})
    values (${one.id}, ${one.personId}, ${one.kind}, ${one.status}, ${one.statement},
      ${one.imageReference ?? null}, ${one.caseId ?? null}, ${one.orderId ?? null},
      ${one.lineId ?? null}, ${one.causeKey ?? null}, ${one.openedAt}, ${one.openedByKind},
      ${one.openedBy}, ${one.openedAgency ?? null}, ${one.twoPeople}, ${one.resolverAgency},
      ${one.resolverId ?? null}, ${one.dueOn}, null, null, null, null, null)
    on conflict do nothing`)) === 1

/** Writes what can change about one that this transaction has locked. */
export const saveException = async (tx: Transaction, one: Exception): Promise<Exception> => {
  await tx.run(sql`
    update handling.exception
       set status = ${one.status}, resolver_agency = ${one.resolverAgency},
           resolver_id = ${one.resolverId ?? null}, escalated_at = ${one.escalatedAt ?? null},
           outcome = ${one.outcome ?? null}, outcome_note = ${one.outcomeNote ?? null},
           closed_at = ${one.closedAt ?? null}, closed_by = ${one.closedBy ?? null}
     where id = ${one.id}`)
  return one
}

export const findException = async (handle: Handle, id: string): Promise<Exception | undefined> =>
  (await where(handle, sql`id = ${id}`))[0]

/** The exception, held until the transaction ends. */
export const lockException = async (tx: Transaction, id: string): Promise<Exception | undefined> =>
  (await where(tx, sql`id = ${id} for update`))[0]

/** The one of this kind that is under way for a person. */
export const exceptionUnderWay = async (
  handle: Handle,
  personId: string,
  kind: ExceptionKind,
): Promise<Exception | undefined> =>
  (
    await where(
      handle,
      sql`person_id = ${personId} and kind = ${kind} and closed_at is null
      order by opened_at limit 1`,
    )
  )[0]

/** The visit under way for a person, for whichever sum; else the latest for this one. */
export const visitFor = async (
  handle: Handle,
  personId: string,
  lineId: string,
): Promise<Exception | undefined> =>
  (
    await where(
      handle,
      sql`kind = 'homeVisit' and person_id = any(${await idsOf(handle, personId)}::uuid[])
      and (line_id = ${lineId} or closed_at is null)
      order by closed_at is not null, opened_at desc, id desc limit 1`,
    )
  )[0]

/** Whether the program opened one for this cause before. */
export const isCauseKnown = async (handle: Handle, causeKey: string): Promise<boolean> =>
  (await where(handle, sql`cause_key = ${causeKey}`)).length > 0

/** Those of a case, the newest first, for its tracker and its page at the counter. */
export const exceptionsOfCase = (handle: Handle, caseId: string): Promise<Exception[]> =>
  where(handle, sql`case_id = ${caseId} order by opened_at desc, id desc`)

/** Those of a person and of entries that were merged into this one, the newest first. */
export const exceptionsOfPerson = async (handle: Handle, personId: string): Promise<Exception[]> =>
  where(
    handle,
    sql`person_id = any(${await idsOf(handle, personId)}::uuid[])
      order by opened_at desc, id desc limit 50`,
  )

/** 名单: whose, or which. */
export type ExceptionList =
  | { readonly view: 'mine'; readonly staffId: string }
  | { readonly view: 'unit'; readonly agencyCode: string }
  | { readonly view: 'overdue'; readonly agencyCode: string; readonly on: Temporal.PlainDate }
  | { readonly view: 'reported'; readonly agencyCode: string }

const conditionOf = (list: ExceptionList): Sql => {
  switch (list.view) {
    case 'mine':
      return sql`resolver_id = ${list.staffId} and closed_at is null`
    case 'unit':
      return sql`resolver_agency = ${list.agencyCode} and closed_at is null`
    case 'overdue':
      return sql`(resolver_agency = ${list.agencyCode} or opened_agency = ${list.agencyCode})
        and closed_at is null and due_on < ${list.on}`
    case 'reported':
      return sql`opened_agency = ${list.agencyCode}`
  }
}

/** A list, those due soonest first and those that ended last. */
export const listExceptions = (handle: Handle, list: ExceptionList): Promise<Exception[]> =>
  where(
    handle,
    sql`${conditionOf(list)} order by closed_at is not null, due_on, opened_at, id limit 100`,
  )

/** Locks those that the clock looks at: nobody's yet, or past their day and not escalated. */
export const lockWatched = (tx: Transaction, on: Temporal.PlainDate): Promise<Exception[]> =>
  where(
    tx,
    sql`closed_at is null
      and (status = 'unassigned' or due_on < ${on} and escalated_at is null)
    order by id limit 200 for update skip locked`,
  )

/** Locks those whose resolver is none of these any more. */
export const lockLeft = (tx: Transaction, staffIds: readonly string[]): Promise<Exception[]> =>
  where(
    tx,
    sql`status = 'assigned' and resolver_id <> all(${staffIds}::uuid[])
      order by id limit 200 for update skip locked`,
  )

/**
 * How many each has under way. Whoever is named next is named after this transaction: two at once
 * do not both find the same person free.
 */
export const openCounts = async (tx: Transaction): Promise<Map<string, number>> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('handling.exception', 0))`)
  const rows = await tx.many(
    z.object({ resolver_id: z.string(), open: z.number() }),
    sql`
    select resolver_id, count(*)::int as open from handling.exception
     where closed_at is null and resolver_id is not null group by resolver_id`,
  )
  return new Map(rows.map((row) => [row.resolver_id, row.open]))
}

const StepRow = z
  .object({
    at: instant,
    action: z.enum(['open', 'assign', 'handOn', 'escalate', 'resolve', 'closeUnresolved']),
    actor_kind: z.string(),
    actor_id: z.string(),
    resolver_id: z.string().nullable(),
    note: z.string(),
  })
  .transform((row) => ({
    at: row.at,
    action: row.action,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    resolverId: row.resolver_id ?? undefined,
    note: row.note,
  }))
/** One line of what happened to an exception. */
export type ExceptionStep = z.output<typeof StepRow>

/** Writes what happened, with whoever has it after. */
export const insertExceptionStep = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  one: Exception,
  action: ExceptionAction | 'open' | 'escalate',
  note = '',
): Promise<void> => {
  await tx.run(sql`
    insert into handling.exception_step (id, exception_id, person_id, at, action, actor_kind,
      actor_id, resolver_agency, resolver_id, note)
    values (${uuidv7(at)}, ${one.id}, ${one.personId}, ${at}, ${action}, ${actor.kind},
      ${actor.id}, ${one.resolverAgency}, ${one.resolverId ?? null}, ${note})`)
}

/** What happened to an exception, the oldest first; of one moment, its beginning before its end. */
export const exceptionSteps = (handle: Handle, id: string): Promise<ExceptionStep[]> =>
  handle.many(
    StepRow,
    sql`
    select at, action, actor_kind, actor_id, resolver_id, note from handling.exception_step
     where exception_id = ${id}
     order by at, action <> 'open', action in ('resolve', 'closeUnresolved'), id`,
  )
