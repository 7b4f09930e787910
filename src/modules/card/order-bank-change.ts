import { type Decision, type Refused, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { CardOrder, OrderRefusal } from './order.ts'
import { orderNewCard } from './order-new-card.ts'
import type { NewCardWish } from './replace-lost.ts'
import { auditCard } from './take-step.ts'
import { lockCard } from './store.ts'

export const SAME_BANK: Refused<'BANK_IS_THE_SAME'> = refuse('YKT-6', 'BANK_IS_THE_SAME', [
  'chooseOtherBank',
  'renew',
])

/**
 * 跨行换卡: orders the card of another bank, as one step of whoever changes banks, in their
 * transaction. The old card works until the new one is enabled (Art. 6).
 *
 * @returns `undefined` when the person has no such card.
 */
export const orderBankChange = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId, terms }: NewCardWish,
): Promise<Decision<CardOrder, OrderRefusal | 'BANK_IS_THE_SAME'> | undefined> => {
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  if (card.bankCode === terms.bankCode) {
    await auditCard(tx, context, card, { action: 'card.changeBank', decision: SAME_BANK })
    return SAME_BANK
  }
  return orderNewCard(tx, context, card, {
    action: 'changeBank',
    act: 'card.changeBank',
    kind: 'bankChange',
    feeCase: { reason: 'bankChange' },
    terms,
  })
}
