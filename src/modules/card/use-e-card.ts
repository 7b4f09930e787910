import { type Decision, grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { decideUse, type ECardUseRefusal } from './e-card.ts'
import type { ECardChannel } from './e-card-channel.ts'
import { type Card, currentCard } from './store.ts'
import { channelsOf, closeChannel, eCardOf, lockECard, openChannel } from './store-e-card.ts'

/** Whose code is to be issued, and whether it may be. */
export interface CodeCard {
  readonly card: Card
  readonly decision: Decision<undefined, ECardUseRefusal>
}

/**
 * The card that stands behind somebody's codes, and whether codes of it may be issued now.
 *
 * @returns `undefined` when the person has no card.
 */
export const cardForCodes = async (
  tx: Transaction,
  personId: string,
  at: Temporal.Instant,
): Promise<CodeCard | undefined> => {
  const card = await currentCard(tx, personId)
  if (card === undefined) return undefined
  const [region, on] = [card.issuingRegion, provinceDate(at)]
  const onLoss = await standardValue(tx, 'eCardOnTemporaryLoss', region, on)
  const eCard = await eCardOf(tx, personId)
  return { card, decision: decideUse({ ...card, eCard }, onLoss) }
}

/**
 * 渠道: opens the electronic card in these applications and closes it in all others.
 *
 * @returns false when the person has no electronic card.
 */
export const setECardChannels = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, open }: { readonly personId: string; readonly open: readonly ECardChannel[] },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const eCard = await lockECard(tx, personId)
    if (eCard === undefined) return false
    const before = new Set(await channelsOf(tx, eCard.id))
    const after = new Set<string>(open)
    for (const channel of before.symmetricDifference(after)) {
      const opens = after.has(channel)
      await audit(tx, context, {
        action: opens ? 'card.openECardChannel' : 'card.closeECardChannel',
        subjectKind: 'eCard',
        subjectId: eCard.id,
        decision: grant('YKT-3', undefined),
        detail: { channel },
      })
      const change = opens ? openChannel : closeChannel
      await change(tx, eCard, channel, context.at)
    }
    return true
  })
