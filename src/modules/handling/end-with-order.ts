import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { withdrawOrderIn } from '#modules/card/index.ts'
import type { CaseRefusal } from './case.ts'
import { type CaseFile, endCase } from './move-case.ts'
import type { Case } from './store.ts'

/** Ends a case without its result, and takes back the order that was placed for it. */
export const endWithOrder = async (
  tx: Transaction,
  context: ActionContext,
  file: CaseFile,
  action: 'withdraw' | 'refuse',
  change: Partial<Pick<Case, 'refusalCode'>> = {},
): Promise<Decision<Case, CaseRefusal>> => {
  const ended = await endCase(tx, context, file, action, change)
  const { orderId, personId } = file.case
  if (ended.granted && orderId !== undefined)
    await withdrawOrderIn(tx, context, { personId, orderId })
  return ended
}
