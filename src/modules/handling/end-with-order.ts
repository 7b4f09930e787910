import { type Decision, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { withdrawOrderIn } from '#modules/card/index.ts'
import { type CaseRefusal, decideCase } from './case.ts'
import { type CaseFile, circumstancesOf, endCase, recordCase } from './move-case.ts'
import type { Case } from './store.ts'

/** The card was enabled a moment ago, and the case has not heard of it. */
const TOO_FAR = refuse('YKT-17', 'CASE_TOO_FAR' as const, ['cancel'])

/**
 * Ends a case without its result, and takes back the order that was placed for it, with all that a
 * change of bank prepared: both end, or neither.
 */
export const endWithOrder = async (
  tx: Transaction,
  context: ActionContext,
  file: CaseFile,
  action: 'withdraw' | 'refuse',
  change: Partial<Pick<Case, 'refusalCode'>> = {},
): Promise<Decision<Case, CaseRefusal>> => {
  const { orderId, personId, status } = file.case
  const mayEnd = decideCase(status, action, circumstancesOf(file))
  if (mayEnd.granted && orderId !== undefined) {
    const order = await withdrawOrderIn(tx, context, { personId, orderId })
    if (order?.granted === false) {
      await recordCase(tx, context, `${action}Case`, file.case, TOO_FAR)
      return TOO_FAR
    }
  }
  return endCase(tx, context, file, action, change)
}
