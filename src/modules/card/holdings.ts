import type { Transaction } from '#platform/db.ts'
import { isLive } from './card.ts'
import { lockCardsOf } from './store.ts'
import { lockOrder } from './store-orders.ts'

/**
 * What of a person's cards goes on: an order under way, or a card that has not ended. Both are
 * locked until the end of the transaction, in the order that everybody keeps.
 */
export const cardHoldings = async (
  tx: Transaction,
  personId: string,
): Promise<readonly ('order' | 'card')[]> => {
  const order = await lockOrder.openOf(tx, personId)
  const cards = await lockCardsOf(tx, personId)
  const going = cards.some(({ id, status }) => id !== order?.cardId && isLive(status))
  return [
    ...(order === undefined ? [] : (['order'] as const)),
    ...(going ? (['card'] as const) : []),
  ]
}
