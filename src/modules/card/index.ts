export {
  BANK_STATUSES,
  BANK_TRANSITIONS,
  type BankAction,
  type BankStatus,
} from './bank-function.ts'
export {
  CARD_STATUSES,
  type CardAction,
  type CardStatus,
  isUsable,
  PUBLIC_STATUSES,
  publicStatus,
  type PublicStatus,
  TRANSITIONS,
} from './card.ts'
export { articleDetails, shortArticleName } from './messages-law.ts'
export { bankPart, socialMeaning, socialPart } from './messages-status.ts'
export { cardPages } from './pages.ts'
export { type BankChangePageDeps, cardNames, type CardPageDeps } from './pages-frame.ts'
export { receiptReference } from './pages-loss.ts'
export { noCardPage } from './pages-restore.ts'
export { createCard, type NewCard } from './create-card.ts'
export {
  expireTemporaryLoss,
  type ExpiredLosses,
  remindOfLossEnd,
} from './expire-temporary-loss.ts'
export { holderCard, type HolderCard } from './holder-card.ts'
export type { LossRefusal, LossSides, SideDecision } from './loss.ts'
export { reportTemporaryLoss, reportTemporaryLossIn } from './report-temporary-loss.ts'
export { restoreCard, restoreCardIn, type RestoreInput } from './restore.ts'
export { cardRoutes } from './routes.ts'
export type { LossOutcome } from './steps.ts'
export { type Card, currentCard, syncLegalTransitions } from './store.ts'
export {
  type CardForVerification,
  type CardKeys,
  cardsForVerification,
  cardsOfPersons,
  numberKey,
} from './store-verification.ts'
export { cardNumberOf, countCardsOfBank, migrationOfBank } from './store-for-banks.ts'
export { type CardStep, type CardToCopy, copyCards, copyCardSteps } from './store-copy.ts'
export { applyForCard, applyForCardIn, type Application, type HeldCard } from './apply-for-card.ts'
export { cancelCard, cancelCardIn, type Cancellation } from './cancel-card.ts'
export { httpCardFactory, type CardFactory, type FactoryOrder } from './card-factory.ts'
export { chooseOtherBank, chooseOtherBankIn } from './choose-other-bank.ts'
export { E_CARD_STEPS, type ECard } from './e-card.ts'
export { checkECardPassword, setECardPassword } from './e-card-password.ts'
export { enableCard, enableCardIn, type Enabling } from './enable-card.ts'
export * as cardEvents from './events.ts'
export { type Fee, type FeeCase, orderFee, promisedWorkingDays } from './fees.ts'
export { type HolderOrder, holderOrders } from './holder-orders.ts'
export { cardHoldings } from './holdings.ts'
export { issueECard, issueECardIn } from './issue-e-card.ts'
export { E_CARD_CONSENT, type ECardConsent } from './consent-to-e-card.ts'
export {
  type CardOrder,
  type Delivery,
  ORDER_TRANSITIONS,
  type OrderRefusal,
  type OrderTerms,
} from './order.ts'
export { nextBlank } from './next-blank.ts'
export { orderBankChange } from './order-bank-change.ts'
export { purgeBankChangeDrafts } from './store-bank-change-draft.ts'
export { affectedProgrammes, type AffectedProgramme } from './bank-change-impact.ts'
export { type Moment, MOMENTS } from './bank-change.ts'
export type { BankChangeChoice, BankChangeStatement } from './bank-change-statement.ts'
export { statementMessages } from './messages-bank-change-counter.ts'
export { bankChangeFields } from './pages-bank-change-fields.ts'
export { previewList } from './pages-bank-change-preview.ts'
export { outletsIn } from './pages-bank-change-frame.ts'
export { bankChangeTracker } from './pages-bank-change-progress.ts'
export { bankChangeOf } from './read-bank-change.ts'
export { bankChangeTerms } from './read-bank-change-statement.ts'
export { confirmBankChange, showBankChange } from './show-bank-change.ts'
export { type BankChangeWish, canBegin, signBankChangeIn } from './sign-bank-change.ts'
export {
  purgeStatements,
  type ShownStatement,
  shownStatement,
  statementOfOrder,
} from './store-bank-change-statement.ts'
export { type AccountNumberReader, askFactory, type FactoryDeps } from './order-from-factory.ts'
export {
  personaliseInstantly,
  personaliseInstantlyIn,
  type Personalisation,
} from './personalise-instantly.ts'
export {
  countPinFailure,
  endPinFailures,
  recordPinFailure,
  recordPinSuccess,
  unlockCard,
  unlockCardIn,
} from './pin.ts'
export { type ProductionAnswer, productionAnswered } from './production-answer.ts'
export { receiveCard, receiveCardIn, type Handover } from './receive-card.ts'
export { remindOfActivation } from './remind-of-activation.ts'
export { renewCard, renewCardIn, type Renewal } from './renew-card.ts'
export { type NewCardWish, replaceLost, replaceLostIn } from './replace-lost.ts'
export { reportLoss, reportLossIn } from './report-loss.ts'
export { isAccountWanted, requestAccount } from './request-account.ts'
export { requestProduction } from './request-production.ts'
export { returnUnclaimed } from './return-unclaimed.ts'
export { factoryRoutes } from './routes-factory.ts'
export { eCardRoutes } from './routes-e-card.ts'
export { orderRoutes } from './routes-orders.ts'
export { openOrderOf } from './store-orders.ts'
export { blankTotals } from './store-order-records.ts'
export { type Standstill, standstills } from './store-standstill.ts'
export { channelsOf, eCardOf } from './store-e-card.ts'
export { cardSubscribers } from './subscribers.ts'
export { permitAccount, type PermitRefusal } from './permit-account.ts'
export { permitECard } from './permit-e-card.ts'
export { cardForCodes, type CodeCard, setECardChannels } from './use-e-card.ts'
export { withdrawOrder, withdrawOrderIn } from './withdraw-order.ts'
