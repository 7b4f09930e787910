import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type CardOrder, expiryRefusal, type OrderRefusal } from './order.ts'
import { orderNewCard } from './order-new-card.ts'
import type { NewCardWish } from './replace-lost.ts'
import { auditCard } from './take-step.ts'
import { lockCard } from './store.ts'

export const RENEWAL_REASONS = ['damage', 'expiry', 'changedData'] as const

export interface Renewal extends NewCardWish {
  readonly reason: (typeof RENEWAL_REASONS)[number]
  /** Of a damage: whether the holder caused it. */
  readonly causedByHolder?: boolean | undefined
  /** Of changed data: whether nothing but the photo changed. */
  readonly photoOnly?: boolean | undefined
}

/**
 * 换领: a new card for one that is damaged, that expires, or whose data changed; from a card that
 * works or a lost one (G3). For expiry from some days before its end.
 *
 * @returns `undefined` when the person has no such card.
 */
export const renewCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, cardId, terms, reason, causedByHolder, photoOnly }: Renewal,
): Promise<Decision<CardOrder, OrderRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const card = await lockCard(tx, personId, cardId)
    if (card === undefined) return undefined
    const on = provinceDate(context.at)
    const windowDays = await standardValue(tx, 'renewalWindowDays', card.issuingRegion, on)
    const early = reason === 'expiry' ? expiryRefusal(card.expiresOn, windowDays, on) : undefined
    if (early !== undefined) {
      await auditCard(tx, context, card, { action: 'card.renew', decision: early })
      return early
    }
    return orderNewCard(tx, context, card, {
      action: 'renew',
      act: 'card.renew',
      kind: 'renewal',
      feeCase: { reason, causedByHolder, photoOnly },
      terms,
    })
  })
