import { atMost, type ByteStream, collect, lookAhead, TooManyBytes } from '../byte-stream.ts'
import {
  type CsvDelimiter,
  guessDelimiter,
  readCsv,
  RowTooLong,
  TooManyBrokenRows,
  unguardFormula,
} from '../csv.ts'
import { type FileKind, fileKindOf } from '../file-kind.ts'
import { openWorkbook, readSheet, type SheetEntry, WorkbookProblem } from '../spreadsheet/index.ts'
import {
  decodeText,
  type EncodingFinding,
  guessEncoding,
  type TextEncoding,
} from '../text-encoding.ts'
import { LARGEST_WORKBOOK, type TableLimits } from './limits.ts'
import { type TableFault, TableProblem } from './table-problem.ts'
import type { SourceRow, SourceRows } from './source-row.ts'

/** What a person chose where the program only guessed. */
export interface OpenChoices {
  readonly encoding?: TextEncoding
  readonly sheet?: string
}

interface Opened {
  /** Once; nothing is read before it is asked for. Throws `TableProblem`. */
  readonly rows: SourceRows
}

export interface OpenedCsv extends Opened {
  readonly format: 'csv'
  readonly encoding: EncodingFinding
  readonly delimiter: CsvDelimiter
}

export interface OpenedXlsx extends Opened {
  readonly format: 'xlsx'
  /** All sheets of the workbook, hidden ones included. */
  readonly sheets: readonly SheetEntry[]
  /** The one that is read. */
  readonly sheet: string
  readonly hiddenColumns: ReadonlySet<number>
}

export type OpenedTable = OpenedCsv | OpenedXlsx

const REFUSED_KINDS: Readonly<Partial<Record<FileKind, TableFault>>> = {
  empty: 'FILE_EMPTY',
  pdf: 'PDF',
  html: 'HTML',
  xml: 'XML_WORKBOOK',
  richText: 'RICH_TEXT',
  picture: 'PICTURE',
  otherArchive: 'OTHER_ARCHIVE',
  binary: 'BINARY',
}

/** Enough to know the kind, the encoding and the separator. */
const HEAD_BYTES = 1 << 16
const HEAD_CHARACTERS = 1 << 13

const lengthOf = (pieces: readonly { readonly length: number }[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0)

const problem = (fault: TableFault, more?: { limit?: number; row?: number }): TableProblem =>
  new TableProblem(fault, more)

const megabytes = (bytes: number): number => bytes / (1 << 20)

/** What went wrong below, in words for people; anything else is a bug and stays one. */
const inWords = (error: unknown, limits: TableLimits): unknown => {
  if (error instanceof TooManyBytes)
    return problem('FILE_TOO_LARGE', { limit: megabytes(error.limit) })
  if (error instanceof TooManyBrokenRows) return problem('QUOTES_BROKEN', { row: error.row })
  if (error instanceof RowTooLong) return problem('ROW_TOO_LONG', { row: error.row })
  if (error instanceof WorkbookProblem)
    return problem(error.fault, { limit: limits.workbook.sheets })
  return error
}

const beyond = (texts: readonly string[], width: number): boolean =>
  texts.length > width && texts.slice(width).some((text) => text !== '')

/** Counts rows, columns and characters, and stops at a limit; blank rows and cells do not count. */
async function* bounded(
  rows: SourceRows,
  limits: TableLimits,
): AsyncGenerator<readonly SourceRow[]> {
  let characters = 0
  try {
    for await (const batch of rows) {
      for (const { number, texts } of batch) {
        const length = texts.reduce((sum, text) => sum + text.length, 0)
        characters += length
        if (number > limits.rows && length > 0)
          throw problem('TOO_MANY_ROWS', { limit: limits.rows, row: number })
        if (beyond(texts, limits.columns))
          throw problem('TOO_MANY_COLUMNS', { limit: limits.columns, row: number })
        if (characters > limits.characters) throw problem('TOO_MANY_STRINGS', { row: number })
      }
      yield batch
    }
  } catch (error) {
    throw inWords(error, limits)
  }
}

const unguardedRow = (row: SourceRow): SourceRow =>
  row.texts.some((text) => text.startsWith("'"))
    ? { ...row, texts: row.texts.map(unguardFormula) }
    : row

/** The apostrophes of our own export go away before anybody looks (O11). */
async function* unguarded(rows: SourceRows): AsyncGenerator<readonly SourceRow[]> {
  for await (const batch of rows) yield batch.map(unguardedRow)
}

const openCsv = async (
  head: Buffer,
  stream: ByteStream,
  limits: TableLimits,
  { encoding: chosen }: OpenChoices,
): Promise<OpenedCsv> => {
  const guess = guessEncoding(head)
  const encoding: EncodingFinding | undefined =
    chosen === undefined
      ? guess
      : { encoding: chosen, basis: guess?.encoding === chosen ? guess.basis : 'likely' }
  if (encoding === undefined) throw problem('ENCODING_UNKNOWN')
  const isAscii =
    chosen === undefined && encoding.basis === 'wellFormed' && head.every((byte) => byte < 0x80)
  const texts = await lookAhead(
    decodeText(stream, isAscii ? 'ascii' : encoding.encoding),
    (read) => lengthOf(read) >= HEAD_CHARACTERS,
  )
  const delimiter = guessDelimiter(texts.head.join('').slice(0, HEAD_CHARACTERS))
  const rows = readCsv(texts.all, delimiter, limits.row)
  return { format: 'csv', encoding, delimiter, rows: bounded(unguarded(rows), limits) }
}

const openXlsx = async (
  bytes: Buffer,
  limits: TableLimits,
  { sheet: chosen }: OpenChoices,
): Promise<OpenedXlsx> => {
  const workbook = await openWorkbook(bytes, limits.workbook)
  const sheet =
    chosen === undefined
      ? (workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0])
      : workbook.sheets.find(({ name }) => name === chosen)
  if (sheet === undefined) throw problem('NO_SUCH_SHEET')
  const { hiddenColumns, rows } = await readSheet(workbook, sheet, limits.columns)
  return {
    format: 'xlsx',
    sheets: workbook.sheets,
    sheet: sheet.name,
    hiddenColumns,
    rows: bounded(rows, limits),
  }
}

/** An encrypted workbook hides in the old format, under this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

const openByKind = async (
  stream: ByteStream,
  limits: TableLimits,
  choices: OpenChoices,
): Promise<OpenedTable> => {
  const enough = (read: readonly Uint8Array[]) => lengthOf(read) >= HEAD_BYTES
  const { head: first, all } = await lookAhead(atMost(stream, limits.bytes), enough)
  const head = Buffer.concat(first)
  const kind = fileKindOf(head)
  const refused = REFUSED_KINDS[kind]
  if (refused !== undefined) throw problem(refused)
  if (kind === 'text') return openCsv(head, all, limits, choices)
  const bytes = await collect(atMost(all, LARGEST_WORKBOOK))
  if (kind === 'archive') return openXlsx(bytes, limits, choices)
  throw problem(bytes.includes(ENCRYPTED) ? 'PROTECTED_WORKBOOK' : 'OLD_WORKBOOK')
}

/**
 * Opens a list that somebody brought, by what it is and not by its name. A text is read as it
 * arrives; a workbook is taken into memory as a whole. Nothing of the bytes is ever evaluated.
 *
 * @throws {TableProblem} that says why it cannot be read.
 */
export const openTable = async (
  stream: ByteStream,
  limits: TableLimits,
  choices: OpenChoices = {},
): Promise<OpenedTable> => {
  try {
    return await openByKind(stream, limits, choices)
  } catch (error) {
    throw inWords(error, limits)
  }
}
