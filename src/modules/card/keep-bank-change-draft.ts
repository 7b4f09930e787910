import { parameter } from '#law/parameters.ts'
import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Transaction } from '#platform/db.ts'
import { type BankChangeDraft, saveBankChangeDraft } from './store-bank-change-draft.ts'

/** How long answers are kept, in days. */
export const draftDays = (at: Temporal.Instant): number =>
  parameter('caseDraftDays', PROVINCE, provinceDate(at))

/** Keeps what was answered, from now on for the days of a draft. */
export const keepBankChangeDraft = (
  tx: Transaction,
  personId: string,
  draft: BankChangeDraft,
  at: Temporal.Instant,
): Promise<void> => saveBankChangeDraft(tx, personId, draft, at.add({ hours: 24 * draftDays(at) }))
