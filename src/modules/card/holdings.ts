import type { Transaction } from '#platform/db.ts'
import { isLive } from './card.ts'
import { cardsOf } from './store.ts'
import { openOrderOf } from './store-orders.ts'

/**
 * What of a person's cards goes on: an order under way, or a card that has not ended. For whoever
 * holds the person's line, so that nothing new begins; what ends meanwhile still counts.
 */
export const cardHoldings = async (
  tx: Transaction,
  personId: string,
): Promise<readonly ('order' | 'card')[]> => {
  const order = await openOrderOf(tx, personId)
  const cards = await cardsOf(tx, personId)
  const going = cards.some(({ id, status }) => id !== order?.cardId && isLive(status))
  return [
    ...(order === undefined ? [] : (['order'] as const)),
    ...(going ? (['card'] as const) : []),
  ]
}
