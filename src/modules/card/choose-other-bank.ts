import { type Decision, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { bankMeasure } from '#modules/bank/index.ts'
import { bankRefusal, type CardOrder, type OrderRefusal } from './order.ts'
import { askForAccount, orderInHand } from './request-account.ts'
import { auditCard } from './take-step.ts'
import { saveCard } from './store.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

/** Once the bank works on the account, or the card is made, its bank stays. */
const TOO_LATE = refuse('YKT-6', 'ORDER_TOO_FAR', ['waitForOrder', 'withdrawOrder'])

export interface BankChoice {
  readonly personId: string
  readonly orderId: string
  /** Another bank, or after a refusal the same one once more. */
  readonly bankCode: string
}

/**
 * 另选银行: another bank for an order that is not with a bank yet, or whose bank refused; the new one
 * is asked at once (Art. 6, G10).
 *
 * @returns `undefined` when the person has no such order under way.
 */
export const chooseOtherBank = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, orderId, bankCode }: BankChoice,
): Promise<Decision<CardOrder, OrderRefusal | 'ORDER_TOO_FAR'> | undefined> =>
  db.transaction(async (tx) => {
    const found = await orderInHand(tx, await lockOrder.byId(tx, orderId))
    if (found?.order.personId !== personId) return undefined
    const { card, order } = found
    const early = card.status === 'applied' || card.status === 'failedBank'
    const refused = early ? bankRefusal(await bankMeasure(tx, bankCode)) : TOO_LATE
    if (refused !== undefined) {
      const detail = { orderId: order.id, bankCode }
      await auditCard(tx, context, card, {
        action: 'card.chooseOtherBank',
        decision: refused,
        detail,
      })
      return refused
    }
    return askForAccount(tx, context, {
      order: await saveOrder(tx, { ...order, bankCode }),
      card: await saveCard(tx, context, { ...card, bankCode }, []),
    })
  })
