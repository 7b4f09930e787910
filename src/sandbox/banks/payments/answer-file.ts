import {
  writeDelimitedResult,
  writeDelimitedReturn,
  writeDelimitedStatement,
} from './delimited-answers.ts'
import { writeCamt053, writeCamt054, writePain002 } from './iso-answers.ts'
import { type ResultAnswer, type ReturnAnswer, type StatementAnswer, sumOf } from './payment.ts'

export type PaymentFormat = 'iso20022' | 'delimited'

/** A file that the bank has for the platform. */
export interface AnswerOfBank {
  readonly fileNumber: string
  readonly kind: 'results' | 'returns' | 'statement'
  readonly format: PaymentFormat
  readonly content: Buffer
  /** What it tells of. */
  readonly totals: { readonly count: number; readonly sumFen: bigint }
  /** When the bank hands it out. */
  readonly dueAt: Temporal.Instant
}

const WRITERS = {
  delimited: {
    results: writeDelimitedResult,
    returns: writeDelimitedReturn,
    statement: writeDelimitedStatement,
  },
  iso20022: { results: writePain002, returns: writeCamt054, statement: writeCamt053 },
} as const

const totalsOf = (rows: readonly { readonly amountFen: bigint }[]) => ({
  count: rows.length,
  sumFen: sumOf(rows),
})

export const resultsFile = (format: PaymentFormat, answer: ResultAnswer): AnswerOfBank => ({
  fileNumber: answer.fileNumber,
  kind: 'results',
  format,
  content: WRITERS[format].results(answer),
  totals: totalsOf(answer.lines),
  dueAt: answer.madeAt,
})

export const returnsFile = (
  format: PaymentFormat,
  answer: ReturnAnswer,
  dueAt: Temporal.Instant,
): AnswerOfBank => ({
  fileNumber: answer.fileNumber,
  kind: 'returns',
  format,
  content: WRITERS[format].returns(answer),
  totals: totalsOf(answer.lines),
  dueAt,
})

export const statementFile = (
  format: PaymentFormat,
  answer: StatementAnswer,
  dueAt: Temporal.Instant,
): AnswerOfBank => ({
  fileNumber: answer.fileNumber,
  kind: 'statement',
  format,
  content: WRITERS[format].statement(answer),
  totals: totalsOf(answer.entries),
  dueAt,
})

/** When a bank has closed its day. */
export const nextMorning = (now: Temporal.Instant): Temporal.Instant =>
  now
    .toZonedDateTimeISO('Asia/Shanghai')
    .add({ days: 1 })
    .with({ hour: 6, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .toInstant()
