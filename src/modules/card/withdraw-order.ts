import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { closeOrder } from './end-card.ts'
import type { CardOrder } from './order.ts'
import { lockOrder } from './store-orders.ts'

const NOT_OPEN = refuse('YKT-17', 'ORDER_NOT_OPEN', ['seeCard'])

/**
 * 撤回办理: until the new card is enabled, the holder can take the order back; the old card is again
 * what it was. An order that was withdrawn before stays so.
 *
 * @returns `undefined` when the person has no such order.
 */
export const withdrawOrderIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, orderId }: { readonly personId: string; readonly orderId: string },
): Promise<Decision<CardOrder, 'ORDER_NOT_OPEN'> | undefined> => {
  const order = await lockOrder.byId(tx, orderId)
  if (order?.personId !== personId) return undefined
  if (order.state === 'withdrawn') return grant('YKT-17', order)
  const decision = order.state === 'open' ? grant('YKT-17', order) : NOT_OPEN
  await audit(tx, context, {
    action: 'card.withdrawOrder',
    subjectKind: 'order',
    subjectId: order.id,
    decision,
  })
  if (!decision.granted) return decision
  await closeOrder(tx, context, order, 'withdrawn')
  return grant('YKT-17', { ...order, state: 'withdrawn', endedAt: context.at })
}

/** {@link withdrawOrderIn} in a transaction of its own. */
export const withdrawOrder = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: { readonly personId: string; readonly orderId: string },
): Promise<Decision<CardOrder, 'ORDER_NOT_OPEN'> | undefined> =>
  db.transaction((tx) => withdrawOrderIn(tx, context, input))
