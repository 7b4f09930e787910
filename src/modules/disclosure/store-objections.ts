import { z } from 'zod'
import {
  bytes,
  type Handle,
  instant,
  plainDate,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { LANGUAGES, type Language } from '#ui/i18n/language.ts'
import {
  OBJECTION_KINDS,
  OBJECTION_STATUSES,
  type ObjectionKind,
  type ObjectionStatus,
} from './objection.ts'

/** 异议 */
export interface Objection {
  readonly id: string
  readonly noticeId: string
  readonly rowId: string | undefined
  /** As on the paper. */
  readonly number: number | undefined
  readonly kind: ObjectionKind
  readonly statementSealed: Uint8Array
  readonly phoneSealed: Uint8Array | undefined
  readonly language: Language
  readonly channel: 'page' | 'counter'
  readonly receivedAt: Temporal.Instant
  readonly receivedBy: string
  readonly dueOn: Temporal.PlainDate
  readonly status: ObjectionStatus
  readonly decided:
    | {
        readonly by: string
        readonly unit: string
        readonly at: Temporal.Instant
        readonly words: string
      }
    | undefined
  readonly toldAt: Temporal.Instant | undefined
}

export const STATEMENT_COLUMN = 'disclosure.objection.statement_sealed'
export const PHONE_COLUMN = 'disclosure.objection.phone_sealed'

const ObjectionRow = z
  .object({
    id: z.string(),
    notice_id: z.string(),
    row_id: z.string().nullable(),
    number: z.number().nullable(),
    kind: z.enum(OBJECTION_KINDS),
    statement_sealed: bytes,
    phone_sealed: bytes.nullable(),
    language: z.enum(LANGUAGES),
    channel: z.enum(['page', 'counter']),
    received_at: instant,
    received_by: z.string(),
    due_on: plainDate,
    status: z.enum(OBJECTION_STATUSES),
    decided_by: z.string().nullable(),
    decided_unit: z.string().nullable(),
    decided_at: instant.nullable(),
    outcome_words: z.string().nullable(),
    told_at: instant.nullable(),
  })
  .transform((row): Objection => ({
    id: row.id,
    noticeId: row.notice_id,
    rowId: row.row_id ?? undefined,
    number: row.number ?? undefined,
    kind: row.kind,
    statementSealed: row.statement_sealed,
    phoneSealed: row.phone_sealed ?? undefined,
    language: row.language,
    channel: row.channel,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    dueOn: row.due_on,
    status: row.status,
    decided:
      row.decided_at === null
        ? undefined
        : {
            by: row.decided_by ?? '',
            unit: row.decided_unit ?? '',
            at: row.decided_at,
            words: row.outcome_words ?? '',
          },
    toldAt: row.told_at ?? undefined,
  }))

const OBJECTIONS = sql`
  select id, notice_id, row_id, number, kind, statement_sealed, phone_sealed, language,
         channel, received_at, received_by, due_on, status, decided_by, decided_unit, decided_at,
         outcome_words, told_at
    from disclosure.objection`

/** An objection, or `undefined`. */
export const findObjection = (handle: Handle, id: string): Promise<Objection | undefined> =>
  handle.maybeOne(ObjectionRow, sql`${OBJECTIONS} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockObjection = (tx: Transaction, id: string): Promise<Objection | undefined> =>
  tx.maybeOne(ObjectionRow, sql`${OBJECTIONS} where id = ${id} for update`)

/** The objection of a number that somebody typed: the end of its id. */
export const objectionOfNumber = async (
  handle: Handle,
  number: string,
): Promise<Objection | undefined> =>
  (
    await handle.many(
      ObjectionRow,
      sql`${OBJECTIONS} where right(id::text, 12) = ${number} order by id limit 1`,
    )
  )[0]

/** Objections to a notice, those that wait first. */
export const objectionsOf = (handle: Handle, noticeId: string): Promise<Objection[]> =>
  handle.many(
    ObjectionRow,
    sql`${OBJECTIONS} where notice_id = ${noticeId}
         order by status <> 'open', due_on, received_at, id limit 500`,
  )

/** Enters an objection. */
export const insertObjection = async (tx: Transaction, one: Objection): Promise<void> => {
  await tx.run(sql`
    insert into disclosure.objection (id, notice_id, row_id, number, kind, statement_sealed,
      phone_sealed, language, channel, received_at, received_by, due_on, status)
    values (${one.id}, ${one.noticeId}, ${one.rowId ?? null}, ${one.number ?? null}, ${one.kind},
      ${one.statementSealed}, ${one.phoneSealed ?? null}, ${one.language}, ${one.channel},
      ${one.receivedAt}, ${one.receivedBy}, ${one.dueOn}, ${one.status})`)
}

/** Writes what came of it. */
export const saveOutcome = async (
  tx: Transaction,
  id: string,
  status: ObjectionStatus,
  { by, unit, at, words }: NonNullable<Objection['decided']>,
): Promise<void> => {
  await tx.run(sql`
    update disclosure.objection
       set status = ${status}, decided_by = ${by}, decided_unit = ${unit}, decided_at = ${at},
           outcome_words = ${words}
     where id = ${id}`)
}

/** They were told; their phone is not needed any more. */
export const noteTold = async (
  tx: Transaction,
  id: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update disclosure.objection set told_at = ${at}, phone_sealed = null where id = ${id}`)
}

/** Phones of objections that were decided long ago, told or not. */
export const forgetPhones = (tx: Transaction, decidedBefore: Temporal.Instant): Promise<number> =>
  tx.run(sql`
    update disclosure.objection set phone_sealed = null
     where phone_sealed is not null and decided_at < ${decidedBefore}`)

/** How many wait for a department. */
export const openObjections = async (handle: Handle, ownerAgency: string): Promise<number> =>
  (
    await handle.one(
      z.object({ count: z.number() }),
      sql`select count(*)::int as count
            from disclosure.objection o join disclosure.notice n on n.id = o.notice_id
           where n.owner_agency = ${ownerAgency} and o.status = 'open'`,
    )
  ).count

/** The list that the open objections of a department are about, the one due first. */
export const rosterOfFirstObjection = async (
  handle: Handle,
  ownerAgency: string,
): Promise<string | undefined> =>
  (
    await handle.many(
      z.object({ roster_id: z.string() }),
      sql`select n.roster_id
            from disclosure.objection o join disclosure.notice n on n.id = o.notice_id
           where n.owner_agency = ${ownerAgency} and o.status = 'open'
           order by o.due_on, o.id limit 1`,
    )
  )[0]?.roster_id

/**
 * A relation: rows that are not paid by their list, since something was said against them that did
 * not prove wrong; `row_id`. What is still open goes on with a row to the list that follows, and so
 * does what was upheld; a row that had to be mended is free there.
 */
export const objectedRows = (): Sql => sql`
  with recursive standing as (
    select o.row_id, o.status in ('open', 'upheld') as goes_on
      from disclosure.objection o
     where o.row_id is not null and o.status <> 'dismissed'
    union all
    select f.row_id, true from standing s join disclosure.following f on f.from_row_id = s.row_id
     where s.goes_on)
  select distinct row_id from standing`

/** A relation: rows that are not to be paid at all; `row_id`. */
export const upheldRows = (): Sql => sql`
  select o.row_id from disclosure.objection o where o.row_id is not null and o.status = 'upheld'`

/** Whether anything stands against a row. */
export const isObjected = async (tx: Transaction, rowId: string): Promise<boolean> =>
  (
    await tx.one(
      z.object({ found: z.boolean() }),
      sql`select ${rowId}::uuid in (select row_id from (${objectedRows()}) o) as found`,
    )
  ).found
