import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { answerChange, changesByIds, findAcknowledgement } from '#modules/account/index.ts'
import { singleReason, type SingleReason } from './bulk-answer.ts'

/** What became of one of many; `unknown` for a change that the department does not have. */
export interface BulkResult {
  readonly changeId: string
  readonly outcome: 'acknowledged' | 'unknown' | SingleReason
}

const acknowledgeOne = async (
  { db }: { readonly db: Database },
  context: ActionContext,
  changeId: string,
  { agencyCode, permissions }: Omit<BulkInput, 'changeIds'>,
): Promise<BulkResult['outcome']> => {
  const asked = await findAcknowledgement(db, changeId, agencyCode)
  const change = (await changesByIds(db, [changeId])).get(changeId)
  if (asked === undefined || change === undefined) return 'unknown'
  if (asked.status === 'acknowledged') return 'acknowledged'
  const reason = singleReason(asked, change)
  if (reason !== undefined) return reason
  const answer = { action: 'acknowledge' } as const
  const decision = await answerChange({ db }, context, { changeId, permissions, answer })
  // Somebody else, or the holder, was quicker.
  return decision?.granted === true ? 'acknowledged' : 'answered'
}

interface BulkInput {
  readonly agencyCode: string
  readonly permissions: ReadonlySet<string>
  readonly changeIds: readonly string[]
}

/**
 * 成批确认: each by itself, so that one which needs a look holds back no other. Sent again, what was
 * confirmed is confirmed.
 */
export const acknowledgeMany = async (
  deps: { readonly db: Database },
  context: ActionContext,
  { changeIds, ...who }: BulkInput,
): Promise<readonly BulkResult[]> => {
  const results: BulkResult[] = []
  for (const changeId of new Set(changeIds))
    results.push({ changeId, outcome: await acknowledgeOne(deps, context, changeId, who) })
  return results
}
