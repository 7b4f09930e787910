import { type Decision, grant } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { setCodesValidFrom } from '#modules/person/index.ts'
import { type CardRefusal, transitionOf } from './card.ts'
import { endCard, withdraw } from './end-card.ts'
import { DeathWithdrawn } from './events.ts'
import { ORDER_OPEN } from './order.ts'
import { auditCard } from './take-step.ts'
import { type Card, lockCard, lockCardsOf } from './store.ts'
import { lockOrder, openOrderOf } from './store-orders.ts'

export interface Cancellation {
  readonly personId: string
  readonly cardId: string
  readonly reason: 'holder' | 'emigration'
}

/**
 * 注销: ends the social function for good; the account is ended at the bank. An order under way is
 * withdrawn first. Cancelling a cancelled card changes nothing.
 *
 * @returns `undefined` when the person has no such card.
 */
export const cancelCardIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId, reason }: Cancellation,
): Promise<Decision<Card, CardRefusal | 'ORDER_OPEN'> | undefined> => {
  const locked = await lockOrder.openOf(tx, personId)
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  // Whoever was waited for may have ordered a new card; another one needs the card, held by now.
  const order = locked ?? (await openOrderOf(tx, personId))
  if (card.status === 'cancelled') return grant('CARD-16', card)
  if (order !== undefined && (order.cardId === cardId || order.oldCardId === cardId)) {
    await auditCard(tx, context, card, { action: 'card.cancel', decision: ORDER_OPEN })
    return ORDER_OPEN
  }
  const decision = await endCard(tx, context, card, reason)
  if (decision.granted) await setCodesValidFrom(tx, personId, context.at)
  return decision
}

/** {@link cancelCardIn} in a transaction of its own. */
export const cancelCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: Cancellation,
): Promise<Decision<Card, CardRefusal | 'ORDER_OPEN'> | undefined> =>
  db.transaction((tx) => cancelCardIn(tx, context, input))

/** After a death every card of the person ends, and so does an order under way (C8, G8). */
export const endCardsOfDeceased = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
): Promise<void> => {
  const order = await lockOrder.openOf(tx, personId)
  for (const card of await lockCardsOf(tx, personId))
    if (transitionOf(card.status, 'cancel') !== undefined) await endCard(tx, context, card, 'death')
  await setCodesValidFrom(tx, personId, context.at)
  if (order !== undefined) await withdraw(tx, context, order, 'died')
  // An order that came while the cards were waited for: the next attempt ends it as well.
  const late = await openOrderOf(tx, personId)
  if (late !== undefined) throw new Error(`order ${late.id} was placed while a death was entered`)
}

/**
 * A death was withdrawn. What ended stays ended, since the person may have been given other means
 * meanwhile; each card is told to those who have somebody see to it.
 */
export const tellOfDeathWithdrawn = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
): Promise<void> => {
  for (const card of await lockCardsOf(tx, personId))
    if (card.cancelReason === 'death') {
      await auditCard(tx, context, card, {
        action: 'card.deathWithdrawn',
        decision: grant('CARD-16', undefined),
      })
      await publish(tx, context, DeathWithdrawn, {
        subjectId: card.id,
        payload: { cardId: card.id, personId },
      })
    }
}
