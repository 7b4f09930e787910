import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { answerChangeWithin, findAcknowledgement, holdChange } from '#modules/account/index.ts'
import { BULK_STATUSES, singleReason, type SingleReason } from './bulk-answer.ts'

/** What became of one of many; `unknown` for a change that the department does not have. */
export interface BulkResult {
  readonly changeId: string
  readonly outcome: 'acknowledged' | 'unknown' | SingleReason
}

interface BulkInput {
  readonly agencyCode: string
  readonly permissions: ReadonlySet<string>
  readonly changeIds: readonly string[]
}

/** Judged while the change and its permission are held, and answered as it was judged. */
const acknowledgeOne = async (
  tx: Transaction,
  context: ActionContext,
  changeId: string,
  { agencyCode, permissions }: Omit<BulkInput, 'changeIds'>,
): Promise<BulkResult['outcome']> => {
  const find = () => findAcknowledgement(tx, changeId, agencyCode)
  // Nothing is held of a change that is none of theirs.
  const change = (await find()) && (await holdChange(tx, changeId))
  const asked = await find()
  if (change === undefined || asked === undefined) return 'unknown'
  if (asked.status === 'acknowledged') return 'acknowledged'
  const reason = singleReason(asked, change)
  if (reason !== undefined) return reason
  const answer = { action: 'acknowledge' } as const
  const input = { changeId, permissions, answer, from: BULK_STATUSES }
  if ((await answerChangeWithin(tx, context, input))?.granted === true) return 'acknowledged'
  // Somebody else, or the holder, was quicker.
  return singleReason((await find()) ?? asked, change) ?? 'answered'
}

/**
 * 成批确认: each by itself, so that one which needs a look holds back no other. Sent again, what was
 * confirmed is confirmed.
 */
export const acknowledgeMany = async (
  { db }: { readonly db: Database },
  context: ActionContext,
  { changeIds, ...who }: BulkInput,
): Promise<readonly BulkResult[]> => {
  const results: BulkResult[] = []
  for (const changeId of new Set(changeIds)) {
    const outcome = await db.transaction((tx) => acknowledgeOne(tx, context, changeId, who))
    results.push({ changeId, outcome })
  }
  return results
}
