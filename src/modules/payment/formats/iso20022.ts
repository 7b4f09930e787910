import type { BankFormat } from './bank-format.ts'
import { readIsoAnswer } from './iso-answer.ts'
import { readIsoInstruction } from './iso-instruction.ts'
import { writeIso } from './iso-write.ts'
import { lineFault } from './line-check.ts'

/** ISO 20022: pain.001 out; pain.002, camt.053 and camt.054 in. */
export const ISO_20022: BankFormat = {
  id: 'iso20022',
  extension: 'xml',
  lineFault,
  write: writeIso,
  readInstruction: readIsoInstruction,
  readAnswer: readIsoAnswer,
}
