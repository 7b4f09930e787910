export { type BankRecord, CLAIMS, type Claim } from './answer.ts'
export { applyAnswers, type Applied, type BankFile } from './apply-answers.ts'
export { createBatch, type BatchMade, type NewBatch } from './create-batch.ts'
export {
  checkBatch,
  giveBackBatch,
  releaseBatch,
  type Signature,
  submitBatch,
  withdrawBatch,
} from './sign-batch.ts'
export { type Batch, findBatch, standingOf } from './store.ts'
export { type Instruction, instructionsOf } from './store-instructions.ts'
export { settleInstruction } from './settle-instruction.ts'
