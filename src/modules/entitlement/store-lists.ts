import { z } from 'zod'
import { arrayText } from '#platform/copy.ts'
import { type Handle, instant, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { ENTITLEMENT_KINDS } from './entitlement.ts'
import {
  type EntitlementList,
  LIST_FIELDS,
  LIST_STATUSES,
  type ListFinding,
  type ListStatus,
  type ReadRow,
} from './list.ts'

const ListRow = z
  .object({
    id: z.string(),
    agency_code: z.string(),
    kind: z.enum(ENTITLEMENT_KINDS),
    title: z.string(),
    status: z.enum(LIST_STATUSES),
    good_rows: z.number(),
    bad_rows: z.number(),
    brought_by: z.string(),
    brought_at: instant,
    decided_at: instant.nullable(),
    entered_rows: z.number().nullable(),
  })
  .transform((row): EntitlementList => ({
    id: row.id,
    agencyCode: row.agency_code,
    kind: row.kind,
    title: row.title,
    status: row.status,
    goodRows: row.good_rows,
    badRows: row.bad_rows,
    broughtBy: row.brought_by,
    broughtAt: row.brought_at,
    decidedAt: row.decided_at ?? undefined,
    enteredRows: row.entered_rows ?? undefined,
  }))

const LISTS = sql`
  select id, agency_code, kind, title, status, good_rows, bad_rows, brought_by, brought_at,
         decided_at, entered_rows
    from entitlement.list`

/** Keeps a list that was read, with its digest. */
export const insertList = async (
  tx: Transaction,
  list: EntitlementList,
  digest: Buffer,
): Promise<void> => {
  await tx.run(sql`
    insert into entitlement.list (id, agency_code, kind, title, file_digest, status, good_rows,
      bad_rows, brought_by, brought_at)
    values (${list.id}, ${list.agencyCode}, ${list.kind}, ${list.title}, ${digest},
      ${list.status}, ${list.goodRows}, ${list.badRows}, ${list.broughtBy}, ${list.broughtAt})`)
}

/** A row that can come into force. */
export interface FoundRow extends ReadRow {
  readonly personId: string
}

/** Keeps the rows that can come into force. */
export const insertListRows = async (
  tx: Transaction,
  listId: string,
  rows: readonly FoundRow[],
): Promise<void> => {
  await tx.run(sql`
    insert into entitlement.list_row (list_id, number, person_id, level, reference, valid_from,
      valid_until)
    select ${listId}::uuid, r.number, r.person_id, r.level, r.reference, r.valid_from, r.valid_until
      from unnest(${arrayText(rows.map(({ number }) => number))}::integer[],
                  ${arrayText(rows.map(({ personId }) => personId))}::uuid[],
                  ${arrayText(rows.map(({ level }) => level))}::text[],
                  ${arrayText(rows.map(({ reference }) => reference))}::text[],
                  ${arrayText(rows.map(({ period }) => period.from.toString()))}::date[],
                  ${arrayText(rows.map(({ period }) => period.until?.toString()))}::date[])
           r (number, person_id, level, reference, valid_from, valid_until)`)
}

/** Keeps what was found. */
export const insertListFindings = async (
  tx: Transaction,
  listId: string,
  findings: readonly ListFinding[],
): Promise<void> => {
  await tx.run(sql`
    insert into entitlement.list_finding (list_id, number, field, words, stops)
    select ${listId}::uuid, f.number, f.field, f.words, f.stops
      from unnest(${arrayText(findings.map(({ number }) => number))}::integer[],
                  ${arrayText(findings.map(({ field }) => field))}::text[],
                  ${arrayText(findings.map(({ words }) => words))}::text[],
                  ${arrayText(findings.map(({ stops }) => String(stops)))}::boolean[])
           f (number, field, words, stops)
    on conflict do nothing`)
}

const one = (handle: Handle, agencyCode: string, id: string, lock: Sql) =>
  handle.maybeOne(ListRow, sql`${LISTS} where id = ${id} and agency_code = ${agencyCode} ${lock}`)

/** A list of a department; that of another is not there. */
export const findList = (handle: Handle, agencyCode: string, id: string) =>
  one(handle, agencyCode, id, sql``)

/** The same, held until the end of the transaction. */
export const lockList = (tx: Transaction, agencyCode: string, id: string) =>
  one(tx, agencyCode, id, sql`for update`)

/** The lists of a department, the newest first. */
export const listsOfAgency = (handle: Handle, agencyCode: string): Promise<EntitlementList[]> =>
  handle.many(
    ListRow,
    sql`${LISTS} where agency_code = ${agencyCode} order by brought_at desc, id limit 100`,
  )

/** How many lists of a department wait for the second person. */
export const waitingLists = async (handle: Handle, agencyCode: string): Promise<number> =>
  (
    await handle.one(
      z.object({ count: z.coerce.number() }),
      sql`select count(*) from entitlement.list
           where agency_code = ${agencyCode} and status = 'brought'`,
    )
  ).count

const Finding = z
  .object({
    number: z.number(),
    field: z.enum(['row', ...LIST_FIELDS]),
    words: z.string(),
    stops: z.boolean(),
  })
  .transform((row): ListFinding => row)

/** What was found in a list, in the order of its rows. */
export const findingsOfList = (handle: Handle, listId: string): Promise<ListFinding[]> =>
  handle.many(
    Finding,
    sql`select number, field, words, stops from entitlement.list_finding
         where list_id = ${listId} order by number, field, words`,
  )

/** Whom the rows of a list are about. */
export const personsOfList = async (handle: Handle, listId: string): Promise<string[]> =>
  (
    await handle.many(
      z.object({ person_id: z.string() }),
      sql`select distinct person_id from entitlement.list_row where list_id = ${listId}
           order by person_id`,
    )
  ).map(({ person_id: personId }) => personId)

/** What the department has said already of people and a kind, for rows of a new list. */
export const saidAlready = (
  handle: Handle,
  { agencyCode, kind }: Pick<EntitlementList, 'agencyCode' | 'kind'>,
  personIds: readonly string[],
) =>
  handle.many(
    z
      .object({
        entered_for: z.string(),
        level: z.string().nullable(),
        valid_from: plainDate,
        valid_until: plainDate.nullable(),
      })
      .transform((row) => ({
        personId: row.entered_for,
        kind,
        level: row.level ?? undefined,
        period: { from: row.valid_from, until: row.valid_until ?? undefined },
      })),
    sql`select entered_for, level, valid_from, valid_until from entitlement.entitlement
         where agency_code = ${agencyCode} and kind = ${kind} and revoked_at is null
           and entered_for = any(${arrayText(personIds)}::uuid[])`,
  )

/**
 * Puts the rows of a list in force, of those people only; what the department has said meanwhile
 * stands.
 *
 * @returns whom it was said of.
 */
export const enterRowsOfList = async (
  tx: Transaction,
  { id, agencyCode, kind }: EntitlementList,
  personIds: readonly string[],
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<readonly string[]> =>
  (
    await tx.many(
      z.object({ person_id: z.string() }),
      sql`
      insert into entitlement.entitlement (id, person_id, entered_for, kind, level, agency_code,
        reference, valid_from, valid_until, origin, list_id, entered_by, entered_at)
      select gen_random_uuid(), person_id, person_id, ${kind}, level, ${agencyCode}, reference,
             valid_from, valid_until, 'list', list_id, ${by}, ${at}
        from entitlement.list_row
       where list_id = ${id} and person_id = any(${arrayText(personIds)}::uuid[])
       order by number
      on conflict do nothing
      returning person_id`,
    )
  ).map(({ person_id: personId }) => personId)

/** A relation for `notifyMany`: what a list said; a notice bears the id of what it tells of. */
export const toldByList = (
  listId: string,
  message: string,
  params: Readonly<Record<string, unknown>>,
): Sql => sql`
  select e.id as notice_id, e.person_id, ${message}::text as message,
         ${JSON.stringify(params)}::jsonb
           || jsonb_build_object('from', e.valid_from::text) as params
    from entitlement.entitlement e where e.list_id = ${listId}`

/** Writes what became of a list. */
export const saveList = async (
  tx: Transaction,
  id: string,
  decided: {
    readonly status: ListStatus
    readonly by: string
    readonly at: Temporal.Instant
    readonly enteredRows: number | undefined
  },
): Promise<void> => {
  await tx.run(sql`
    update entitlement.list
       set status = ${decided.status}, decided_by = ${decided.by}, decided_at = ${decided.at},
           entered_rows = ${decided.enteredRows ?? null}
     where id = ${id}`)
}
