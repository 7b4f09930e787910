import { checkName, type NameFault } from '#kernel/names.ts'
import type { InstructionHead, InstructionLine } from './bank-format.ts'

/** Why a line cannot be written; the first fault that is found. */
export type LineFault =
  | 'LINE_ID'
  | 'ACCOUNT_NUMBER'
  | `NAME_${NameFault | 'BLANKS_AROUND'}`
  | 'AMOUNT'
  | 'PURPOSE'
  /** A value contains the separator of the delimited format. */
  | 'SEPARATOR'

/** A line that must not have come to the writer: it is a bug, and names no person. */
export class UnwritableLine extends Error {
  override readonly name = 'UnwritableLine'
  readonly lineId: string
  readonly fault: LineFault | 'ORDER'

  constructor(lineId: string, fault: LineFault | 'ORDER') {
    super(`payment line ${lineId} cannot be written: ${fault}`)
    this.lineId = lineId
    this.fault = fault
  }
}

/** The lines that came are not those of which the head speaks. */
export class TotalsDiffer extends Error {
  override readonly name = 'TotalsDiffer'
}

export const LINE_ID = /^[0-9a-f]{32}$/
export const REFERENCE = /^[0-9A-Za-z][0-9A-Za-z_-]{0,34}$/
export const ACCOUNT_NUMBER = /^\d{8,32}$/
export const PERIOD = /^[0-9A-Z]{4,12}$/
export const CURRENCY = 'CNY'

/** Names and purposes: the room that ISO 20022 gives them, in code points. */
export const TEXT_LENGTH = 140
const LARGEST_FEN = 10n ** 15n

const isLong = (text: string): boolean =>
  text.length > TEXT_LENGTH && Array.from(text).length > TEXT_LENGTH

/** What a bank would show differently from what was meant, or not at all. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
export const LOST = /[\uFFFD\p{Cs}]/u

/** What names and purposes nearly always are; anything else is looked at more closely. */
const PLAIN = /^[^\s?\uFF1F\uFFFD\p{C}\p{Z}]{1,100}$/u

const textIsPlain = (text: string): boolean =>
  PLAIN.test(text) ||
  (text !== '' &&
    text === text.trim() &&
    !isLong(text) &&
    !UNSEEN.test(text) &&
    !LOST.test(text) &&
    !/[?\uFF1F\p{Co}]/u.test(text))

const nameFault = (name: string): LineFault | undefined => {
  // Counting characters as people do takes longer than writing the whole line.
  if (PLAIN.test(name)) return undefined
  const finding = checkName(name)
  if (!finding.valid) return `NAME_${finding.reason}`
  if (finding.name !== name) return 'NAME_BLANKS_AROUND'
  return isLong(name) ? 'NAME_TOO_LONG' : undefined
}

/** The first thing in a line that no format can carry as it is; nothing is cut or replaced. */
export const lineFault = (line: InstructionLine): LineFault | undefined => {
  if (!LINE_ID.test(line.lineId)) return 'LINE_ID'
  if (!ACCOUNT_NUMBER.test(line.accountNumber)) return 'ACCOUNT_NUMBER'
  const ofName = nameFault(line.accountName)
  if (ofName !== undefined) return ofName
  if (line.amountFen <= 0n || line.amountFen > LARGEST_FEN) return 'AMOUNT'
  return textIsPlain(line.purpose) ? undefined : 'PURPOSE'
}

/** @throws {RangeError} for a head that no format can carry: it is the program's own. */
export const assertHead = (head: InstructionHead): void => {
  const { programme, payer, totals } = head
  const references = [head.fileNumber, head.batchReference, head.bankCode, programme.code]
  const isWhole =
    references.every((one) => REFERENCE.test(one)) &&
    PERIOD.test(head.period) &&
    ACCOUNT_NUMBER.test(payer.accountNumber) &&
    [programme.name, payer.name].every((one) => textIsPlain(one) && !one.includes('|')) &&
    Number.isSafeInteger(head.incarnation) &&
    head.incarnation > 0 &&
    Number.isSafeInteger(totals.count) &&
    totals.count > 0 &&
    totals.sumFen > 0n
  if (!isWhole) throw new RangeError(`the head of payment file ${head.fileNumber} is not whole`)
}
