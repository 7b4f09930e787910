import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { parameter } from '#law/parameters.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { isFresh } from '#platform/session.ts'
import { decideRestore, type LossRefusal, type SidesDecided, sideResult } from './loss.ts'
import { type LossInput, type LossOutcome, stepsOf } from './steps.ts'
import { type Card, lockCard, saveCard } from './store.ts'

const afterRestore = (card: Card, { social, bank }: SidesDecided): Card => ({
  ...card,
  ...(social.granted &&
    social.outcome.changed && {
      status: social.outcome.status,
      lossReportedAt: undefined,
      lossEndsAt: undefined,
    }),
  ...(bank?.granted === true &&
    bank.outcome.changed && { bankStatus: bank.outcome.status, bankLossReportedAt: undefined }),
})

/**
 * 解挂 of a temporary loss, on the sides that were asked for; the bank's side comes back only when
 * its loss was reported here. Asks for a sign-in of the last minutes (STEP_UP_NEEDED).
 *
 * @returns `undefined` when the person has no such card.
 */
export const restoreTemporaryLoss = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: LossInput & { readonly authenticatedAt: Temporal.Instant },
): Promise<Decision<LossOutcome, LossRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { personId, cardId, sides } = input
    const card = await lockCard(tx, personId, cardId)
    if (card === undefined) return undefined
    const on = provinceDate(context.at)
    const minutes = parameter('stepUpFreshMinutes', card.issuingRegion, on)
    const fresh = isFresh(input.authenticatedAt, context.at, minutes)
    const decision = decideRestore(card, sides, { fresh })
    await audit(tx, context, {
      action: 'card.restore',
      subjectKind: 'card',
      subjectId: card.id,
      decision,
      detail: {
        sides,
        ...(decision.granted && { social: sideResult(decision.outcome.social) }),
        ...(decision.granted &&
          decision.outcome.bank !== undefined && { bank: sideResult(decision.outcome.bank) }),
      },
    })
    if (!decision.granted) return decision
    const steps = stepsOf(card, decision.outcome, 'restore')
    if (steps.length === 0) return { ...decision, outcome: { ...decision.outcome, card } }
    const saved = await saveCard(tx, context, afterRestore(card, decision.outcome), steps)
    return { ...decision, outcome: { ...decision.outcome, card: saved } }
  })
