import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { CardOrder, OrderRefusal, OrderTerms } from './order.ts'
import { orderNewCard } from './order-new-card.ts'
import { lockCard } from './store.ts'

/** Whose card, and what the holder chose for the new one. */
export interface NewCardWish {
  readonly personId: string
  readonly cardId: string
  readonly terms: OrderTerms
}

/**
 * 补领: a new card for one that was formally reported lost; a temporary loss is not enough (G2).
 *
 * @returns `undefined` when the person has no such card.
 */
export const replaceLostIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId, terms }: NewCardWish,
): Promise<Decision<CardOrder, OrderRefusal> | undefined> => {
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  return orderNewCard(tx, context, card, {
    action: 'replaceLost',
    act: 'card.replaceLost',
    kind: 'replacement',
    feeCase: { reason: 'loss' },
    terms,
  })
}

/** {@link replaceLostIn} in a transaction of its own. */
export const replaceLost = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: NewCardWish,
): Promise<Decision<CardOrder, OrderRefusal> | undefined> =>
  db.transaction((tx) => replaceLostIn(tx, context, input))
