import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { CardReceived } from './events.ts'
import { auditCard } from './take-step.ts'
import { type Card, lockCard } from './store.ts'
import { insertReceipt, type Receiver } from './store-order-records.ts'
import { lockOrder } from './store-orders.ts'

export interface Handover {
  readonly personId: string
  readonly cardId: string
  readonly receivedBy: Receiver
  /** The person who takes the card: the holder, a guardian or an agent. */
  readonly receiverId: string
}

export type HandoverRefusal = 'CARD_NOT_SEALED' | 'RECEIVER_IS_NOT_HOLDER'

/**
 * 领卡: the finished card is handed over; to whom is kept. Told again, nothing more happens.
 *
 * @returns `undefined` when the person has no such card.
 */
export const receiveCardIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId, receivedBy, receiverId }: Handover,
): Promise<Decision<Card, HandoverRefusal> | undefined> => {
  const order = await lockOrder.byCard(tx, cardId)
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  const decision =
    card.status !== 'sealed'
      ? refuse('CARD-16', 'CARD_NOT_SEALED' as const, ['seeOrder'])
      : (receivedBy === 'holder') !== (receiverId === personId)
        ? refuse('YKT-17', 'RECEIVER_IS_NOT_HOLDER' as const, ['nameReceiver'])
        : grant('YKT-17', card)
  await auditCard(tx, context, card, {
    action: 'card.receive',
    decision,
    detail: { receivedBy, receiverId },
  })
  if (!decision.granted) return decision
  if (await insertReceipt(tx, card, { receivedBy, receiverId }, context.at))
    await publish(tx, context, CardReceived, {
      subjectId: card.id,
      payload: { cardId, personId, orderId: order?.id ?? null },
    })
  return decision
}

/** {@link receiveCardIn} in a transaction of its own. */
export const receiveCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: Handover,
): Promise<Decision<Card, HandoverRefusal> | undefined> =>
  db.transaction((tx) => receiveCardIn(tx, context, input))
