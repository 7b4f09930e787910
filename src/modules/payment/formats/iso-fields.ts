import { isoReason, type OwnReasons, ownReason } from '../reason-mapping.ts'
import type { ToldReason } from '../return-reason.ts'
import type { ExpectedFile, FaultRecord } from './bank-format.ts'
import type { FaultCode, Place } from './fault.ts'
import type { FaultCount } from './fault-count.ts'
import { CODE_KIND, DECIMAL_AMOUNT_KIND, type FieldReader, FREE_TEXT_KIND } from './field-reader.ts'
import { CURRENCY } from './line-check.ts'
import type { Frame } from './xml-frame.ts'

/** An amount of money in yuan; none of nothing is one. */
export const amountOf = (frame: Frame, reader: FieldReader, path: string): bigint | undefined => {
  const amountFen = reader.take(path, DECIMAL_AMOUNT_KIND)
  if (amountFen === 0n) reader.spoil('AMOUNT', path)
  if (frame.has(path) && frame.leaf(path)?.currency !== CURRENCY) reader.spoil('CURRENCY', path)
  return amountFen
}

/** A reason from under `path`: a code of ISO 20022 or one that the bank has for itself. */
export const reasonUnder = (
  frame: Frame,
  reader: FieldReader,
  path: string,
  own: OwnReasons | undefined,
): ToldReason | undefined => {
  const text = frame.texts(`${path}AddtlInf`)
  reader.maybe(`${path}Rsn/Cd`, CODE_KIND)
  if (frame.has(`${path}Rsn/Cd`)) return isoReason(frame.text(`${path}Rsn/Cd`) ?? '', text)
  const code = reader.maybe(`${path}Rsn/Prtry`, FREE_TEXT_KIND)
  return code === undefined ? undefined : ownReason(code, text, own)
}

/** The last four of an account that is told whole or by its tail. */
export const tailAt = (frame: Frame, path: string): string | undefined => {
  const number = frame.text(path)
  return number !== undefined && /^\d{4,34}$/.test(number) ? number.slice(-4) : undefined
}

/** A fault that spoils the file, when what it says is not what was expected. */
export const unexpected = (
  faults: FaultCount,
  code: FaultCode & `WRONG_${string}`,
  [found, expected]: readonly [found: string | undefined, expected: string | undefined],
  place: Place,
): readonly FaultRecord[] =>
  expected === undefined || found === expected
    ? []
    : [faults.note({ code, place, found, expected })]

/** What both readers of answers need to know. */
export interface IsoContext {
  readonly faults: FaultCount
  readonly expected: ExpectedFile
}
