import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { parameter } from '#law/parameters.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { LossEndAction } from './loss.ts'
import { endLoss } from './steps.ts'
import { dueLosses, lockCard, saveCard } from './store.ts'

/** What became of the losses that ran out, by the rule of each issuing city. */
export type ExpiredLosses = Readonly<Record<LossEndAction, number>>

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
      const on = provinceDate(context.at)
      const endAction = parameter('temporaryLossEndAction', card.issuingRegion, on)
      await audit(tx, context, {
        action: 'card.endTemporaryLoss',
        subjectKind: 'card',
        subjectId: card.id,
        decision: grant('YKT-17', undefined),
        detail: { endAction },
      })
      const { after, steps } = endLoss(card, endAction)
      await saveCard(tx, context, after, steps)
      count[endAction] += 1
    })
  return count
}
