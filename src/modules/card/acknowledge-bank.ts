import { grant } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { auditCard } from './take-step.ts'
import { lockCardByBankRequest, saveCard } from './store.ts'

/**
 * 银行确认: the bank has stopped or freed the account as it was asked. An answer to an older request
 * or a second one changes nothing.
 */
export const acknowledgeBank = async (
  tx: Transaction,
  context: ActionContext,
  requestId: string,
): Promise<void> => {
  const card = await lockCardByBankRequest(tx, requestId)
  if (card === undefined || card.bankAcknowledgedAt !== undefined) return
  const decision = grant('CARD-16', undefined)
  await auditCard(tx, context, card, {
    action: 'card.acknowledgeBank',
    decision,
    detail: { requestId },
  })
  await saveCard(tx, context, { ...card, bankAcknowledgedAt: context.at }, [])
}
