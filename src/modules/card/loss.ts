import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import {
  bankTransitionOf,
  type BankStatus,
  decideBankFunction,
  holderBankActions,
} from './bank-function.ts'
import {
  type CardAction,
  type CardStatus,
  type Circumstances,
  decideCard,
  holderActions,
  isUsable,
} from './card.ts'

/** A loss report or its end for the social security function alone, or for the bank account too. */
export const LOSS_SIDES = ['social', 'both'] as const
export type LossSides = (typeof LOSS_SIDES)[number]

export type LossRefusal =
  | 'ACTION_NOT_AVAILABLE_IN_STATUS'
  | 'LOSS_IS_FORMAL'
  | 'LOSS_NOT_RELEASABLE'
  | 'REPORTED_AT_BANK'
  | 'STEP_UP_NEEDED'

/** What became of one side; `changed` is false when it stood there already. */
export type SideDecision<Status> = Decision<
  { readonly status: Status; readonly changed: boolean },
  LossRefusal
>

/** Each side is decided and told apart: what stops one does not stop the other. */
export interface SidesDecided {
  readonly social: SideDecision<CardStatus>
  /** Absent when the bank side was not asked for. */
  readonly bank: SideDecision<BankStatus> | undefined
}

/** The part of a card that these rules look at. */
export interface LossState {
  readonly status: CardStatus
  readonly bankStatus: BankStatus
  /** When the bank's side was reported lost through this system; none when at the bank. */
  readonly bankLossReportedAt: Temporal.Instant | undefined
}

/** A report lifts nothing, so neither the city's rule nor the level matters. */
const REPORTING = { formalLossReleasable: false, assuranceLevel: 0 } as const

const asSide = <Status>(decision: Decision<Status, LossRefusal>): SideDecision<Status> =>
  decision.granted ? grant(decision.basis, { status: decision.outcome, changed: true }) : decision

const social = (
  status: CardStatus,
  action: CardAction,
  circumstances: Circumstances = REPORTING,
): SideDecision<CardStatus> => {
  const decision = decideCard(status, action, circumstances)
  if (decision.granted) return asSide(decision)
  const { basis, refusal, instead } = decision
  return refuse(basis, refusal === 'HIGHER_ASSURANCE_NEEDED' ? 'LOSS_IS_FORMAL' : refusal, instead)
}

/** Granted as soon as one side could be done; refused as the social side is when none could. */
const together = (sides: SidesDecided): Decision<SidesDecided, LossRefusal> => {
  if (sides.social.granted) return grant(sides.social.basis, sides)
  if (sides.bank?.granted === true) return grant(sides.bank.basis, sides)
  return sides.social
}

/** Statuses in which the card is stopped as lost already. */
const STOPPED: ReadonlySet<CardStatus> = new Set(['temporarilyLost', 'lost', 'replacingLost'])

const reportSocial = ({ status }: LossState): SideDecision<CardStatus> =>
  STOPPED.has(status)
    ? grant('CARD-16', { status, changed: false })
    : social(status, 'reportTemporaryLoss')

/** The step of a formal report: a temporary loss becomes a formal one. */
export const formalAction = (status: CardStatus): 'reportLoss' | 'formaliseLoss' =>
  status === 'temporarilyLost' ? 'formaliseLoss' : 'reportLoss'

const reportSocialFormally = ({ status }: LossState): SideDecision<CardStatus> =>
  status === 'lost' || status === 'replacingLost'
    ? grant('CARD-16', { status, changed: false })
    : social(status, formalAction(status))

const reportBank = ({ bankStatus }: LossState): SideDecision<BankStatus> =>
  bankStatus === 'bankLost'
    ? grant('CARD-16', { status: bankStatus, changed: false })
    : asSide(decideBankFunction(bankStatus, 'reportLoss'))

/** 临时挂失: stops what can be stopped. Saying it twice changes nothing and does no harm. */
export const decideLossReport = (
  card: LossState,
  sides: LossSides,
): Decision<SidesDecided, LossRefusal> =>
  together({
    social: reportSocial(card),
    bank: sides === 'both' ? reportBank(card) : undefined,
  })

/** 正式挂失: the card is stopped until it is replaced, or restored after a look at its holder. */
export const decideFormalLoss = (
  card: LossState,
  sides: LossSides,
): Decision<SidesDecided, LossRefusal> =>
  together({
    social: reportSocialFormally(card),
    bank: sides === 'both' ? reportBank(card) : undefined,
  })

const restoreSocial = (
  { status }: LossState,
  circumstances: Circumstances,
): SideDecision<CardStatus> =>
  isUsable(status)
    ? grant('CARD-16', { status, changed: false })
    : social(status, 'restore', circumstances)

const restoreBank = ({ bankStatus, bankLossReportedAt }: LossState): SideDecision<BankStatus> => {
  if (bankStatus === 'active') return grant('CARD-16', { status: bankStatus, changed: false })
  if (bankTransitionOf(bankStatus, 'restore') !== undefined && bankLossReportedAt === undefined)
    return refuse('YKT-14', 'REPORTED_AT_BANK', ['askBank'])
  return asSide(decideBankFunction(bankStatus, 'restore'))
}

/** How surely the holder is known, and what the issuing city lets be lifted. */
export interface Proof extends Circumstances {
  readonly fresh: boolean
}

/**
 * 解挂. Guards in order: the holder has just proved who they are (whoever found the card must not be
 * able to make it good), then each side by itself. A formal loss asks for a face or a counter, and
 * for a city that lifts it (G5); the bank side comes back only when this system reported it.
 */
export const decideRestore = (
  card: LossState,
  sides: LossSides,
  proof: Proof,
): Decision<SidesDecided, LossRefusal> => {
  if (!proof.fresh) return refuse('YKT-22', 'STEP_UP_NEEDED', ['stepUp'])
  return together({
    social: restoreSocial(card, proof),
    bank: sides === 'both' ? restoreBank(card) : undefined,
  })
}

/** 临时挂失到期: what the issuing city does with a temporary loss that nobody ended. */
export type LossEndAction = 'release' | 'keep' | 'makeFormal'

/** The step at the end of a temporary loss; `undefined` when the card stays as it is. */
export const lossEndStep = (
  action: LossEndAction,
): 'endTemporaryLoss' | 'formaliseLoss' | undefined =>
  action === 'keep' ? undefined : action === 'release' ? 'endTemporaryLoss' : 'formaliseLoss'

/** How an answer names what became of a side. */
export type SideResult = 'changed' | 'unchanged' | 'refused'

export const sideResult = (
  side:
    | Refused<string>
    | { readonly granted: true; readonly outcome: { readonly changed: boolean } },
): SideResult => {
  if (!side.granted) return 'refused'
  return side.outcome.changed ? 'changed' : 'unchanged'
}

/** What a holder can ask for on the two sides. */
export const possibleActions = (card: LossState) => ({
  social: holderActions(card.status),
  bank: holderBankActions(card.bankStatus).filter(
    (action) => action !== 'restore' || card.bankLossReportedAt !== undefined,
  ),
})
