import type { Decision } from '#kernel/decision.ts'
import { transitionOf } from './card.ts'
import {
  type LossEndAction,
  lossEndStep,
  type LossSides,
  type SideDecision,
  type SidesDecided,
  sideResult,
} from './loss.ts'
import type { Card, Step } from './store.ts'

const stepOf = (
  axis: Step['axis'],
  action: string,
  from: string,
  side: SideDecision<string> | undefined,
): Step[] =>
  side?.granted === true && side.outcome.changed
    ? [{ axis, action, from, to: side.outcome.status, basis: side.basis }]
    : []

/** The steps that a decision about the sides of a card means, for its history. */
export const stepsOf = (
  card: Card,
  { social, bank }: SidesDecided,
  socialAction: 'reportTemporaryLoss' | 'reportLoss' | 'formaliseLoss' | 'restore',
): readonly Step[] => [
  ...stepOf('social', socialAction, card.status, social),
  ...stepOf('bank', socialAction === 'restore' ? 'restore' : 'reportLoss', card.bankStatus, bank),
]

/** What the audit says of a decision about sides. */
export const detailOf = (sides: LossSides, decision: Decision<SidesDecided, string>) => ({
  sides,
  ...(decision.granted && { social: sideResult(decision.outcome.social) }),
  ...(decision.granted &&
    decision.outcome.bank !== undefined && { bank: sideResult(decision.outcome.bank) }),
})

/** Whose card, which card, and which of its sides. */
export interface LossInput {
  readonly personId: string
  readonly cardId: string
  readonly sides: LossSides
}

/** What was done with a card: its state now and what became of each side, by which article. */
export interface LossOutcome extends SidesDecided {
  readonly card: Card
}

/** The card after its temporary loss ran out, and the step that leads there, if any. */
export const endLoss = (
  card: Card,
  endAction: LossEndAction,
): { readonly after: Card; readonly steps: readonly Step[] } => {
  const action = lossEndStep(endAction)
  // 保持挂失: no end any more; the holder restores the card or reports it lost formally.
  if (action === undefined) return { after: { ...card, lossEndsAt: undefined }, steps: [] }
  const step = transitionOf(card.status, action)
  if (step === undefined) throw new Error(`the law has no ${action} of a ${card.status} card`)
  const reportedAt = endAction === 'release' ? undefined : card.lossReportedAt
  return {
    after: { ...card, status: step.to, lossEndsAt: undefined, lossReportedAt: reportedAt },
    steps: [{ axis: 'social', action, from: card.status, to: step.to, basis: step.basis }],
  }
}
