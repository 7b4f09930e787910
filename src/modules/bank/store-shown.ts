import { z } from 'zod'
import { instant, sql, type Transaction } from '#platform/db.ts'

/** 展示顺序记录 */
export interface ShownList {
  readonly id: string
  readonly at: Temporal.Instant
  /** Nobody in particular on a public page. */
  readonly personId: string | undefined
  readonly seed: number
  readonly byDistance: boolean
  /** In the order in which they were shown. */
  readonly codes: readonly string[]
}

/** Writes the order in which banks were shown. */
export const insertShownList = async (tx: Transaction, list: ShownList): Promise<void> => {
  await tx.run(sql`
    insert into bank.shown_list (id, at, person_id, seed, by_distance, codes)
    values (${list.id}, ${list.at}, ${list.personId ?? null}, ${list.seed}, ${list.byDistance},
      ${list.codes})`)
}

const ShownRow = z
  .object({
    id: z.string(),
    at: instant,
    person_id: z.string().nullable(),
    seed: z.number(),
    by_distance: z.boolean(),
    codes: z.array(z.string()),
  })
  .transform((row): ShownList => ({
    id: row.id,
    at: row.at,
    personId: row.person_id ?? undefined,
    seed: row.seed,
    byDistance: row.by_distance,
    codes: row.codes,
  }))

/** A list as it was shown, locked until the end of the transaction. */
export const lockShownList = (tx: Transaction, id: string): Promise<ShownList | undefined> =>
  tx.maybeOne(
    ShownRow,
    sql`select id, at, person_id, seed, by_distance, codes from bank.shown_list
         where id = ${id} for update`,
  )

/** Notes what was chosen; the last choice counts, as on a page that was gone back to. */
export const writeChoice = async (
  tx: Transaction,
  id: string,
  code: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update bank.shown_list set chosen_code = ${code}, chosen_at = ${at} where id = ${id}`)
}
