import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type BankChangeDraft, saveBankChangeDraft } from './store-bank-change-draft.ts'

/** How long answers are kept, in days. */
export const draftDays = (handle: Handle, at: Temporal.Instant): Promise<number> =>
  standardValue(handle, 'caseDraftDays', PROVINCE, provinceDate(at))

/** Keeps what was answered, from now on for the days of a draft. */
export const keepBankChangeDraft = async (
  tx: Transaction,
  personId: string,
  draft: BankChangeDraft,
  at: Temporal.Instant,
): Promise<void> => {
  const until = at.add({ hours: 24 * (await draftDays(tx, at)) })
  await saveBankChangeDraft(tx, personId, draft, until)
}
