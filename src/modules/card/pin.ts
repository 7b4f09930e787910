import { type Decision, grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
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
 * The count is that of the chip, which keeps it whatever is reported of the card. It begins anew
 * with a right password, when the chip is unlocked and its password set anew at a counter, and with
 * a new card; never by a loss, its end, or a withdrawn order.
 *
 * @returns `undefined` when there is no such card.
 */
export const countPinFailure = async (
  tx: Transaction,
  context: ActionContext,
  cardId: string,
): Promise<PinAttempt | undefined> => {
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
}

/** A right password ends the row of wrong ones. */
export const endPinFailures = async (
  tx: Transaction,
  context: ActionContext,
  cardId: string,
): Promise<void> => {
  const card = await lockCardById(tx, cardId)
  if (card === undefined || card.pinFailures === 0 || !isUsable(card.status)) return
  const decision = grant('YKT-22', undefined)
  await auditCard(tx, context, card, { action: 'card.recordPinSuccess', decision })
  await saveCard(tx, context, { ...card, pinFailures: 0 }, [])
}

interface Deps {
  readonly db: Database
}

/** A wrong password, counted in a transaction of its own. */
export const recordPinFailure = ({ db }: Deps, context: ActionContext, cardId: string) =>
  db.transaction((tx) => countPinFailure(tx, context, cardId))

/** A right one. */
export const recordPinSuccess = ({ db }: Deps, context: ActionContext, cardId: string) =>
  db.transaction((tx) => endPinFailures(tx, context, cardId))

/**
 * 解锁: after the holder's identity was verified at a counter the card works again.
 *
 * @returns `undefined` when the person has no such card.
 */
export const unlockCardIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId }: { readonly personId: string; readonly cardId: string },
): Promise<Decision<Card, CardRefusal> | undefined> => {
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
}

/** {@link unlockCardIn} in a transaction of its own. */
export const unlockCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: { readonly personId: string; readonly cardId: string },
): Promise<Decision<Card, CardRefusal> | undefined> =>
  db.transaction((tx) => unlockCardIn(tx, context, input))
