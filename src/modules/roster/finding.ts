import { isOptional, type Field } from './field.ts'
import { FINDING_TEXTS, type FindingCode, type Severity } from './finding-texts.ts'

export type { FindingCode, Severity } from './finding-texts.ts'

/** What was found at one place of a list. The words hold no value of a person; the others may. */
export interface Finding {
  /** As the spreadsheet shows it, counted from 1. */
  readonly row: number
  /** Counted from 0; absent when the whole row is meant. */
  readonly column?: number
  readonly field?: Field
  readonly code: FindingCode
  readonly severity: Severity
  readonly messageZh: string
  /** What could stand there instead, for a person to take over with one press. */
  readonly suggestion?: string
  /** What stands there. */
  readonly original: string
}

/** A fault of one value, before its place is known. */
export interface Fault {
  readonly code: FindingCode
  /** Fills the `{}` of the words: a position, a row; never a value. */
  readonly at?: number
  readonly suggestion?: string
}

/** A value that was read, or not, and what was seen on the way. */
export interface Read<Value> {
  readonly value?: Value
  readonly faults: readonly Fault[]
}

export const fault = (code: FindingCode, more: Omit<Fault, 'code'> = {}): Fault => ({
  code,
  ...more,
})

export const unreadable = (code: FindingCode, more: Omit<Fault, 'code'> = {}): Read<never> => ({
  faults: [fault(code, more)],
})

interface Place {
  readonly row: number
  readonly column?: number | undefined
  readonly field?: Field | undefined
  readonly original: string
}

/** A column that nobody is paid by never keeps a row from being paid. */
const severityAt = (code: FindingCode, field: Field | undefined): Severity => {
  const { severity } = FINDING_TEXTS[code]
  return severity === 'refuse' && field !== undefined && isOptional(field) ? 'confirm' : severity
}

/** What is wrong and what to do, and its weight, for lists of another kind than of payees. */
export const wordsOfFault = ({
  code,
  at,
}: Fault): { readonly words: string; readonly severity: Severity } => {
  const { severity, zh } = FINDING_TEXTS[code]
  return { severity, words: zh.replace('{}', at === undefined ? '' : String(at)) }
}

/** Puts a fault in its place. */
export const findingAt = (place: Place, found: Fault): Finding => ({
  row: place.row,
  ...(place.column === undefined ? {} : { column: place.column }),
  ...(place.field === undefined ? {} : { field: place.field }),
  code: found.code,
  severity: severityAt(found.code, place.field),
  messageZh: wordsOfFault(found).words,
  ...(found.suggestion === undefined ? {} : { suggestion: found.suggestion }),
  original: place.original,
})
