import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { ContentJson, toJson } from './content.ts'
import { CHANGE_KINDS, LIST_STATUSES, type ListFacts, type ReasonedChange } from './list.ts'

/** 补贴项目清单 of one department, from a day on. */
export interface ProgrammeList extends ListFacts {
  readonly id: string
  readonly openedAt: Temporal.Instant
  readonly proposedAt: Temporal.Instant | undefined
  readonly publishedBy: string | undefined
  readonly publishedAt: Temporal.Instant | undefined
  readonly remark: string | undefined
}

const ListRow = z
  .object({
    id: z.string(),
    owner_agency: z.string(),
    payer_agency: z.string(),
    valid_from: plainDate,
    status: z.enum(LIST_STATUSES),
    opened_by: z.string(),
    opened_at: instant,
    proposed_by: z.string().nullable(),
    proposed_at: instant.nullable(),
    published_by: z.string().nullable(),
    published_at: instant.nullable(),
    remark: z.string().nullable(),
  })
  .transform((row): ProgrammeList => ({
    id: row.id,
    ownerAgency: row.owner_agency,
    payerAgency: row.payer_agency,
    validFrom: row.valid_from,
    status: row.status,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    proposedBy: row.proposed_by ?? undefined,
    proposedAt: row.proposed_at ?? undefined,
    publishedBy: row.published_by ?? undefined,
    publishedAt: row.published_at ?? undefined,
    remark: row.remark ?? undefined,
  }))

const LISTS = sql`
  select id, owner_agency, payer_agency, valid_from, status, opened_by, opened_at, proposed_by,
         proposed_at, published_by, published_at, remark
    from programme.list`

/** A list, or `undefined`. */
export const findList = (handle: Handle, id: string): Promise<ProgrammeList | undefined> =>
  handle.maybeOne(ListRow, sql`${LISTS} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockList = (tx: Transaction, id: string): Promise<ProgrammeList | undefined> =>
  tx.maybeOne(ListRow, sql`${LISTS} where id = ${id} for update`)

/** Lists that a unit owns or publishes, without those given up; the newest first. */
export const listsOf = (handle: Handle, agencyCode: string): Promise<ProgrammeList[]> =>
  handle.many(
    ListRow,
    sql`${LISTS} where ${agencyCode} in (owner_agency, payer_agency) and status <> 'discarded'
         order by valid_from desc, owner_agency`,
  )

/** Published lists that begin within a span of days, both included; by day and department. */
export const publishedLists = (
  handle: Handle,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<ProgrammeList[]> =>
  handle.many(
    ListRow,
    sql`${LISTS} where status = 'published' and valid_from between ${from} and ${until}
         order by valid_from, owner_agency`,
  )

/** The last day from which a published list of a department holds. */
export const lastPublished = async (
  handle: Handle,
  ownerAgency: string,
): Promise<Temporal.PlainDate | undefined> => {
  const row = await handle.one(
    z.object({ last: plainDate.nullable() }),
    sql`select max(valid_from) as last from programme.list
         where owner_agency = ${ownerAgency} and status = 'published'`,
  )
  return row.last ?? undefined
}

/** Enters a draft; `false` when the department has an open one, or one of that day. */
export const insertList = async (tx: Transaction, list: ProgrammeList): Promise<boolean> => {
  const entered = await tx.run(sql`
    insert into programme.list (id, owner_agency, payer_agency, valid_from, status, opened_by,
      opened_at)
    values (${list.id}, ${list.ownerAgency}, ${list.payerAgency}, ${list.validFrom}, 'drafted',
      ${list.openedBy}, ${list.openedAt})
    on conflict do nothing`)
  return entered === 1
}

/** Writes the status and who signed; the units follow from the list. */
export const saveList = async (
  tx: Transaction,
  list: ProgrammeList,
  publishedOn: Temporal.PlainDate | undefined,
): Promise<void> => {
  await tx.run(sql`
    update programme.list
       set status = ${list.status}, remark = ${list.remark ?? null},
           proposed_by = ${list.proposedBy ?? null}, proposed_at = ${list.proposedAt ?? null},
           proposed_unit = ${list.proposedBy === undefined ? null : list.ownerAgency},
           published_by = ${list.publishedBy ?? null}, published_at = ${list.publishedAt ?? null},
           published_unit = ${list.publishedBy === undefined ? null : list.payerAgency},
           published_on = ${publishedOn ?? null}
     where id = ${list.id}`)
}

const ChangeRow = z
  .object({
    code: z.string(),
    kind: z.enum(CHANGE_KINDS),
    content: ContentJson.nullable(),
    reason: z.string(),
  })
  .transform(({ code, kind, content, reason }): ReasonedChange => {
    if (kind === 'exited') return { kind, code, reason }
    if (content === null) throw new Error(`${code} is ${kind} and has no content`)
    return { kind, code, content, reason }
  })

/** What a list changes, by code. */
export const changesOf = (handle: Handle, listId: string): Promise<ReasonedChange[]> =>
  handle.many(
    ChangeRow,
    sql`select code, kind, content, reason from programme.list_change
         where list_id = ${listId} order by code`,
  )

/** Writes a change of a draft in place of what it said of that programme before. */
export const saveChange = async (
  tx: Transaction,
  listId: string,
  change: ReasonedChange,
): Promise<void> => {
  const content = change.kind === 'exited' ? null : toJson(change.content)
  await tx.run(sql`
    insert into programme.list_change (list_id, code, kind, content, reason)
    values (${listId}, ${change.code}, ${change.kind}, ${content}, ${change.reason})
    on conflict (list_id, code) do update
      set kind = excluded.kind, content = excluded.content, reason = excluded.reason`)
}

/** Takes a change of a draft back; `false` when there was none. */
export const removeChange = async (
  tx: Transaction,
  listId: string,
  code: string,
): Promise<boolean> => {
  const removed = await tx.run(
    sql`delete from programme.list_change where list_id = ${listId} and code = ${code}`,
  )
  return removed === 1
}
