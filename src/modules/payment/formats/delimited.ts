import type { BankFormat } from './bank-format.ts'
import { readDelimitedAnswer } from './delimited-answer.ts'
import { readDelimitedInstruction } from './delimited-read.ts'
import { delimitedLineFault, writeDelimited } from './delimited-write.ts'

/** 分隔符文件: GB18030, `|` between the values, head, details and trailer, CRLF. */
export const DELIMITED: BankFormat = {
  id: 'delimited',
  extension: 'txt',
  lineFault: delimitedLineFault,
  write: writeDelimited,
  readInstruction: readDelimitedInstruction,
  readAnswer: readDelimitedAnswer,
}
