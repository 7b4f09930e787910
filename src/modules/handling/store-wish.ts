import { z } from 'zod'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import type { Case } from './store.ts'
import { Wish } from './wish.ts'

/** Keeps what was chosen for a case; a later choice takes the place of an earlier one. */
export const saveWish = async (
  tx: Transaction,
  { id, personId }: Pick<Case, 'id' | 'personId'>,
  wish: Wish,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into handling.case_wish (case_id, person_id, wish, chosen_at)
    values (${id}, ${personId}, ${JSON.stringify(wish)}, ${at})
    on conflict (case_id) do update
      set wish = excluded.wish, chosen_at = excluded.chosen_at`)
}

/** What was chosen for a case; nothing where nothing was asked. */
export const wishOf = async (handle: Handle, caseId: string): Promise<Wish> => {
  const row = await handle.maybeOne(
    z.object({ wish: Wish }),
    sql`select wish from handling.case_wish where case_id = ${caseId}`,
  )
  return row?.wish ?? {}
}
