import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import { audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { CardRefusal } from './card.ts'
import { AccountFailed, AccountOpened } from './events.ts'
import type { FailureReason } from './failure.ts'
import type { CardOrder } from './order.ts'
import { orderInHand } from './request-account.ts'
import { askForProduction } from './request-production.ts'
import { takeStep } from './take-step.ts'
import { saveCard } from './store.ts'
import { insertFailure } from './store-order-records.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

export type AnswerRefusal = CardRefusal | 'REQUEST_SUPERSEDED'

/**
 * The order was withdrawn, another bank was asked since, or the bank has answered otherwise before:
 * its first word counts, and a contradiction is settled by whoever looks after the bank.
 */
const SUPERSEDED = refuse('YKT-17', 'REQUEST_SUPERSEDED', ['seeOrder'])

const superseded = async (
  tx: Transaction,
  context: ActionContext,
  act: string,
  requestId: string,
) => {
  await audit(tx, context, {
    action: act,
    subjectKind: 'accountRequest',
    subjectId: requestId,
    decision: SUPERSEDED,
  })
  return SUPERSEDED
}

/**
 * 银行已开户: keeps the tail of the account and has the card made; one that is made at an outlet waits
 * for its holder there. Told again, nothing more happens.
 */
export const accountOpened = async (
  tx: Transaction,
  context: ActionContext,
  { requestId, accountTail }: { readonly requestId: string; readonly accountTail?: string },
): Promise<Decision<CardOrder, AnswerRefusal>> => {
  const act = 'card.accountOpened'
  const found = await orderInHand(tx, await lockOrder.byAccountRequest(tx, requestId))
  if (found === undefined) return superseded(tx, context, act, requestId)
  const { order, card } = found
  if (order.accountOpenedAt !== undefined) return grant('YKT-6', order)
  if (card.status === 'failedBank') return superseded(tx, context, act, requestId)
  const opened = await saveOrder(tx, { ...order, accountOpenedAt: context.at })
  const known = await saveCard(tx, context, { ...card, accountTail }, [])
  const { id: orderId, cardId, personId, bankCode } = order
  await publish(tx, context, AccountOpened, {
    subjectId: cardId,
    payload: { cardId, personId, orderId, bankCode },
  })
  if (!opened.instant) return askForProduction(tx, context, { order: opened, card: known })
  await audit(tx, context, {
    action: act,
    subjectKind: 'card',
    subjectId: cardId,
    decision: grant('YKT-6', undefined),
  })
  return grant('YKT-6', opened)
}

/**
 * 开户失败: keeps the bank's reason. The way out is another attempt, another bank, or to withdraw the
 * order; it is the holder's.
 */
export const accountRefused = async (
  tx: Transaction,
  context: ActionContext,
  { requestId, reason }: { readonly requestId: string; readonly reason: FailureReason },
): Promise<Decision<CardOrder, AnswerRefusal>> => {
  const act = 'card.accountRefused'
  const found = await orderInHand(tx, await lockOrder.byAccountRequest(tx, requestId))
  if (found === undefined) return superseded(tx, context, act, requestId)
  const { order, card } = found
  if (card.status === 'failedBank') return grant('YKT-6', order)
  if (order.accountOpenedAt !== undefined) return superseded(tx, context, act, requestId)
  const step = await takeStep(tx, context, card, {
    action: 'failAccount',
    act,
    detail: { orderId: order.id, reasonCode: reason.code },
  })
  if (!step.granted) return step
  await insertFailure(tx, card, { stage: 'bank', reason }, context.at)
  const { id: orderId, cardId, personId, bankCode } = order
  await publish(tx, context, AccountFailed, {
    subjectId: cardId,
    payload: { cardId, personId, orderId, bankCode, reasonCode: reason.code },
  })
  return grant(step.basis, order)
}
