import { type Decision, type Refused, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { bankMeasure } from '#modules/bank/index.ts'
import { BANK_IS_SIGNED } from './bank-change.ts'
import { bankRefusal, type CardOrder, type OrderRefusal } from './order.ts'
import { askForAccount, type OrderInHand, orderInHand } from './request-account.ts'
import { auditCard } from './take-step.ts'
import { saveCard } from './store.ts'
import { bankChangeOfOrder } from './store-bank-change.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

/** Once the bank works on the account, or the card is made, its bank stays. */
const TOO_LATE = refuse('YKT-6', 'ORDER_TOO_FAR', ['waitForOrder', 'withdrawOrder'])

export type ChoiceRefusal = OrderRefusal | 'ORDER_TOO_FAR' | 'BANK_IS_SIGNED'

export interface BankChoice {
  readonly personId: string
  readonly orderId: string
  /** Another bank, or after a refusal the same one once more. */
  readonly bankCode: string
}

const refusalOf = async (
  tx: Transaction,
  { order, card }: OrderInHand,
  bankCode: string,
): Promise<Refused<ChoiceRefusal> | undefined> => {
  if (card.status !== 'applied' && card.status !== 'failedBank') return TOO_LATE
  // Consents were given for the account at this bank; another one is a change of its own.
  if (bankCode !== order.bankCode && (await bankChangeOfOrder(tx, order.id)) !== undefined)
    return BANK_IS_SIGNED
  return bankRefusal(await bankMeasure(tx, bankCode))
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
): Promise<Decision<CardOrder, ChoiceRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const found = await orderInHand(tx, await lockOrder.byId(tx, orderId))
    if (found?.order.personId !== personId) return undefined
    const { card, order } = found
    const refused = await refusalOf(tx, found, bankCode)
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
