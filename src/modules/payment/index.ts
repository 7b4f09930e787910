export { type BankRecord, CLAIMS, type Claim } from './answer.ts'
export { applyAnswers, type Applied, type AnswerFile } from './apply-answers.ts'
export { type BuildDeps, buildInstructions } from './build-instructions.ts'
export { createBatch, type BatchMade, type NewBatch } from './create-batch.ts'
export type { InstructionHead, InstructionLine } from './formats/bank-format.ts'
export { BANK_FORMATS } from './formats/index.ts'
export { holdLine, releaseLine } from './hold-line.ts'
export type { BankWord, PayingBank, PayingBanks, Sending } from './paying-bank.ts'
export { paymentRound } from './payment-round.ts'
export { reissueLines } from './reissue.ts'
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
export { type Batch, findBatch, standingOf } from './store.ts'
export { linesOfProgramme } from './store-sets.ts'
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
