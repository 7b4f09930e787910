export { type BankRecord, CLAIMS, type Claim } from './answer.ts'
export { applyAnswers, type Applied, type AnswerFile } from './apply-answers.ts'
export { type BuildDeps, buildInstructions } from './build-instructions.ts'
export { checkBankFile, type FileReport } from './check-bank-file.ts'
export { closeIfEnded } from './close-batch.ts'
export { createBatch, type BatchMade, type NewBatch } from './create-batch.ts'
export type { InstructionHead, InstructionLine } from './formats/bank-format.ts'
export {
  type BankTerms,
  payingBanksOver,
  type WaitingAnswers,
  waitingAnswersAt,
} from './bank-http.ts'
export { batchReleased, linesFailed, linesPaid } from './events.ts'
export { fetchAnswers, type FetchDeps } from './fetch-answers.ts'
export { BANK_FORMATS } from './formats/index.ts'
export { FAULTS as FILE_FAULTS, faultText } from './formats/fault.ts'
export { signSidecar } from './formats/sidecar.ts'
export { holdLine, releaseLine } from './hold-line.ts'
export type { BankWord, PayingBank, PayingBanks, Sending } from './paying-bank.ts'
export { bankPaymentPages } from './pages-bank.ts'
export { sendingPages } from './pages-sending-routes.ts'
export { pauseBatch, resumeBatch } from './pause-batch.ts'
export { paymentRound } from './payment-round.ts'
export { receiveAnswer } from './receive-answer.ts'
export { reissueLines } from './reissue.ts'
export { RETURN_REASONS, type ReturnReason } from './return-reason.ts'
export { periodOf } from './pay-period.ts'
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
export { type Batch, findBatch, standingOf } from './store.ts'
export { LinesHash } from './lines-digest.ts'
export { type Line, linesOf } from './store-lines.ts'
export { linesOfProgramme } from './store-sets.ts'
export { failedLines } from './store-failed.ts'
export { type Instruction, instructionsOf } from './store-instructions.ts'
export { insertBankKey } from './store-bank-keys.ts'
export { tidySpool } from './tidy-spool.ts'
