import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { closeOrder } from './end-card.ts'
import { CardUnclaimed } from './events.ts'
import { unclaimedStep } from './fees.ts'
import { lockCardById } from './store.ts'
import { insertReturn, isReceived } from './store-order-records.ts'
import { lockOrder, saveOrder, unclaimedOrders } from './store-orders.ts'

export interface UnclaimedHandled {
  readonly reminded: number
  readonly returned: number
}

/** No city reminds earlier than this; the query looks at nothing younger. */
const EARLIEST_DAYS = 1
/** Orders of one run; what is left waits for the next. */
const BATCH = 200

/**
 * 逾期未领: reminds the holder of a finished card first, and after the time the city gives sends it
 * back; what was done with it is kept, and the old card is again what it was (G15). Running it
 * twice does each thing once.
 */
export const returnUnclaimed = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<UnclaimedHandled> => {
  const { at } = context
  const on = provinceDate(at)
  const standard = await loadStandards(db)
  const count = { reminded: 0, returned: 0 }
  const before = at.subtract({ hours: 24 * EARLIEST_DAYS })
  for (const { id } of await unclaimedOrders(db, before, BATCH))
    await db.transaction(async (tx) => {
      const order = await lockOrder.byId(tx, id)
      if (order?.state !== 'open' || order.sealedAt === undefined) return
      const card = await lockCardById(tx, order.cardId)
      if (card?.status !== 'sealed' || (await isReceived(tx, order.cardId))) return
      const region = order.issueRegion
      const sealedOn = provinceDate(order.sealedAt)
      const remindedOn = order.remindedAt === undefined ? undefined : provinceDate(order.remindedAt)
      const limits = {
        remindDays: standard('unclaimedCardDays', region, on),
        returnDays: standard('unclaimedReturnDays', region, on),
      }
      const step = unclaimedStep(sealedOn, remindedOn, limits, on)
      if (step === 'wait') return
      await audit(tx, context, {
        action: step === 'remind' ? 'card.remindUnclaimed' : 'card.returnUnclaimed',
        subjectKind: 'order',
        subjectId: id,
        decision: grant('YKT-17', undefined),
      })
      if (step === 'return') {
        await insertReturn(tx, card, 'returned', at)
        await closeOrder(tx, context, order, 'unclaimed')
        count.returned += 1
        return
      }
      await saveOrder(tx, { ...order, remindedAt: at })
      const endsOn = on.add({ days: limits.returnDays }).toString()
      const { cardId, personId } = order
      await publish(tx, context, CardUnclaimed, {
        subjectId: cardId,
        payload: { cardId, personId, orderId: id, endsOn },
      })
      count.reminded += 1
    })
  return count
}
