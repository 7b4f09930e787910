import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { ECardConsent } from './consent-to-e-card.ts'
import { enableCard, type EnablingRefusal } from './enable-card.ts'
import type { CardOrder } from './order.ts'
import { receiveCard } from './receive-card.ts'
import { ordersOf } from './store-orders.ts'

export interface EnablingOnline {
  readonly personId: string
  readonly orderId: string
  readonly eCard?: ECardConsent | undefined
}

/**
 * 启用 by the holder online. Who enables a card that came by mail says by that to have received
 * it; one from an outlet was handed over there.
 *
 * @returns `undefined` when the person has no such order.
 */
export const enableOrdered = async (
  deps: { readonly db: Database },
  context: ActionContext,
  { personId, orderId, eCard }: EnablingOnline,
): Promise<Decision<CardOrder, EnablingRefusal> | undefined> => {
  const order = (await ordersOf(deps.db, personId)).find(({ id }) => id === orderId)
  if (order === undefined) return undefined
  const { cardId } = order
  if (order.state === 'open' && order.delivery.to === 'mail' && order.sealedAt !== undefined)
    await receiveCard(deps, context, {
      personId,
      cardId,
      receivedBy: 'holder',
      receiverId: personId,
    })
  const decision = await enableCard(deps, context, { personId, cardId, eCard })
  if (decision?.granted !== true) return decision
  const finished = (await ordersOf(deps.db, personId)).find(({ id }) => id === orderId)
  return { ...decision, outcome: finished ?? order }
}
