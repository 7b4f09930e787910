import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { holdBank, recallBankRequest } from '#modules/bank/index.ts'
import { BANK_IS_SIGNED } from './bank-change.ts'
import { bankRefusal, type CardOrder, type OrderRefusal } from './order.ts'
import { askForAccount, type OrderInHand, orderInHand, wantAccount } from './request-account.ts'
import { auditCard } from './take-step.ts'
import { saveCard } from './store.ts'
import { bankChangeOfOrder } from './store-bank-change.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

/** Once the bank works on the account, or the card is made, its bank stays. */
const TOO_LATE = refuse('YKT-6', 'ORDER_TOO_FAR', ['waitForOrder', 'withdrawOrder'])

/** Takes back the request of an order that never left: a measure holds it (Art. 25). */
const recall = async (
  tx: Transaction,
  context: ActionContext,
  { order: { accountRequestId } }: OrderInHand,
): Promise<boolean> =>
  accountRequestId !== undefined && recallBankRequest(tx, context, accountRequestId)

export type ChoiceRefusal = OrderRefusal | 'ORDER_TOO_FAR' | 'BANK_IS_SIGNED'

export interface BankChoice {
  readonly personId: string
  readonly orderId: string
  /** Another bank, or after a refusal the same one once more. */
  readonly bankCode: string
}

const refusalOf = async (
  tx: Transaction,
  context: ActionContext,
  found: OrderInHand,
  bankCode: string,
): Promise<Refused<ChoiceRefusal> | undefined> => {
  const { order, card } = found
  const isAsked = card.status === 'bankOpening'
  if (!isAsked && card.status !== 'applied' && card.status !== 'failedBank') return TOO_LATE
  // Consents were given for the account at this bank; another one is a change of its own.
  if (bankCode !== order.bankCode && (await bankChangeOfOrder(tx, order.id)) !== undefined)
    return BANK_IS_SIGNED
  const refused = bankRefusal((await holdBank(tx, bankCode))?.measure)
  if (refused !== undefined) return refused
  return isAsked && !(await recall(tx, context, found)) ? TOO_LATE : undefined
}

/**
 * 另选银行: another bank for an order that is not with a bank yet, whose bank refused, or whose request
 * a measure holds back; the new one is asked at once (Art. 6, G10).
 *
 * @returns `undefined` when the person has no such order under way.
 */
export const chooseOtherBankIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, orderId, bankCode }: BankChoice,
): Promise<Decision<CardOrder, ChoiceRefusal> | undefined> => {
  const found = await orderInHand(tx, await lockOrder.byId(tx, orderId))
  if (found?.order.personId !== personId) return undefined
  const { card, order } = found
  const action = 'card.chooseOtherBank'
  const detail = { orderId: order.id, bankCode }
  const refused = await refusalOf(tx, context, found, bankCode)
  if (refused !== undefined) {
    await auditCard(tx, context, card, { action, decision: refused, detail })
    return refused
  }
  const moved = {
    order: await saveOrder(tx, { ...order, bankCode }),
    card: await saveCard(tx, context, { ...card, bankCode }, []),
  }
  if (card.status !== 'bankOpening') return askForAccount(tx, context, moved)
  const decision = grant('YKT-6', await wantAccount(tx, context, moved.order))
  await auditCard(tx, context, card, { action, decision, detail })
  return decision
}

/** {@link chooseOtherBankIn} in a transaction of its own. */
export const chooseOtherBank = (
  { db }: { readonly db: Database },
  context: ActionContext,
  choice: BankChoice,
): Promise<Decision<CardOrder, ChoiceRefusal> | undefined> =>
  db.transaction((tx) => chooseOtherBankIn(tx, context, choice))
