import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { AnswerRefusal } from './account-answer.ts'
import { CardSealed, ProductionFailed } from './events.ts'
import type { FailureReason } from './failure.ts'
import type { CardOrder } from './order.ts'
import { type OrderInHand, orderInHand } from './request-account.ts'
import { takeStep } from './take-step.ts'
import { insertFailure } from './store-order-records.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

/** What the card factory says of an order. */
export type ProductionAnswer =
  | { readonly requestId: string; readonly state: 'produced' }
  | { readonly requestId: string; readonly state: 'failed'; readonly reason: FailureReason }

/** 封存: the card is made and not handed over yet. */
export const sealCard = async (
  tx: Transaction,
  context: ActionContext,
  { order, card }: OrderInHand,
): Promise<Decision<CardOrder, AnswerRefusal>> => {
  const step = await takeStep(tx, context, card, {
    action: 'seal',
    act: 'card.productionFinished',
    detail: { orderId: order.id },
  })
  if (!step.granted) return step
  const { id: orderId, cardId, personId } = order
  await publish(tx, context, CardSealed, {
    subjectId: cardId,
    payload: {
      cardId,
      personId,
      orderId,
      deliver: order.instant ? 'instant' : order.delivery.to,
    },
  })
  return grant(step.basis, await saveOrder(tx, { ...order, sealedAt: context.at }))
}

/** 制卡失败: keeps the reason, and the blank that was spoiled. The way out is to make it again. */
export const failProduction = async (
  tx: Transaction,
  context: ActionContext,
  { order, card }: OrderInHand,
  failure: { readonly reason: FailureReason; readonly blank?: string },
): Promise<Decision<CardOrder, AnswerRefusal>> => {
  const { reason } = failure
  const step = await takeStep(tx, context, card, {
    action: 'failProduction',
    act: 'card.productionFailed',
    detail: { orderId: order.id, reasonCode: reason.code },
  })
  if (!step.granted) return step
  await insertFailure(tx, card, { stage: 'production', ...failure }, context.at)
  const { id: orderId, cardId, personId } = order
  await publish(tx, context, ProductionFailed, {
    subjectId: cardId,
    payload: { cardId, personId, orderId, reasonCode: reason.code },
  })
  return grant(step.basis, order)
}

const SUPERSEDED = refuse('YKT-17', 'REQUEST_SUPERSEDED', ['seeOrder'])

/** Statuses in which the same answer was heard before. */
const HEARD = { produced: ['sealed', 'normal'], failed: ['failedProduction'] } as const

/**
 * Follows an answer of the card factory, once, however often it comes. An answer to a request that
 * does not count any more changes nothing and stands in the audit.
 */
export const productionAnswered = (
  { db }: { readonly db: Database },
  context: ActionContext,
  answer: ProductionAnswer,
): Promise<Decision<CardOrder, AnswerRefusal>> =>
  db.transaction(async (tx) => {
    const order = await lockOrder.byProductionRequest(tx, answer.requestId)
    const found = await orderInHand(tx, order)
    if (found === undefined) {
      if (order?.state === 'finished' && answer.state === 'produced') return grant('YKT-17', order)
      await audit(tx, context, {
        action: 'card.productionAnswered',
        subjectKind: 'productionRequest',
        subjectId: answer.requestId,
        decision: SUPERSEDED,
        detail: { state: answer.state },
      })
      return SUPERSEDED
    }
    const heard: readonly string[] = HEARD[answer.state]
    if (heard.includes(found.card.status)) return grant('YKT-17', found.order)
    return answer.state === 'produced'
      ? sealCard(tx, context, found)
      : failProduction(tx, context, found, { reason: answer.reason })
  })
