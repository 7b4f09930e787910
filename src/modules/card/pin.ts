import { type Decision, grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type CardRefusal, isUsable } from './card.ts'
import { CardLocked, CardUnlocked } from './events.ts'
import { auditCard, takeStep } from './take-step.ts'
import { type Card, lockCard, lockCardById, saveCard } from './store.ts'

export interface PinAttempt {
  /** Whether this attempt locked the card. */
  readonly locked: boolean
  readonly attemptsLeft: number
}

/**
 * 密码错误: counts a wrong password; after the last one of a row the social function is locked, and
 * the bank's side stays as it is (G6). A card that does not work counts nothing.
 *
 * @returns `undefined` when there is no such card.
 */
export const recordPinFailure = (
  { db }: { readonly db: Database },
  context: ActionContext,
  cardId: string,
): Promise<PinAttempt | undefined> =>
  db.transaction(async (tx) => {
    const card = await lockCardById(tx, cardId)
    if (card === undefined) return undefined
    if (!isUsable(card.status)) return { locked: false, attemptsLeft: 0 }
    const [region, on] = [card.issuingRegion, provinceDate(context.at)]
    const attempts = await standardValue(tx, 'pinAttempts', region, on)
    const pinFailures = card.pinFailures + 1
    if (pinFailures < attempts) {
      const decision = grant('YKT-22', undefined)
      const detail = { pinFailures }
      await auditCard(tx, context, card, { action: 'card.recordPinFailure', decision, detail })
      await saveCard(tx, context, { ...card, pinFailures }, [])
      return { locked: false, attemptsLeft: attempts - pinFailures }
    }
    await takeStep(tx, context, card, {
      action: 'lock',
      act: 'card.lock',
      detail: { pinFailures },
      change: { pinFailures },
    })
    await publish(tx, context, CardLocked, {
      subjectId: card.id,
      payload: { cardId, personId: card.personId },
    })
    return { locked: true, attemptsLeft: 0 }
  })

/** A right password ends the row of wrong ones. */
export const recordPinSuccess = (
  { db }: { readonly db: Database },
  context: ActionContext,
  cardId: string,
): Promise<void> =>
  db.transaction(async (tx) => {
    const card = await lockCardById(tx, cardId)
    if (card === undefined || card.pinFailures === 0 || !isUsable(card.status)) return
    const decision = grant('YKT-22', undefined)
    await auditCard(tx, context, card, { action: 'card.recordPinSuccess', decision })
    await saveCard(tx, context, { ...card, pinFailures: 0 }, [])
  })

/**
 * 解锁: after the holder's identity was verified at a counter the card works again.
 *
 * @returns `undefined` when the person has no such card.
 */
export const unlockCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, cardId }: { readonly personId: string; readonly cardId: string },
): Promise<Decision<Card, CardRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const card = await lockCard(tx, personId, cardId)
    if (card === undefined) return undefined
    if (card.status === 'normal') return grant('YKT-22', card)
    const decision = await takeStep(tx, context, card, {
      action: 'unlock',
      act: 'card.unlock',
      change: { pinFailures: 0 },
    })
    if (decision.granted)
      await publish(tx, context, CardUnlocked, { subjectId: cardId, payload: { cardId, personId } })
    return decision
  })
