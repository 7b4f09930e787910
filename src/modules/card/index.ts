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
export { cardNames, type CardPageDeps } from './pages-frame.ts'
export { receiptReference } from './pages-loss.ts'
export { noCardPage } from './pages-restore.ts'
export { createCard, type NewCard } from './create-card.ts'
export { expireTemporaryLoss, type ExpiredLosses } from './expire-temporary-loss.ts'
export { holderCard, type HolderCard } from './holder-card.ts'
export type { LossRefusal, LossSides, SideDecision } from './loss.ts'
export { reportTemporaryLoss } from './report-temporary-loss.ts'
export { restoreTemporaryLoss } from './restore.ts'
export { cardRoutes } from './routes.ts'
export type { LossOutcome } from './steps.ts'
export { type Card, currentCard, syncLegalTransitions } from './store.ts'
export {
  type CardForVerification,
  type CardKeys,
  cardsForVerification,
  numberKey,
} from './store-verification.ts'
export { cardNumberOf, countCardsOfBank } from './store-for-banks.ts'
export { type CardStep, type CardToCopy, copyCards, copyCardSteps } from './store-copy.ts'
