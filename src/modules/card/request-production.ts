import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { CardRefusal } from './card.ts'
import { ProductionWanted } from './events.ts'
import type { CardOrder } from './order.ts'
import { type OrderInHand, orderInHand } from './request-account.ts'
import { auditCard, takeStep } from './take-step.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

const MADE_AT_OUTLET = refuse('YKT-17', 'ORDER_IS_INSTANT', ['personaliseInstantly'])
/** A card is made for an account that is there: the first time the bank's word has it made. */
const ACCOUNT_NOT_OPEN = refuse('YKT-6', 'ACCOUNT_NOT_OPEN', ['waitForBank', 'chooseOtherBank'])

/** Asks the card factory for the card of an order; the caller has locked order and card. */
export const askForProduction = async (
  tx: Transaction,
  context: ActionContext,
  { order, card }: OrderInHand,
): Promise<Decision<CardOrder, CardRefusal>> => {
  const step = await takeStep(tx, context, card, {
    action: 'produce',
    act: 'card.requestProduction',
    detail: { orderId: order.id },
  })
  if (!step.granted) return step
  const requestId = uuidv7(context.at)
  const { id: orderId, cardId, personId, instant } = order
  await publish(tx, context, ProductionWanted, {
    subjectId: cardId,
    payload: { cardId, personId, orderId, requestId, instant },
  })
  const asked = { productionRequestId: requestId, productionRequestedAt: context.at }
  return grant(step.basis, await saveOrder(tx, { ...order, ...asked }))
}

/**
 * 制卡: has the card of an order made again after the production failed.
 *
 * @returns `undefined` when there is no such order under way.
 */
export const requestProduction = (
  { db }: { readonly db: Database },
  context: ActionContext,
  orderId: string,
): Promise<
  Decision<CardOrder, CardRefusal | 'ORDER_IS_INSTANT' | 'ACCOUNT_NOT_OPEN'> | undefined
> =>
  db.transaction(async (tx) => {
    const found = await orderInHand(tx, await lockOrder.byId(tx, orderId))
    if (found === undefined) return undefined
    const { instant, accountOpenedAt } = found.order
    if (!instant && accountOpenedAt !== undefined) return askForProduction(tx, context, found)
    const decision = instant ? MADE_AT_OUTLET : ACCOUNT_NOT_OPEN
    await auditCard(tx, context, found.card, { action: 'card.requestProduction', decision })
    return decision
  })
