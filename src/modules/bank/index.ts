export type { PaidThrough } from './account-notice.ts'
export { askBanks } from './ask-banks.ts'
export { type BankChooserOptions, bankChooser } from './bank-chooser.ts'
export { type BankMeasure, MEASURE_EFFECTS, type MeasureEffect } from './bank.ts'
export {
  CARD_SERVICES,
  type CardServices,
  meansOf,
  OFFERED_CODES,
  SERVICE_AREAS,
} from './card-service.ts'
export { keepCardServices } from './keep-card-services.ts'
export {
  CARD_SERVICE_NAMES,
  SERVICE_AREA_NAMES,
  SERVICE_MEANS_NAMES,
} from './messages-card-services.ts'
export { cardServices } from './store-card-services.ts'
export { cancelBankRequest, recallBankRequest } from './cancel-request.ts'
export { type BankConnections, bankConnections } from './connection.ts'
export { enterApplication, openRound } from './enter-admission.ts'
export { exportOpenings } from './export-openings.ts'
export type { HolderForBank, ReadHolder } from './holder.ts'
export { decideApplication, scoreApplication } from './judge-admission.ts'
export { bankPages } from './pages.ts'
export { KEY_STATE_WORDS } from './messages-keys.ts'
export { KEY_STATE_COLOURS } from './pages-keys.ts'
export { newKeyFacts } from './keep-keys.ts'
export { type BankPageDeps, ownBank } from './pages-frame.ts'
export type { CountOfBank } from './preview-measure.ts'
export type { MigrationOfBank } from './migration.ts'
export {
  decideNewKey,
  keyState,
  type KeyState,
  type NewKey,
  type NewKeyRefusal,
} from './partner-key.ts'
export { readAccountNumber } from './read-account-number.ts'
export {
  type BankRequestRefusal,
  type NewBankRequest,
  requestAccountOpening,
  requestLossReport,
  requestRestoration,
} from './request-bank.ts'
export { REQUEST_TRANSITIONS } from './request.ts'
export { type BankRouteDeps, bankRoutes } from './routes.ts'
export { liftMeasure, type MeasureInput, setMeasure } from './set-measure.ts'
export { type AccountToCopy, copyAccounts } from './store-copy.ts'
export { chooseBank, showBanks, type ShownBank, type ShownBanks } from './show-banks.ts'
export { assessObligation, signAgreement } from './sign-agreement.ts'
export {
  addBank,
  type Bank,
  bankAgencies,
  bankMeasure,
  bankNames,
  holdBank,
  listBanks,
} from './store.ts'
export { type BankRequest } from './store-request.ts'
export { insertAgreement } from './store-agreement.ts'
export { usableAgain } from './store-sets.ts'
export { insertMeasure } from './store-measure.ts'
export { type WantedEvents, wantedSubscribers } from './subscribers-wanted.ts'
export { bankSubscribers } from './subscribers.ts'
