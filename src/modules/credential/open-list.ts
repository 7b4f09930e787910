import { atMost, type ByteStream, collect, lookAhead, TooManyBytes } from '#platform/byte-stream.ts'
import {
  guessDelimiter,
  readCsv,
  RowTooLong,
  TooManyBrokenRows,
  unguardFormula,
} from '#platform/csv.ts'
import { fileKindOf } from '#platform/file-kind.ts'
import { openWorkbook, readSheet, WorkbookProblem } from '#platform/spreadsheet/index.ts'
import { decodeText, guessEncoding } from '#platform/text-encoding.ts'
import type { SourceRow } from './number-row.ts'

const MEGABYTE = 1 << 20

/** What a list may be. */
export const LIST_LIMITS = {
  bytes: 20 * MEGABYTE,
  rows: 200_000,
  columns: 50,
  row: 20_000,
  workbook: {
    parts: 2000,
    expandedBytes: 512 * MEGABYTE,
    ratio: 200,
    sheets: 50,
    sharedCharacters: 32 * MEGABYTE,
    merges: 10_000,
  },
} as const

/** Why a whole file cannot be read. */
export type ListFault =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_NO_LIST'
  | 'ENCODING_UNKNOWN'
  | 'WORKBOOK_BROKEN'
  | 'QUOTES_BROKEN'
  | 'TOO_MANY_ROWS'
  | 'COLUMNS_MISSING'

/** A file that is no list. */
export class ListProblem extends Error {
  override readonly name = 'ListProblem'
  readonly fault: ListFault
  constructor(fault: ListFault) {
    super(fault)
    this.fault = fault
  }
}

const HEAD_BYTES = 1 << 16
const HEAD_CHARACTERS = 1 << 13

const lengthOf = (pieces: readonly { readonly length: number }[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0)

async function* csvRows(head: Buffer, all: ByteStream): AsyncGenerator<readonly SourceRow[]> {
  const guess = guessEncoding(head)
  if (guess === undefined) throw new ListProblem('ENCODING_UNKNOWN')
  const isAscii = guess.basis === 'wellFormed' && head.every((byte) => byte < 0x80)
  const texts = await lookAhead(
    decodeText(all, isAscii ? 'ascii' : guess.encoding),
    (read) => lengthOf(read) >= HEAD_CHARACTERS,
  )
  const delimiter = guessDelimiter(texts.head.join('').slice(0, HEAD_CHARACTERS))
  for await (const rows of readCsv(texts.all, delimiter, LIST_LIMITS.row))
    yield rows.map(({ number, texts, brokenQuotes }) => ({
      number,
      texts: texts.map(unguardFormula),
      brokenQuotes,
    }))
}

async function* workbookRows(bytes: Buffer): AsyncGenerator<readonly SourceRow[]> {
  const workbook = await openWorkbook(bytes, LIST_LIMITS.workbook)
  const sheet = workbook.sheets.find(({ hidden }) => !hidden)
  if (sheet === undefined) throw new ListProblem('FILE_EMPTY')
  const { rows } = await readSheet(workbook, sheet, LIST_LIMITS.columns)
  for await (const some of rows)
    yield some.map(({ number, texts, marks }) => ({
      number,
      texts,
      numeric: new Set(marks.flatMap((mark, i) => (mark?.kind === 'number' ? [i] : []))),
    }))
}

const known = (error: unknown): unknown => {
  if (error instanceof TooManyBytes) return new ListProblem('FILE_TOO_LARGE')
  if (error instanceof WorkbookProblem) return new ListProblem('WORKBOOK_BROKEN')
  if (error instanceof TooManyBrokenRows || error instanceof RowTooLong)
    return new ListProblem('QUOTES_BROKEN')
  return error
}

async function* rowsByKind(stream: ByteStream): AsyncGenerator<readonly SourceRow[]> {
  const { head: first, all } = await lookAhead(
    atMost(stream, LIST_LIMITS.bytes),
    (read) => lengthOf(read) >= HEAD_BYTES,
  )
  const head = Buffer.concat(first)
  const kind = fileKindOf(head)
  if (kind === 'empty') throw new ListProblem('FILE_EMPTY')
  if (kind === 'text') yield* csvRows(head, all)
  else if (kind === 'archive') yield* workbookRows(await collect(all))
  else throw new ListProblem('FILE_NO_LIST')
}

/**
 * The rows of a list that somebody brought, by what the file is and not by its name: text as it
 * arrives, the first visible sheet of a workbook.
 *
 * @throws {ListProblem} where the file is no list.
 */
export async function* openList(stream: ByteStream): AsyncGenerator<readonly SourceRow[]> {
  try {
    for await (const rows of rowsByKind(stream)) {
      if (rows.some(({ number }) => number > LIST_LIMITS.rows))
        throw new ListProblem('TOO_MANY_ROWS')
      yield rows
    }
  } catch (error) {
    throw known(error)
  }
}
