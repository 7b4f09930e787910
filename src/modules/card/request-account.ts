import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { holdBank } from '#modules/bank/index.ts'
import { holdPerson } from '#modules/person/index.ts'
import { AccountFailed, AccountWanted } from './events.ts'
import { bankRefusal, type CardOrder, NOT_ELIGIBLE, type OrderRefusal } from './order.ts'
import { auditCard, takeStep } from './take-step.ts'
import { type Card, lockCardById } from './store.ts'
import { lockOrder, ordersWaitingFor, saveOrder } from './store-orders.ts'

/** An order and its card, both locked. */
export interface OrderInHand {
  readonly order: CardOrder
  readonly card: Card
}

/** The order under way whose card it is, both locked; `undefined` when there is none. */
export const orderInHand = async (
  tx: Transaction,
  order: CardOrder | undefined,
): Promise<OrderInHand | undefined> => {
  if (order?.state !== 'open') return undefined
  const card = await lockCardById(tx, order.cardId)
  if (card === undefined) throw new Error(`order ${order.id} has no card`)
  return { order, card }
}

/** An order that waits for another choice of bank is told of; one that stood still before was. */
const tellStandstill = async (
  tx: Transaction,
  context: ActionContext,
  { order, card }: OrderInHand,
  reasonCode: OrderRefusal,
): Promise<void> => {
  if (card.status !== 'applied') return
  const { id: orderId, cardId, personId, bankCode } = order
  await publish(tx, context, AccountFailed, {
    subjectId: cardId,
    payload: { cardId, personId, orderId, bankCode, reasonCode },
  })
}

/** Asks the bank of an order for an account; the caller has locked order and card. */
export const askForAccount = async (
  tx: Transaction,
  context: ActionContext,
  { order, card }: OrderInHand,
): Promise<Decision<CardOrder, OrderRefusal>> => {
  const act = 'card.requestAccount'
  const refused =
    (await holdPerson(tx, order.personId)) !== 'living'
      ? NOT_ELIGIBLE
      : bankRefusal((await holdBank(tx, order.bankCode))?.measure)
  if (refused !== undefined) {
    await auditCard(tx, context, card, { action: act, decision: refused })
    await tellStandstill(tx, context, { order, card }, refused.refusal)
    return refused
  }
  const step = await takeStep(tx, context, card, {
    action: 'openAccount',
    act,
    detail: { orderId: order.id, bankCode: order.bankCode },
  })
  if (!step.granted) return step
  return { ...step, outcome: await wantAccount(tx, context, order) }
}

/** Tells that an account is wanted, under a new number: the former one counts no more. */
export const wantAccount = async (
  tx: Transaction,
  context: ActionContext,
  order: CardOrder,
): Promise<CardOrder> => {
  const requestId = uuidv7(context.at)
  const { id: orderId, cardId, personId, bankCode } = order
  await publish(tx, context, AccountWanted, {
    subjectId: cardId,
    payload: { cardId, personId, orderId, bankCode, requestId },
  })
  return saveOrder(tx, { ...order, accountRequestId: requestId })
}

/** Whether the answer to a request still counts; the order stays as it is until the commit. */
export const isAccountWanted = async (tx: Transaction, requestId: string): Promise<boolean> =>
  (await lockOrder.byAccountRequest(tx, requestId))?.state === 'open'

/**
 * 银行开户: asks the bank of an order for an account, the first time or again after it failed. A bank
 * that takes no applications is not asked: the order waits for another choice (G10).
 *
 * @returns `undefined` when there is no such order under way.
 */
export const requestAccount = async (
  tx: Transaction,
  context: ActionContext,
  orderId: string,
): Promise<Decision<CardOrder, OrderRefusal> | undefined> => {
  const found = await orderInHand(tx, await lockOrder.byId(tx, orderId))
  return found === undefined ? undefined : askForAccount(tx, context, found)
}

/**
 * A bank takes applications again: orders that waited for it go on (Art. 25). While it does not,
 * nothing happens here; they can choose another bank.
 */
export const resumeOrders = async (
  tx: Transaction,
  context: ActionContext,
  bankCode: string,
): Promise<void> => {
  if (bankRefusal((await holdBank(tx, bankCode))?.measure) !== undefined) return
  for (const orderId of await ordersWaitingFor(tx, bankCode))
    await requestAccount(tx, context, orderId)
}
