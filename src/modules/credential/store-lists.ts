import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { NUMBER_LIST_STATUSES, type NumberList } from './number-list.ts'

const ListRow = z
  .object({
    id: z.string(),
    credential_id: z.string(),
    whole: z.boolean(),
    file_name: z.string(),
    status: z.enum(NUMBER_LIST_STATUSES),
    rows_read: z.number(),
    rows_matched: z.number(),
    missing: z.number().nullable(),
    brought_by: z.string(),
    brought_at: instant,
    ended_by: z.string().nullable(),
    ended_at: instant.nullable(),
  })
  .transform((row): NumberList => ({
    id: row.id,
    credentialId: row.credential_id,
    whole: row.whole,
    fileName: row.file_name,
    status: row.status,
    rowsRead: row.rows_read,
    rowsMatched: row.rows_matched,
    missing: row.missing ?? undefined,
    broughtBy: row.brought_by,
    broughtAt: row.brought_at,
    ended:
      row.ended_by === null || row.ended_at === null
        ? undefined
        : { by: row.ended_by, at: row.ended_at },
  }))

const LISTS = sql`
  select id, credential_id, whole, file_name, status, rows_read, rows_matched, missing, brought_by,
         brought_at, ended_by, ended_at
    from credential.number_list`

/** A list of a credential, or `undefined`. */
export const findList = (handle: Handle, id: string): Promise<NumberList | undefined> =>
  handle.maybeOne(ListRow, sql`${LISTS} where id = ${id}`)

/** The same, held until the end of the transaction. */
export const lockList = (tx: Transaction, id: string): Promise<NumberList | undefined> =>
  tx.maybeOne(ListRow, sql`${LISTS} where id = ${id} for update`)

/** The lists of a credential, the newest first. */
export const listsOf = (handle: Handle, credentialId: string): Promise<NumberList[]> =>
  handle.many(
    ListRow,
    sql`${LISTS} where credential_id = ${credentialId} order by brought_at desc, id desc`,
  )

/** Whether a list of a credential waits to be taken over or given up. */
export const hasOpenList = async (handle: Handle, credentialId: string): Promise<boolean> =>
  (
    await handle.one(
      z.object({ open: z.boolean() }),
      sql`select exists (select from credential.number_list
                          where credential_id = ${credentialId}
                            and status in ('reading', 'matching', 'matched')) as open`,
    )
  ).open

export const insertList = async (tx: Transaction, list: NumberList): Promise<void> => {
  await tx.run(sql`
    insert into credential.number_list (id, credential_id, whole, file_name, status, brought_by,
      brought_at)
    values (${list.id}, ${list.credentialId}, ${list.whole}, ${list.fileName}, ${list.status},
      ${list.broughtBy}, ${list.broughtAt})`)
}

/** Writes where a list stands. */
export const saveList = async (
  tx: Transaction,
  list: NumberList,
  fileDigest?: string,
): Promise<void> => {
  await tx.run(sql`
    update credential.number_list
       set status = ${list.status}, rows_read = ${list.rowsRead},
           rows_matched = ${list.rowsMatched}, missing = ${list.missing ?? null},
           ended_by = ${list.ended?.by ?? null}, ended_at = ${list.ended?.at ?? null},
           file_digest = coalesce(${fileDigest ?? null}, file_digest)
     where id = ${list.id}`)
}
