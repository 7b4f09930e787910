export type {
  AnswerHead,
  AnswerRecord,
  BankFormat,
  ExpectedFile,
  FileStatus,
  InstructionHead,
  InstructionLine,
  InstructionRecord,
  LineStatus,
  Totals,
} from './formats/bank-format.ts'
export { type Fault, faultText, spoilsFile } from './formats/fault.ts'
export { BANK_FORMATS } from './formats/index.ts'
export { type LineFault, TotalsDiffer, UnwritableLine } from './formats/line-check.ts'
export {
  type ApprovedHead,
  digested,
  digestOfLines,
  LinesDigest,
  type LinesSeal,
} from './formats/lines-digest.ts'
export {
  ByteSeal,
  judgeReceived,
  readSidecar,
  sealed,
  type Sidecar,
  sidecarFaults,
  sidecarText,
  signSidecar,
  verifySidecar,
} from './formats/sidecar.ts'
export type { OwnReasons } from './reason-mapping.ts'
export { RETURN_REASONS, type ReturnReason, type ToldReason } from './return-reason.ts'
