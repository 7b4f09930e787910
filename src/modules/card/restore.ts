import { type Decision, grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { isFresh } from '#platform/session.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { transitionOf } from './card.ts'
import { CardLocked } from './events.ts'
import { decideRestore, type LossRefusal, type SidesDecided } from './loss.ts'
import { detailOf, type LossInput, type LossOutcome, stepsOf } from './steps.ts'
import { type Card, lockCard, saveCard } from './store.ts'
import { askedBank, tellRestored } from './tell-loss.ts'

const afterRestore = (card: Card, { social, bank }: SidesDecided, at: Temporal.Instant): Card => ({
  ...card,
  ...(social.granted &&
    social.outcome.changed && {
      status: social.outcome.status,
      lossReportedAt: undefined,
      lossEndsAt: undefined,
    }),
  ...(bank?.granted === true &&
    bank.outcome.changed && {
      bankStatus: bank.outcome.status,
      bankLossReportedAt: undefined,
      ...askedBank(at),
    }),
})

/**
 * The step of a card whose password was wrong too often: its loss has ended, and its chip lets
 * nobody in before it is unlocked at a counter (G6).
 */
const lockedStill = ({ status, pinFailures }: Card, attempts: number) => {
  const step = transitionOf(status, 'lock')
  return step === undefined || pinFailures < attempts || status !== 'normal'
    ? undefined
    : ({ axis: 'social', action: 'lock', from: status, ...step } as const)
}

export interface RestoreInput extends LossInput {
  readonly authenticatedAt: Temporal.Instant
  /** How surely the holder is known; a formal loss asks for a face or a counter. */
  readonly assuranceLevel: number
}

/**
 * 解挂, on the sides that were asked for; the bank's side comes back only when its loss was reported
 * here, and the bank is asked to free the account. Asks for a sign-in of the last minutes
 * (STEP_UP_NEEDED). A formal loss is lifted at level 3 where the issuing city lets it (G5). A card
 * that was locked before it was lost is locked again: a loss does not unlock its chip (G6).
 *
 * @returns `undefined` when the person has no such card.
 */
export const restoreCardIn = async (
  tx: Transaction,
  context: ActionContext,
  input: RestoreInput,
): Promise<Decision<LossOutcome, LossRefusal> | undefined> => {
  const { personId, cardId, sides } = input
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  const on = provinceDate(context.at)
  const standard = await loadStandards(tx)
  const minutes = standard('stepUpFreshMinutes', card.issuingRegion, on)
  const fresh = isFresh(input.authenticatedAt, context.at, minutes)
  const decision = decideRestore(card, sides, {
    fresh,
    formalLossReleasable: standard('formalLossReleasable', card.issuingRegion, on),
    assuranceLevel: input.assuranceLevel,
  })
  await audit(tx, context, {
    action: 'card.restore',
    subjectKind: 'card',
    subjectId: card.id,
    decision,
    detail: detailOf(sides, decision),
  })
  if (!decision.granted) return decision
  const steps = stepsOf(card, decision.outcome, 'restore')
  if (steps.length === 0) return { ...decision, outcome: { ...decision.outcome, card } }
  const restored = afterRestore(card, decision.outcome, context.at)
  const lock = lockedStill(restored, standard('pinAttempts', card.issuingRegion, on))
  const saved = await saveCard(tx, context, restored, steps)
  await tellRestored(tx, context, saved, decision.outcome)
  if (lock === undefined) return { ...decision, outcome: { ...decision.outcome, card: saved } }
  const locked = await saveCard(tx, context, { ...saved, status: lock.to }, [lock])
  await publish(tx, context, CardLocked, { subjectId: cardId, payload: { cardId, personId } })
  const social = grant('YKT-22', { status: lock.to, changed: true })
  return { ...decision, outcome: { ...decision.outcome, social, card: locked } }
}

/** {@link restoreCardIn} in a transaction of its own. */
export const restoreCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: RestoreInput,
): Promise<Decision<LossOutcome, LossRefusal> | undefined> =>
  db.transaction((tx) => restoreCardIn(tx, context, input))
