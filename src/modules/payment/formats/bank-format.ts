import type { Fault, Place } from './fault.ts'
import type { LineFault } from './line-check.ts'
import type { OwnReasons } from '../reason-mapping.ts'
import type { ToldReason } from '../return-reason.ts'

/** How many, and how much together. */
export interface Totals {
  readonly count: number
  readonly sumFen: bigint
}

/** 发放指令文件头: what the lines of one file have in common. References are of 35 characters. */
export interface InstructionHead {
  /** Names this file for ever; a bank takes a number once. */
  readonly fileNumber: string
  /** The which-th file it is that was made for the same lines, from 1. */
  readonly incarnation: number
  readonly batchReference: string
  readonly bankCode: string
  readonly programme: { readonly code: string; readonly name: string }
  /** 所属期, such as 202611 or 2026Q4. */
  readonly period: string
  readonly payOn: Temporal.PlainDate
  readonly madeAt: Temporal.Instant
  /** 付款户: whose account at the bank the money leaves. */
  readonly payer: { readonly name: string; readonly accountNumber: string }
  readonly totals: Totals
}

/** 发放明细: one payment to one account. */
export interface InstructionLine {
  /** A UUID without its hyphens: 32 digits, since ISO 20022 gives a reference 35 characters. */
  readonly lineId: string
  readonly accountNumber: string
  /** 户名, character by character as the register has it. */
  readonly accountName: string
  readonly amountFen: bigint
  /** 摘要: the programme and its period, as it will stand on the statement of the payee. */
  readonly purpose: string
}

/** What a file must be about; a file about anything else is refused whole. */
export interface ExpectedFile {
  readonly bankCode: string
  readonly batchReference?: string | undefined
  /** Number of the instruction file that is answered. */
  readonly fileNumber?: string | undefined
  /** Totals of the instruction file that is answered. */
  readonly totals?: Totals | undefined
  /** What the bank's own codes mean. */
  readonly ownReasons?: OwnReasons | undefined
}

/** What a bank says of a payment. `unknown` keeps a word that this program does not know. */
export type LineStatus = 'accepted' | 'paid' | 'rejected' | 'pending' | 'unknown'

/** What a bank says of a file or of a batch in it. */
export type FileStatus = 'received' | 'accepted' | 'partlyAccepted' | 'paid' | 'refused' | 'unknown'

/** 应答文件头. */
export interface AnswerHead {
  readonly kind: 'head'
  readonly place: Place
  readonly answers: 'instruction' | 'return' | 'notification' | 'statement'
  /** The bank's own number of the file: with the bank's code it is taken once. */
  readonly fileNumber: string
  readonly bankCode: string
  /** Of statements and notifications: the account they are of. */
  readonly accountNumber?: string | undefined
}

export interface FileStatusRecord {
  readonly kind: 'fileStatus'
  readonly place: Place
  readonly of: 'file' | 'batch'
  readonly status: FileStatus
  readonly statusCode: string
  readonly reason?: ToldReason | undefined
}

export interface LineResult {
  readonly kind: 'lineResult'
  readonly place: Place
  readonly lineId: string
  readonly status: LineStatus
  /** As the bank wrote it. */
  readonly statusCode: string
  /** Present when the bank repeats them; to be compared before anything is applied (P9). */
  readonly amountFen?: bigint | undefined
  readonly accountTail?: string | undefined
  readonly reason?: ToldReason | undefined
  readonly settledOn?: Temporal.PlainDate | undefined
  readonly bankReference?: string | undefined
}

/** 退汇: money that came back after it was paid. */
export interface ReturnRecord {
  readonly kind: 'return'
  readonly place: Place
  readonly lineId: string
  /** The file in which it was paid, when the bank says so. */
  readonly instructionFile?: string | undefined
  readonly amountFen: bigint
  readonly accountTail?: string | undefined
  readonly reason: ToldReason
  readonly returnedOn: Temporal.PlainDate | undefined
  readonly bankReference?: string | undefined
}

/** 账户流水: one entry of an account, seen from its owner. */
export interface EntryRecord {
  readonly kind: 'entry'
  readonly place: Place
  readonly entryReference: string
  readonly direction: 'credit' | 'debit'
  readonly amountFen: bigint
  readonly isBooked: boolean
  readonly isReversal: boolean
  readonly bookedOn: Temporal.PlainDate | undefined
  readonly bankReference?: string | undefined
}

/** A payment of ours inside an entry. */
export interface EntryLine {
  readonly kind: 'entryLine'
  readonly place: Place
  readonly direction: 'credit' | 'debit'
  readonly lineId?: string | undefined
  readonly instructionFile?: string | undefined
  readonly batchReference?: string | undefined
  readonly amountFen: bigint
}

export interface FaultRecord extends Fault {
  readonly kind: 'fault'
}

/** The last record of every file. Nothing of a file that is not `usable` may be applied. */
export interface EndRecord {
  readonly kind: 'end'
  readonly usable: boolean
  /** What could be read. */
  readonly counted: Totals
  readonly faults: number
}

export type AnswerRecord =
  | AnswerHead
  | FileStatusRecord
  | LineResult
  | ReturnRecord
  | EntryRecord
  | EntryLine
  | FaultRecord
  | EndRecord

export type InstructionRecord =
  | { readonly kind: 'head'; readonly place: Place; readonly head: InstructionHead }
  | { readonly kind: 'line'; readonly place: Place; readonly line: InstructionLine }
  | FaultRecord
  | EndRecord

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>
export type Lines = AsyncIterable<InstructionLine> | Iterable<InstructionLine>

/**
 * 银行文件格式: how instructions leave and answers come in. Reading applies nothing: it tells what
 * stands in a file, where, and what is wrong with it. Records come while the file is still being
 * read, so whoever takes them keeps them apart until the `end` says that the file is usable.
 */
export interface BankFormat {
  readonly id: 'iso20022' | 'delimited'
  /** Of file names, without the dot. */
  readonly extension: string
  /** The first thing for which this format has no way to write the line, asked at approval. */
  lineFault(line: InstructionLine): LineFault | undefined
  /**
   * The bytes of an instruction file.
   *
   * @param lines in ascending order of `lineId`, as `LinesDigest` wants them.
   * @throws {UnwritableLine} for a line that `lineFault` refuses or that is out of order, and
   * {TotalsDiffer} after the last line: what was written by then is no file.
   */
  write(head: InstructionHead, lines: Lines): AsyncGenerator<Uint8Array>
  /** Reads an instruction file back, to compare what is sent with what was approved (P8). */
  readInstruction(bytes: Bytes): AsyncGenerator<InstructionRecord>
  readAnswer(bytes: Bytes, expected: ExpectedFile): AsyncGenerator<AnswerRecord>
}
