import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { standardValue } from '#modules/standard/index.ts'
import { CardRestored, LossEnding } from './events.ts'
import type { LossEndAction } from './loss.ts'
import { endLoss } from './steps.ts'
import { type Card, dueLosses, lockCard, saveCard } from './store.ts'
import { lossesToRemindOf, markLossReminded } from './store-account.ts'

/** What became of the losses that ran out, by the rule of each issuing city. */
export type ExpiredLosses = Readonly<Record<LossEndAction, number>>

const ending = ({ id: cardId, personId }: Card, endsAt: Temporal.Instant) => ({
  cardId,
  personId,
  endsAt: endsAt.toString(),
})

/** Losses of one run; what is left waits for the next. */
const BATCH = 500

/**
 * 临时挂失到期: ends what has run out, each card in a transaction of its own. Running it twice, or in
 * two processes, ends each loss once. The bank's side is left to the bank, which has its own term.
 */
export const expireTemporaryLoss = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<ExpiredLosses> => {
  const count = { release: 0, keep: 0, makeFormal: 0 }
  for (const { id, personId } of await dueLosses(db, context.at, BATCH))
    await db.transaction(async (tx) => {
      const card = await lockCard(tx, personId, id)
      if (card?.lossEndsAt === undefined) return
      if (Temporal.Instant.compare(card.lossEndsAt, context.at) > 0) return
      const [region, on] = [card.issuingRegion, provinceDate(context.at)]
      const endAction = await standardValue(tx, 'temporaryLossEndAction', region, on)
      await audit(tx, context, {
        action: 'card.endTemporaryLoss',
        subjectKind: 'card',
        subjectId: card.id,
        decision: grant('YKT-17', undefined),
        detail: { endAction },
      })
      const { after, steps } = endLoss(card, endAction)
      const saved = await saveCard(tx, context, after, steps)
      await publish(tx, context, LossEnding, {
        subjectId: id,
        payload: { ...ending(saved, card.lossEndsAt), ended: true, endAction },
      })
      if (endAction === 'release')
        await publish(tx, context, CardRestored, {
          subjectId: id,
          payload: { cardId: id, personId, sides: 'social' },
        })
      count[endAction] += 1
    })
  return count
}

/** No city reminds earlier than this; the query looks no further. */
const LONGEST_REMINDER_DAYS = 31

/**
 * 临时挂失到期提醒: tells, once for each loss, that it ends soon and what happens then (G4). Running it
 * twice reminds once.
 *
 * @returns how many holders are reminded.
 */
export const remindOfLossEnd = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  const { at } = context
  const on = provinceDate(at)
  const horizon = at.add({ hours: 24 * LONGEST_REMINDER_DAYS })
  let count = 0
  for (const { id, personId } of await lossesToRemindOf(db, horizon, BATCH))
    await db.transaction(async (tx) => {
      const card = await lockCard(tx, personId, id)
      if (card?.lossEndsAt === undefined) return
      const region = card.issuingRegion
      const days = await standardValue(tx, 'temporaryLossReminderDays', region, on)
      const due = card.lossEndsAt.subtract({ hours: 24 * days })
      if (Temporal.Instant.compare(due, at) > 0) return
      if (!(await markLossReminded(tx, id, at))) return
      const endAction = await standardValue(tx, 'temporaryLossEndAction', region, on)
      await publish(tx, context, LossEnding, {
        subjectId: id,
        payload: { ...ending(card, card.lossEndsAt), ended: false, endAction },
      })
      count += 1
    })
  return count
}
