export type { BankRecord, Claim } from './answer.ts'
export { applyAnswers, type Applied, type AnswerFile } from './apply-answers.ts'
export {
  type Asked,
  type AskingRefusal,
  askTaken,
  type AskTakenDeps,
  enterTaken,
  matchFound,
} from './ask-what-banks-have.ts'
export { type BuildDeps, buildInstructions } from './build-instructions.ts'
export { BATCH_TRANSITIONS, type Signatory } from './batch.ts'
export { INSTRUCTION_TRANSITIONS } from './instruction.ts'
export { LINE_TRANSITIONS } from './line.ts'
export { checkExchangeFile, type FileReport } from './check-exchange-file.ts'
export { declareIncarnation } from './declare-incarnation.ts'
export { createBatch, type BatchMade, type NewBatch, type NewBatchRefusal } from './create-batch.ts'
export type { InstructionHead, InstructionLine } from './formats/bank-format.ts'
export {
  type BankTerms,
  payingBanksOver,
  readTaken,
  type WaitingAnswers,
  waitingAnswersAt,
} from './bank-http.ts'
export { fetchAnswers, type FetchDeps } from './fetch-answers.ts'
export { BANK_FORMATS } from './formats/index.ts'
export { holdLine, holdLineIn } from './hold-line.ts'
export { endObjectedLine, freeObjectedLine, objectedFateOf } from './follow-objections.ts'
export type { ObjectedFate } from './objected-line.ts'
export { objectedOnTheWay } from './store-objected.ts'
export { looseLines } from './store-loose.ts'
export type { DeptPageDeps } from './pages-dept-frame.ts'
export { paymentPages } from './pages-dept.ts'
export type { BankWord, PayingBank, PayingBanks, Sending, TakenInstruction } from './paying-bank.ts'
export { fitsCycle, periodOf } from './pay-period.ts'
export type { FeedLine } from './pages-review-parts.ts'
export { reviewPages } from './pages-review-routes.ts'
export { paymentRound } from './payment-round.ts'
export { openRecoveries } from './open-recoveries.ts'
export { stopSubscribers } from './stop-person.ts'
export { proposeReissues } from './propose-reissues.ts'
export { reissueCases } from './reissue-cases.ts'
export { RECOVERY_TRANSITIONS } from './recovery.ts'
export { RETURN_CASE_TRANSITIONS } from './return-case.ts'
export { FAULTS as FILE_FAULTS, faultText } from './formats/fault.ts'
export { ByteSeal, sidecarText, signSidecar } from './formats/sidecar.ts'
export { bankPaymentPages } from './pages-bank.ts'
export { sendingPages } from './pages-sending-routes.ts'
export type { ReturnReason } from './return-reason.ts'
export { type SendDeps } from './send-instruction.ts'
export { paymentRoutes } from './routes.ts'
export { settleInstruction } from './settle-instruction.ts'
export {
  checkBatch,
  giveBackBatch,
  releaseBatch,
  type Signature,
  submitBatch,
  withdrawBatch,
} from './sign-batch.ts'
export { paymentSubscribers } from './subscribers.ts'
export { takeAnswerFile, type TakeDeps } from './take-answer-file.ts'
export { type Batch, batchOfSource, findBatch, standingOf } from './store.ts'
export { type LeftOut, payeesLeftOut as leftOutOf } from './store-new-lines.ts'
export { linesOfBatch, linesOfOtherCities, linesOfProgramme } from './store-sets.ts'
export { caseGroups } from './store-cases.ts'
export { batchesWaiting } from './store-review.ts'
export { openSuspense } from './store-suspense.ts'
export { failedLines } from './store-failed.ts'
export {
  countPaid,
  inboundOfStrays,
  linesInTransit,
  postedOf,
  type SentFigure,
  sentFigures,
  type StrayFigure,
  strayFigures,
  type ToldFigure,
  toldFigures,
} from './store-reconciliation.ts'
export {
  bankInquiries,
  type BankInquiry,
  currentIncarnation,
  type Incarnation,
  isSettled,
  type TwoWitnesses,
} from './store-incarnation.ts'
export { type Instruction, instructionsOf, unknownInstructions } from './store-instructions.ts'
export { moneyPages } from './pages-money-routes.ts'
export { MONEY_PATH, monthSentence } from './pages-money-parts.ts'
export type { HomeVisit } from './pages-money-visit.ts'
export { moneyGlance, sumAtBank } from './read-money.ts'
export { statementPages } from './pages-statements-routes.ts'
export { openCases } from './open-cases.ts'
export { LinesHash } from './lines-digest.ts'
export { type Line, linesOf } from './store-lines.ts'
export { insertBankKey } from './store-bank-keys.ts'
export { tidySpool } from './tidy-spool.ts'
