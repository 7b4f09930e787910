import { createHash } from 'node:crypto'
import type { Outcome } from '../world/request-book.ts'
import { encodeChinese } from './chinese-bytes.ts'

/** Widths in bytes of the columns, in their order. */
const HEAD = [1, 20, 8, 8]
const OPENING = [1, 6, 36, 12, 2, 30, 160, 20]
const OPENING_TOTALS = [1, 6, 18]
const RESULT = [1, 6, 36, 1, 20, 10, 50]
const RESULT_TOTALS = [1, 6, 6, 6]

/** One opening as the file has it. */
export interface OpeningRow {
  readonly requestId: string
  readonly cardNumber: string
  /** AAC058. */
  readonly documentCode: string
  readonly documentNumber: string
  readonly name: string
}

export interface OpeningFile {
  readonly fileNumber: string
  readonly bankCode: string
  readonly madeOn: string
  readonly rows: readonly OpeningRow[]
}

export interface FileResult {
  readonly requestId: string
  readonly outcome: Outcome
}

/** What can be wrong with a file of results on demand; each spoils one row or the whole. */
export const SPOILS = [
  'accountNumber',
  'scientific',
  'unknownRequest',
  'repeatedRequest',
  'lostCharacter',
  'widths',
  'totals',
  'digest',
] as const
export type Spoil = (typeof SPOILS)[number]

/** SM3 of the bytes, in hexadecimal digits, as the file beside it has them. */
export const sm3 = (content: Uint8Array): string => createHash('sm3').update(content).digest('hex')

const NEW_LINE = 0x0a
const RETURN = 0x0d

/** In GB18030 no part of a character looks like the end of a line. */
const linesOf = (content: Uint8Array): readonly Uint8Array[] => {
  const lines: Uint8Array[] = []
  for (let from = 0; from < content.length;) {
    const found = content.indexOf(NEW_LINE, from)
    const until = found < 0 ? content.length : found
    const end = content[until - 1] === RETURN ? until - 1 : until
    if (end > from) lines.push(content.subarray(from, end))
    from = until + 1
  }
  return lines
}

/** The columns of a line, or nothing when it is not as long as they are together. */
const columnsOf = (line: Uint8Array | undefined, widths: readonly number[]): readonly string[] => {
  const length = widths.reduce((sum, width) => sum + width, 0)
  if (line?.length !== length) return []
  const decoder = new TextDecoder('gb18030')
  let from = 0
  return widths.map((width) => {
    from += width
    return decoder.decode(line.subarray(from - width, from)).trim()
  })
}

const rowOf = (line: Uint8Array): OpeningRow | undefined => {
  const [mark, , requestId, cardNumber, documentCode, documentNumber, name] = columnsOf(
    line,
    OPENING,
  )
  if (mark !== 'D' || requestId === undefined || cardNumber === undefined) return undefined
  if (documentCode === undefined || documentNumber === undefined || name === undefined)
    return undefined
  return { requestId, cardNumber, documentCode, documentNumber, name }
}

/** Reads a file of openings; `undefined` when head, rows and totals do not fit each other. */
export const readOpenings = (content: Uint8Array): OpeningFile | undefined => {
  const [first, ...others] = linesOf(content)
  const last = others.pop()
  const [head, fileNumber, bankCode, madeOn] = columnsOf(first, HEAD)
  const [totals, count] = columnsOf(last, OPENING_TOTALS)
  const rows = others.map(rowOf).filter((row) => row !== undefined)
  if (head !== 'H' || totals !== 'T' || rows.length !== others.length) return undefined
  if (Number(count) !== rows.length || fileNumber === undefined || bankCode === undefined)
    return undefined
  return { fileNumber, bankCode, madeOn: madeOn ?? '', rows }
}

const END = Buffer.from('\r\n')

/** Figures are filled from the left with zeros before they come here. */
const column = (value: string, width: number): Buffer => {
  const bytes = Buffer.alloc(width, ' ')
  encodeChinese(value).copy(bytes)
  return bytes
}

const line = (widths: readonly number[], ...values: readonly string[]): Buffer =>
  Buffer.concat([...widths.map((width, i) => column(values[i] ?? '', width)), END])

const figures = (number: number): string => String(number).padStart(6, '0')

const NOBODY = '00000000-0000-7000-8000-000000000000'

/** Columns of a row, as a bank of bad habits writes them. */
const spoilColumns = (columns: readonly string[], spoil: Spoil | undefined): readonly string[] => {
  const [mark = '', number = '', requestId = '', state = '', account = '', ...reasons] = columns
  if (spoil === 'unknownRequest') return [mark, number, NOBODY, state, account, ...reasons]
  if (spoil === 'scientific') return [mark, number, requestId, 'O', '6.21700E+18', ...reasons]
  if (spoil !== 'accountNumber') return columns
  const wrong = `${account.slice(0, -1)}${(Number(account.at(-1) ?? 0) + 1) % 10}`
  return [mark, number, requestId, 'O', wrong, ...reasons]
}

/** Bytes that are no character, and a row that is a byte too short. */
const spoilBytes = (row: Buffer, spoil: Spoil | undefined): Buffer => {
  if (spoil === 'lostCharacter') row[row.length - END.length - 1] = 0xff
  return spoil === 'widths' ? Buffer.concat([row.subarray(0, -END.length - 1), END]) : row
}

const resultColumns = ({ requestId, outcome }: FileResult, number: number): readonly string[] => [
  'D',
  figures(number),
  requestId,
  outcome.state === 'opened' ? 'O' : 'R',
  outcome.accountNumber ?? '',
  outcome.reasonCode ?? '',
  outcome.reason ?? '',
]

export interface ResultFile {
  readonly content: Buffer
  /** What stands in the file beside it. */
  readonly digest: string
}

/** Writes the file of results; rows are spoiled one after the other, as far as there are any. */
export const writeResults = (
  head: Omit<OpeningFile, 'rows'>,
  results: readonly FileResult[],
  spoils: readonly Spoil[] = [],
): ResultFile => {
  const rowSpoils = spoils.filter((one) => !['repeatedRequest', 'totals', 'digest'].includes(one))
  const [repeated] = spoils.includes('repeatedRequest') ? results.slice(-1) : []
  const all = repeated === undefined ? results : [...results, repeated]
  const columns = all.map((result, i) => spoilColumns(resultColumns(result, i + 1), rowSpoils[i]))
  const opened = columns.filter(([, , , state]) => state === 'O').length
  const surplus = spoils.includes('totals') ? 1 : 0
  const content = Buffer.concat([
    line(HEAD, 'H', head.fileNumber, head.bankCode, head.madeOn),
    ...columns.map((row, i) => spoilBytes(line(RESULT, ...row), rowSpoils[i])),
    line(
      RESULT_TOTALS,
      'T',
      figures(all.length + surplus),
      figures(opened),
      figures(all.length - opened),
    ),
  ])
  const digest = sm3(spoils.includes('digest') ? Buffer.from('another file') : content)
  return { content, digest }
}
