import { type ColumnMap, type Columns, columnsOf } from './column-map.ts'
import { type Field, isOptional } from './field.ts'
import { type Fault, fault, type Finding, findingAt, type Read } from './finding.ts'
import type { Heading } from './heading.ts'
import { readAmount } from './read-amount.ts'
import { readIdentity, readKind, type RosterIdentity } from './read-identity.ts'
import { readName } from './read-name.ts'
import {
  readAccountNumber,
  readCardNumber,
  readPhone,
  readQuantity,
  readText,
} from './read-optional.ts'
import { readPeriod } from './read-period.ts'
import { type CellMark, rowKey, type SourceRow } from '#platform/table-file/index.ts'

/** What a row says, as far as it can be read. */
export interface DraftValues {
  readonly identity?: RosterIdentity
  readonly name?: string
  readonly amountFen?: bigint
  readonly householdHead?: string
  readonly accountNumber?: string
  readonly cardNumber?: string
  readonly phone?: string
  readonly region?: string
  readonly village?: string
  /** `2026-10`, `2026-Q3` or `2026`. */
  readonly period?: string
  readonly subItem?: string
  readonly quantityThousandths?: bigint
}

/** One person's row of a list, read and judged; it has not been paid and may never be. */
export interface DraftRow {
  readonly row: number
  /** The same for ever, see `rowKey`. */
  readonly key: string
  readonly values: DraftValues
  readonly findings: readonly Finding[]
  /** Every cell as it came, for the list of rows to repair. */
  readonly texts: readonly string[]
}

/** How the rows of one list are to be read. */
export interface DraftReading {
  readonly heading: Heading
  readonly map: ColumnMap
  readonly format: 'csv' | 'xlsx'
  /** Short name of the list, for the keys of its rows. */
  readonly roster: string
  /** The day of reading: nobody is born after it. */
  readonly on: Temporal.PlainDate
  /** Characters of one cell. */
  readonly longestCell: number
}

const HARMLESS_WHEN_MERGED: ReadonlySet<Field> = new Set([
  'region',
  'village',
  'period',
  'subItem',
  'phone',
])

/** What a cell is beyond its text, whatever field it holds. */
const cellFaults = (
  field: Field,
  text: string,
  mark: CellMark | undefined,
  longest: number,
): readonly Fault[] => {
  const faults: Fault[] = []
  if (text.length > longest) faults.push(fault('CELL_TOO_LONG'))
  if (mark?.kind === 'error') faults.push(fault('ERROR_VALUE'))
  if (mark?.formula === true) faults.push(fault('FORMULA'))
  const lost = field === 'name' || field === 'householdHead' ? -1 : text.indexOf('\uFFFD')
  if (lost >= 0) faults.push(fault('LOST_CHARACTER', { at: lost + 1 }))
  if (mark === undefined && text.startsWith('=')) faults.push(fault('FORMULA_TEXT'))
  if (mark?.merged === 'below' && field !== 'amount')
    faults.push(fault(HARMLESS_WHEN_MERGED.has(field) ? 'MERGED_MENDED' : 'MERGED_VALUE'))
  return faults
}

const KEEPS_FROM_READING: ReadonlySet<string> = new Set([
  'CELL_TOO_LONG',
  'ERROR_VALUE',
  'FORMULA_TEXT',
  'LOST_CHARACTER',
])

/** Reads one field after another of a row and gathers what is found. */
class RowReader {
  readonly findings: Finding[] = []
  readonly #row: SourceRow
  readonly #columns: Columns
  readonly #longest: number

  constructor(row: SourceRow, columns: Columns, longest: number) {
    this.#row = row
    this.#columns = columns
    this.#longest = longest
  }

  /** The value of a field, or `undefined`; `absent` is the fault of a column that is not there. */
  read<Value>(
    field: Field,
    reader: (text: string, mark: CellMark | undefined) => Read<Value>,
  ): Value | undefined {
    const column = this.#columns.get(field)
    if (column === undefined) return undefined
    const text = this.#row.texts[column] ?? ''
    const mark = this.#row.marks?.[column]
    const odd =
      text === '' && mark === undefined ? [] : cellFaults(field, text, mark, this.#longest)
    const stopped = odd.some(({ code }) => KEEPS_FROM_READING.has(code))
    const { value, faults } = stopped ? { value: undefined, faults: [] } : reader(text, mark)
    if (odd.length > 0 || faults.length > 0)
      for (const one of [...odd, ...faults]) {
        const found = findingAt({ row: this.#row.number, column, field, original: text }, one)
        // What was mended on the way to nothing is of no use to anybody.
        if (found.severity !== 'mended' || value !== undefined) this.findings.push(found)
      }
    const refused = isOptional(field) && faults.some(({ code }) => code === 'DIGITS_LOST')
    return refused ? undefined : value
  }

  /** Something of the row as a whole. */
  add(code: Fault['code'], original = ''): void {
    this.findings.push(findingAt({ row: this.#row.number, original }, fault(code)))
  }
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

const valuesOf = (reader: RowReader, { map, format, on }: DraftReading): DraftValues => {
  const values: Writable<DraftValues> = {}
  const put = <Key extends keyof DraftValues>(key: Key, value: DraftValues[Key]): void => {
    if (value !== undefined) values[key] = value
  }
  const kind = reader.read('documentKind', readKind)
  put(
    'identity',
    reader.read('identityNumber', (text, mark) => readIdentity(text, mark, kind, on)),
  )
  put('name', reader.read('name', readName))
  const amount = (text: string, mark: CellMark | undefined) =>
    readAmount(text, mark, map.amountUnit, format)
  put('amountFen', reader.read('amount', amount))
  put('householdHead', reader.read('householdHead', readOptionalName))
  put('accountNumber', reader.read('accountNumber', readAccountNumber))
  put('cardNumber', reader.read('cardNumber', readCardNumber))
  put('phone', reader.read('phone', readPhone))
  put('region', reader.read('region', readText))
  put('village', reader.read('village', readText))
  put('period', reader.read('period', readPeriod))
  put('subItem', reader.read('subItem', readText))
  put('quantityThousandths', reader.read('quantity', readQuantity))
  return values
}

const readOptionalName = (text: string): Read<string> =>
  text.trim() === '' ? { faults: [] } : readName(text)

/** Reads the row of a person. */
export const draftReader = (reading: DraftReading): ((row: SourceRow) => DraftRow) => {
  const columns = columnsOf(reading.map)
  const width = reading.heading.texts.length
  return (row) => {
    const reader = new RowReader(row, columns, reading.longestCell)
    const values = valuesOf(reader, reading)
    if (row.brokenQuotes === true) reader.add('BROKEN_QUOTES')
    if (row.hidden === true) reader.add('HIDDEN_ROW')
    const beyond = row.texts.length > width && row.texts.slice(width).find((text) => text !== '')
    if (typeof beyond === 'string') reader.add('BEYOND_HEADING', beyond)
    return {
      row: row.number,
      key: rowKey(reading.roster, row.number),
      values,
      findings: reader.findings,
      texts: row.texts,
    }
  }
}
