import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { setCodesValidFrom } from '#modules/person/index.ts'
import { decideFormalLoss, formalAction, type LossRefusal, type SidesDecided } from './loss.ts'
import { detailOf, type LossInput, type LossOutcome, stepsOf } from './steps.ts'
import { auditCard } from './take-step.ts'
import { askedBank, tellLoss } from './tell-loss.ts'
import { type Card, lockCard, saveCard } from './store.ts'

const afterReport = (card: Card, { social, bank }: SidesDecided, at: Temporal.Instant): Card => ({
  ...card,
  ...(social.granted &&
    social.outcome.changed && {
      status: social.outcome.status,
      lossReportedAt: at,
      lossEndsAt: undefined,
    }),
  ...(bank?.granted === true &&
    bank.outcome.changed && {
      bankStatus: bank.outcome.status,
      bankLossReportedAt: at,
      ...askedBank(at),
    }),
})

/**
 * 正式挂失, and 转正式挂失 of a temporary one: stops the card until it is replaced or restored after a
 * look at its holder. The bank is asked to stop the account; until it says so, its word is
 * outstanding. Codes of before are void.
 *
 * @returns `undefined` when the person has no such card.
 */
export const reportLossIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId, sides }: LossInput,
): Promise<Decision<LossOutcome, LossRefusal> | undefined> => {
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  const decision = decideFormalLoss(card, sides)
  const detail = detailOf(sides, decision)
  await auditCard(tx, context, card, { action: 'card.reportLoss', decision, detail })
  if (!decision.granted) return decision
  const steps = stepsOf(card, decision.outcome, formalAction(card.status))
  if (steps.length === 0) return { ...decision, outcome: { ...decision.outcome, card } }
  const after = afterReport(card, decision.outcome, context.at)
  const saved = await saveCard(tx, context, after, steps)
  await setCodesValidFrom(tx, personId, context.at)
  await tellLoss(tx, context, saved, { sides: decision.outcome, formal: true })
  return { ...decision, outcome: { ...decision.outcome, card: saved } }
}

/** {@link reportLossIn} in a transaction of its own. */
export const reportLoss = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: LossInput,
): Promise<Decision<LossOutcome, LossRefusal> | undefined> =>
  db.transaction((tx) => reportLossIn(tx, context, input))
