import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { setCodesValidFrom } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { decideLossReport, type LossRefusal, type SidesDecided } from './loss.ts'
import { detailOf, type LossInput, type LossOutcome, stepsOf } from './steps.ts'
import { type Card, lockCard, saveCard } from './store.ts'
import { permitDuringLoss } from './store-e-card.ts'
import { askedBank, tellLoss } from './tell-loss.ts'

const afterReport = (
  card: Card,
  { social, bank }: SidesDecided,
  at: Temporal.Instant,
  days: number,
): Card => ({
  ...card,
  ...(social.granted &&
    social.outcome.changed && {
      status: social.outcome.status,
      lossReportedAt: at,
      // The old card of a replacement stays stopped until the new one is there.
      ...(social.outcome.status === 'temporarilyLost' && {
        lossEndsAt: at.add({ hours: 24 * days }),
      }),
    }),
  ...(bank?.granted === true &&
    bank.outcome.changed && {
      bankStatus: bank.outcome.status,
      bankLossReportedAt: at,
      ...askedBank(at),
    }),
})

/**
 * 临时挂失: stops the card at once, on the sides that were asked for. Codes given out before are
 * void from this moment. Nobody who reports a loss is asked to prove themselves again.
 *
 * The bank's side is recorded as reported, and the bank is asked to stop the account; until it says
 * so, the answer tells that its word is outstanding.
 *
 * @returns `undefined` when the person has no such card.
 */
export const reportTemporaryLoss = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, cardId, sides }: LossInput,
): Promise<Decision<LossOutcome, LossRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const card = await lockCard(tx, personId, cardId)
    if (card === undefined) return undefined
    const decision = decideLossReport(card, sides)
    await audit(tx, context, {
      action: 'card.reportTemporaryLoss',
      subjectKind: 'card',
      subjectId: card.id,
      decision,
      detail: detailOf(sides, decision),
    })
    if (!decision.granted) return decision
    const steps = stepsOf(card, decision.outcome, 'reportTemporaryLoss')
    if (steps.length === 0) return { ...decision, outcome: { ...decision.outcome, card } }
    const [region, on] = [card.issuingRegion, provinceDate(context.at)]
    const days = await standardValue(tx, 'temporaryLossDays', region, on)
    const after = afterReport(card, decision.outcome, context.at, days)
    const saved = await saveCard(tx, context, after, steps)
    await setCodesValidFrom(tx, personId, context.at)
    const onLoss = await standardValue(tx, 'eCardOnTemporaryLoss', region, on)
    if (saved.status === 'temporarilyLost' && onLoss === 'usable')
      await permitDuringLoss(tx, saved.id, saved.lossReportedAt ?? context.at)
    await tellLoss(tx, context, saved, { sides: decision.outcome, formal: false })
    return { ...decision, outcome: { ...decision.outcome, card: saved } }
  })
