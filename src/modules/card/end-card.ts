import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { cancelBankRequest } from '#modules/bank/index.ts'
import type { CancelReason, CardRefusal } from './card.ts'
import { CardCancelled, OrderWithdrawn } from './events.ts'
import { type CardOrder, endedOrder } from './order.ts'
import { takeStep } from './take-step.ts'
import { type Card, lockCardById } from './store.ts'
import { endECards } from './store-e-card.ts'
import { saveOrder } from './store-orders.ts'
import { undoBankChange, type UndoReason } from './undo-bank-change.ts'

/**
 * 注销 of one card, which the caller holds locked; its electronic card goes with it, unless a new
 * card takes its place.
 */
export const endCard = async (
  tx: Transaction,
  context: ActionContext,
  card: Card,
  reason: CancelReason,
): Promise<Decision<Card, CardRefusal>> => {
  const step = await takeStep(tx, context, card, {
    action: 'cancel',
    act: 'card.cancel',
    detail: { reason },
    change: {
      cancelReason: reason,
      lossEndsAt: undefined,
      lossReportedAt: undefined,
    },
  })
  if (!step.granted) return step
  if (reason !== 'replaced') await endECards(tx, card.id, context.at)
  await publish(tx, context, CardCancelled, {
    subjectId: card.id,
    payload: { cardId: card.id, personId: card.personId, reason },
  })
  return step
}

/**
 * Ends an order that will not be finished: its new card ends, and the old one is again what it was
 * before. The caller holds the order locked.
 */
export const closeOrder = async (
  tx: Transaction,
  context: ActionContext,
  order: CardOrder,
  reason: 'withdrawn' | 'unclaimed',
): Promise<void> => {
  const card = await lockCardById(tx, order.cardId)
  if (card === undefined) throw new Error(`order ${order.id} has no card`)
  const ended = await endCard(tx, context, card, reason)
  if (!ended.granted) throw new Error(`the new card of order ${order.id} cannot end`)
  const old = order.oldCardId === undefined ? undefined : await lockCardById(tx, order.oldCardId)
  if (old !== undefined)
    await takeStep(tx, context, old, {
      action: 'withdrawOrder',
      act: 'card.withdrawOrder',
      detail: { orderId: order.id },
    })
  await withdraw(tx, context, order, reason === 'unclaimed' ? 'orderUnclaimed' : 'orderWithdrawn')
}

/**
 * Marks an order as withdrawn, with the change of bank it was for, and tells those who follow it. A
 * bank that has not answered is not asked any more; an account that it opens all the same is left
 * to its liaison (Art. 6).
 */
export const withdraw = async (
  tx: Transaction,
  context: ActionContext,
  order: CardOrder,
  reason: Exclude<UndoReason, 'cardEnded'>,
): Promise<void> => {
  const action = reason === 'orderUnclaimed' ? 'returnUnclaimed' : 'withdraw'
  await saveOrder(tx, endedOrder(order, action, context.at))
  const { accountRequestId, accountOpenedAt } = order
  if (accountRequestId !== undefined && accountOpenedAt === undefined)
    await cancelBankRequest(tx, context, accountRequestId)
  await undoBankChange(tx, context, order, reason)
  const { id: orderId, cardId, personId } = order
  await publish(tx, context, OrderWithdrawn, {
    subjectId: cardId,
    payload: { cardId, personId, orderId },
  })
}
