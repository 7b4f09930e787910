import { grant } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { auditCard } from './take-step.ts'
import { lockCardByBankRequest, saveCard } from './store.ts'

export interface BankAnswer {
  readonly requestId: string
  /** Whether the bank did as it was asked. */
  readonly done: boolean
}

/**
 * 银行确认: the bank has stopped or freed the account as it was asked, or says that it did not; then
 * what was reported here stays, and the holder is shown that the bank differs. An answer to an
 * older request or a second one changes nothing.
 */
export const acknowledgeBank = async (
  tx: Transaction,
  context: ActionContext,
  { requestId, done }: BankAnswer,
): Promise<void> => {
  const card = await lockCardByBankRequest(tx, requestId)
  if (card === undefined || card.bankAcknowledgedAt !== undefined) return
  const decision = grant('CARD-16', undefined)
  await auditCard(tx, context, card, {
    action: 'card.acknowledgeBank',
    decision,
    detail: { requestId, done },
  })
  const answered = { bankAcknowledgedAt: context.at, bankRefused: !done }
  await saveCard(tx, context, { ...card, ...answered }, [])
}
