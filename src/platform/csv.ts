import Papa from 'papaparse'

/** One record of a file. */
export interface CsvRow {
  /** Counted from 1 as a spreadsheet shows it: blank lines count, a broken line is one row. */
  readonly number: number
  readonly texts: readonly string[]
  /** A quotation mark without its twin: which cells these are is a guess. */
  readonly brokenQuotes?: true
}

/** A row longer than allowed. */
export class RowTooLong extends Error {
  override readonly name = 'RowTooLong'
  readonly row: number
  constructor(row: number) {
    super(`row ${row} is too long`)
    this.row = row
  }
}

/** So many quotation marks without their twin that the file is no table. */
export class TooManyBrokenRows extends Error {
  override readonly name = 'TooManyBrokenRows'
  readonly row: number
  constructor(row: number) {
    super(`the quotation marks of row ${row} and of many before it do not match`)
    this.row = row
  }
}

export const CSV_DELIMITERS = [',', '\t', ';', '|'] as const
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number]

/** The separator that stands equally often, and most often, in the first lines. */
export const guessDelimiter = (head: string): CsvDelimiter => {
  const lines = head
    .split('\n')
    .slice(0, 20)
    .filter((line) => line.trim() !== '')
  const scores = CSV_DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(delimiter).length - 1)
    const [most = 0] = counts.toSorted((one, other) => other - one)
    return counts.filter((count) => count > 0 && count === most).length * 100 + most
  })
  const best = Math.max(...scores)
  const found = CSV_DELIMITERS[scores.indexOf(best)]
  return best === 0 || found === undefined ? ',' : found
}

/** Text that is parsed at once. */
const PIECE = 1 << 18

async function* pieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts)
    for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE)
}

interface Parsed {
  readonly data: readonly string[][]
  readonly errors: readonly { readonly row: number }[]
  readonly meta: { readonly cursor: number }
}

/** Each one costs a second look at its piece. */
const MOST_BROKEN = 200

/**
 * Takes pieces of text and gives the rows that are complete. A row whose quotation marks do not
 * match would run on into the rows after it; it ends with its first line instead, is split without
 * regard to quotation marks, and says so.
 */
class RowSplitter {
  readonly #delimiter: CsvDelimiter
  readonly #longest: number
  #rest = ''
  #count = 0
  #broken = 0

  constructor(delimiter: CsvDelimiter, longest: number) {
    this.#delimiter = delimiter
    this.#longest = longest
  }

  #parse(text: string, more: boolean, preview = 0): Parsed {
    const config = { delimiter: this.#delimiter, newline: '\n', quoteChar: '"', preview } as const
    return new Papa.Parser(config).parse(text, 0, more) as Parsed
  }

  /** Adds rows, and numbers them. */
  #number(rows: CsvRow[], data: readonly (readonly string[])[], broken = false): void {
    for (const texts of data) {
      this.#count += 1
      const length = texts.reduce((sum, text) => sum + text.length, 0)
      if (length > this.#longest) throw new RowTooLong(this.#count)
      const number = this.#count
      rows.push(broken ? { number, texts, brokenQuotes: true } : { number, texts })
    }
  }

  /** Takes the first line of a text as it is, and gives what follows it. */
  #cutLine(rows: CsvRow[], text: string): string {
    const end = text.indexOf('\n')
    this.#broken += 1
    if (this.#broken > MOST_BROKEN) throw new TooManyBrokenRows(this.#count + 1)
    this.#number(rows, [(end < 0 ? text : text.slice(0, end)).split(this.#delimiter)], true)
    return end < 0 ? '' : text.slice(end + 1)
  }

  /** The rows that are complete with a piece more, or with the `last` one. */
  take(piece: string, last: boolean): readonly CsvRow[] {
    const rows: CsvRow[] = []
    let text = this.#rest + piece
    for (;;) {
      const { data, errors, meta } = this.#parse(text, !last)
      const broken = Math.min(...errors.map(({ row }) => row))
      if (broken < data.length) {
        const before = broken === 0 ? 0 : this.#parse(text, !last, broken).meta.cursor
        this.#number(rows, data.slice(0, broken))
        text = this.#cutLine(rows, text.slice(before))
      } else {
        this.#number(rows, data)
        text = last ? '' : text.slice(meta.cursor)
        // What goes on for so long is no cell of several lines.
        if (text.length <= this.#longest || !text.includes('\n')) break
        text = this.#cutLine(rows, text)
      }
      if (text === '') break
    }
    if (text.length > this.#longest) throw new RowTooLong(this.#count + 1)
    this.#rest = text
    return rows
  }
}

/**
 * Reads records as they arrive, some hundred at a time; line ends must be `\n`. The streams of the
 * parser are not used: they decode badly at the edges of pieces, guess the line end from the first
 * one, and take in a whole file while the reader waits. Its core is handed whole pieces instead.
 *
 * @throws {RowTooLong} for a row of more than `longest` characters.
 * @throws {TooManyBrokenRows}
 */
export async function* readCsv(
  texts: AsyncIterable<string>,
  delimiter: CsvDelimiter,
  longest: number,
): AsyncGenerator<readonly CsvRow[]> {
  const splitter = new RowSplitter(delimiter, longest)
  for await (const piece of pieces(texts)) {
    const rows = splitter.take(piece, false)
    if (rows.length > 0) yield rows
  }
  const last = splitter.take('', true)
  if (last.length > 0) yield last
}

/** Beginnings of a cell that a spreadsheet takes for a formula, full-width ones included. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const GUARDED = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** Puts an apostrophe before what a spreadsheet would compute (O11). */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** Takes that apostrophe away again, so that what was exported comes back as it was. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && GUARDED.test(text) ? text.slice(1) : text

const quoted = (text: string, delimiter: CsvDelimiter): string =>
  /["\n\r]|^\s|\s$/.test(text) || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text

/** A line of a file to open in a spreadsheet: formulas are guarded, its end is CR LF. */
export const csvLine = (texts: readonly string[], delimiter: CsvDelimiter): string =>
  `${texts.map((text) => quoted(guardFormula(text), delimiter)).join(delimiter)}\r\n`

/** A whole table to open in a spreadsheet, which takes it for UTF-8 by its first character. */
export const csvTable = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((texts) => csvLine(texts, ',')).join('')}`
