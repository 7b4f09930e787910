export { type BankRecord, CLAIMS, type Claim } from './answer.ts'
export { applyAnswers, type Applied, type AnswerFile } from './apply-answers.ts'
export { type BuildDeps, buildInstructions } from './build-instructions.ts'
export type { Signatory } from './batch.ts'
export { createBatch, type BatchMade, type NewBatch, type NewBatchRefusal } from './create-batch.ts'
export type { InstructionHead, InstructionLine } from './formats/bank-format.ts'
export { BANK_FORMATS } from './formats/index.ts'
export { holdLine, holdLineIn, releaseLine, releaseLineIn } from './hold-line.ts'
export type { DeptPageDeps } from './pages-dept-frame.ts'
export { paymentPages } from './pages-dept.ts'
export type { BankWord, PayingBank, PayingBanks, Sending } from './paying-bank.ts'
export type { FeedLine } from './pages-review-parts.ts'
export { reviewPages } from './pages-review-routes.ts'
export { paymentRound } from './payment-round.ts'
export { proposeReissues } from './propose-reissues.ts'
export { routeOf } from './reason-words.ts'
export { reissueCases } from './reissue-cases.ts'
export { RETURN_CASE_TRANSITIONS } from './return-case.ts'
export { RETURN_REASONS, type ReturnReason } from './return-reason.ts'
export { type SendDeps } from './send-instruction.ts'
export { settleInstruction } from './settle-instruction.ts'
export {
  checkBatch,
  giveBackBatch,
  releaseBatch,
  type Signature,
  submitBatch,
  withdrawBatch,
} from './sign-batch.ts'
export { takeAnswerFile, type TakeDeps } from './take-answer-file.ts'
export {
  type Batch,
  batchOfSource,
  findBatch,
  type LeftOut,
  payeesLeftOut as leftOutOf,
  standingOf,
} from './store.ts'
export { linesOfBatch, linesOfOtherCities, linesOfProgramme } from './store-sets.ts'
export { batchesWaiting } from './store-review.ts'
export { failedLines } from './store-failed.ts'
export { type Instruction, instructionsOf } from './store-instructions.ts'
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
export { type HolderReason, holderReason, reasonButton, reasonSentence } from './holder-reason.ts'
export { moneyPages } from './pages-money-routes.ts'
export { MONEY_PATH, monthSentence } from './pages-money-parts.ts'
export { moneyGlance } from './read-money.ts'
export { statementPages } from './pages-statements-routes.ts'
