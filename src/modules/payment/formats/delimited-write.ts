import { encodeGb18030 } from '#kernel/gb18030.ts'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import { amountText } from './amount.ts'
import type { InstructionHead, InstructionLine, Lines } from './bank-format.ts'
import { Chunks, LineCheck } from './line-writing.ts'
import { SEPARATOR, VERSION } from './delimited-columns.ts'
import { CURRENCY, lineFault, type LineFault } from './line-check.ts'

/** Values are refused and not escaped: banks split by the separator before anything else. */
export const delimitedLineFault = (line: InstructionLine): LineFault | undefined =>
  lineFault(line) ??
  (`${line.accountName}${line.purpose}`.includes(SEPARATOR) ? 'SEPARATOR' : undefined)

const textOf = (values: readonly string[]): string => `${values.join(SEPARATOR)}\r\n`

const compactDate = (date: Temporal.PlainDate): string => date.toString().replaceAll('-', '')

const compactMoment = (at: Temporal.Instant): string =>
  at
    .toZonedDateTimeISO(PROVINCE_ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replaceAll(/[-:T]/g, '')

const headLine = (head: InstructionHead): string => {
  const { programme, payer, totals } = head
  const from = ['H', VERSION, 'PAY', head.bankCode, head.fileNumber, String(head.incarnation)]
  const what = [head.batchReference, programme.code, programme.name, head.period]
  const when = [compactDate(head.payOn), compactMoment(head.madeAt), CURRENCY]
  const money = [payer.name, payer.accountNumber, String(totals.count), amountText(totals.sumFen)]
  return textOf([from, what, when, money].flat())
}

const detailLine = (line: InstructionLine, number: number): string =>
  textOf([
    'D',
    String(number),
    line.lineId,
    line.accountNumber,
    line.accountName,
    amountText(line.amountFen),
    line.purpose,
  ])

/** Writes a delimited instruction file: head, details, trailer; GB18030, lines end with CRLF. */
export async function* writeDelimited(
  head: InstructionHead,
  lines: Lines,
): AsyncGenerator<Uint8Array> {
  const check = new LineCheck(head, delimitedLineFault)
  const chunks = new Chunks(encodeGb18030)
  let number = 0
  for await (const line of lines) {
    check.add(line)
    if (number === 0) chunks.add(headLine(head))
    number += 1
    const chunk = chunks.add(detailLine(line, number))
    if (chunk !== undefined) yield chunk
  }
  check.end()
  const { count, sumFen } = head.totals
  chunks.add(textOf(['T', String(count), amountText(sumFen)]))
  yield chunks.rest()
}
