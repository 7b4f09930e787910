import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { BankLossWanted, BankRestoreWanted, CardRestored, LossReported } from './events.ts'
import { type SidesDecided, sideResult } from './loss.ts'
import type { Card } from './store.ts'

/** Which sides a decision changed; `undefined` when none. */
const changedSides = ({ social, bank }: SidesDecided): 'social' | 'bank' | 'both' | undefined => {
  const socialChanged = sideResult(social) === 'changed'
  const bankChanged = bank !== undefined && sideResult(bank) === 'changed'
  if (socialChanged && bankChanged) return 'both'
  return socialChanged ? 'social' : bankChanged ? 'bank' : undefined
}

/** What stands on the card once its bank was asked; the answer counts under this number alone. */
export const askedBank = (at: Temporal.Instant) => ({
  bankRequestId: uuidv7(at),
  bankAcknowledgedAt: undefined,
  bankRefused: false,
  bankChangedAt: at,
})

/** Tells of a loss, and asks the bank to stop the account when its side was reported. */
export const tellLoss = async (
  tx: Transaction,
  context: ActionContext,
  card: Card,
  { sides, formal }: { readonly sides: SidesDecided; readonly formal: boolean },
): Promise<void> => {
  const changed = changedSides(sides)
  if (changed === undefined) return
  const { id: cardId, personId } = card
  await publish(tx, context, LossReported, {
    subjectId: cardId,
    payload: { cardId, personId, sides: changed, formal },
  })
  if (changed !== 'social') await publish(tx, context, BankLossWanted, wanted(card))
}

/** Tells of a restoration, and asks the bank to free the account when its side came back. */
export const tellRestored = async (
  tx: Transaction,
  context: ActionContext,
  card: Card,
  sides: SidesDecided,
): Promise<void> => {
  const changed = changedSides(sides)
  if (changed === undefined) return
  const { id: cardId, personId } = card
  await publish(tx, context, CardRestored, {
    subjectId: cardId,
    payload: { cardId, personId, sides: changed },
  })
  if (changed !== 'social') await publish(tx, context, BankRestoreWanted, wanted(card))
}

const wanted = ({ id: cardId, personId, bankCode, bankRequestId }: Card) => {
  if (bankRequestId === undefined) throw new Error(`card ${cardId} asks its bank for nothing`)
  return { subjectId: cardId, payload: { cardId, personId, bankCode, requestId: bankRequestId } }
}
