import { sql, type Transaction } from '#platform/db.ts'

/** Notes by which notice the holder was told of a change; one that was told before stays so. */
export const insertChangeNotice = async (
  tx: Transaction,
  told: { readonly changeId: string; readonly personId: string; readonly noticeId: string },
): Promise<void> => {
  await tx.run(sql`
    insert into account.change_notice (change_id, person_id, notice_id)
    values (${told.changeId}, ${told.personId}, ${told.noticeId})
    on conflict (change_id) do nothing`)
}
