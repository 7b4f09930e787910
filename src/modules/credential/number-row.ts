import { checkIdentityNumber, type DocumentKind, guessKind } from '#kernel/identity-number/index.ts'
import { foldWidth } from '#kernel/identity-number/normalise.ts'
import { checkName } from '#kernel/names.ts'
import { parseWrittenDay } from '#kernel/period.ts'
import type { Columns } from './number-columns.ts'
import type { RowFault } from './number-list.ts'

/** A row of a file, whatever kind of file it is. */
export interface SourceRow {
  readonly number: number
  readonly texts: readonly string[]
  /** Columns that a workbook keeps as numbers, of which it rounds long ones. */
  readonly numeric?: ReadonlySet<number> | undefined
  readonly brokenQuotes?: boolean | undefined
}

/** What a row says. */
export interface ReadRow {
  readonly row: number
  /** In the one spelling in which old numbers are compared. */
  readonly number: string
  /** Whether the old card is said to be no more. */
  readonly over: boolean
  readonly identity: { readonly kind: DocumentKind; readonly number: string } | undefined
  readonly name: string | undefined
  readonly birthOn: Temporal.PlainDate | undefined
}

export interface FaultyRow {
  readonly row: number
  readonly fault: RowFault
  /** Where it can be read all the same. */
  readonly number: string | undefined
}

export const isFaulty = (row: ReadRow | FaultyRow): row is FaultyRow => 'fault' in row

/** The one spelling of an old number, as far as a card, a list and a hand may differ. */
export const plainNumber = (text: string): string | undefined => {
  const number = foldWidth(text)
    .replaceAll(/[\s\u200B\uFEFF'\-\u2010-\u2015\u2212]/g, '')
    .toUpperCase()
  return /^[0-9A-Z]{4,32}$/.test(number) ? number : undefined
}

/** Characters by which people find a number again. */
const TAIL = 4

/** The last four characters; of a short number no more than the half. */
export const tailOf = (number: string): string =>
  number.slice(-Math.min(TAIL, Math.floor(number.length / 2)))

const IN_USE = /^(?:|正常|有效|在用|启用|已启用|使用中|是)$/
const OVER =
  /^(?:注销|已注销|停用|已停用|失效|已失效|挂失|已挂失|作废|已作废|退卡|已退卡|过期|已过期)$/

/** A workbook keeps fifteen digits of a number and makes up the rest. */
const isRounded = (text: string, numeric: boolean): boolean =>
  /^\d(?:\.\d+)?E\+?\d{1,2}$/i.test(text) || (numeric && /^\d{16,}$/.test(text))

/** Blanks that fill 张 三 to the width of three characters. */
const PADDING = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

type Cell = (column: keyof Columns) => { readonly text: string; readonly numeric: boolean }

const cellOf =
  ({ texts, numeric }: SourceRow, columns: Columns): Cell =>
  (column) => {
    const at = columns[column]
    if (at === undefined) return { text: '', numeric: false }
    const text = foldWidth(texts[at] ?? '').replaceAll(/[\u200B\uFEFF]/g, '')
    return { text: text.trim(), numeric: numeric?.has(at) === true }
  }

/** What a cell says, or what is wrong with it. */
type Read<Value> = { readonly value: Value } | { readonly fault: RowFault }

const numberIn = (cell: Cell): Read<string> => {
  const { text, numeric } = cell('number')
  if (text === '') return { fault: 'NUMBER_MISSING' }
  if (isRounded(text, numeric)) return { fault: 'DIGITS_LOST' }
  const value = plainNumber(text)
  return value === undefined ? { fault: 'NUMBER_WRONG' } : { value }
}

type Person = Pick<ReadRow, 'identity' | 'name' | 'birthOn'>

const byDocument = (cell: Cell, name: string | undefined, on: Temporal.PlainDate): Read<Person> => {
  const { text, numeric } = cell('identity')
  if (isRounded(text, numeric)) return { fault: 'DIGITS_LOST' }
  const kind = guessKind(text) ?? 'residentIdentityCard'
  const finding = checkIdentityNumber(kind, text, on)
  return finding.valid
    ? { value: { identity: { kind, number: finding.normalised }, name, birthOn: undefined } }
    : { fault: 'IDENTITY_WRONG' }
}

const personIn = (cell: Cell, on: Temporal.PlainDate): Read<Person> => {
  const written = cell('name').text.replaceAll(PADDING, '')
  const checked = written === '' ? undefined : checkName(written)
  if (checked?.valid === false) return { fault: 'NAME_WRONG' }
  if (cell('identity').text !== '') return byDocument(cell, checked?.name, on)
  const birth = cell('birth').text
  if (checked === undefined || birth === '') return { fault: 'PERSON_MISSING' }
  const birthOn = parseWrittenDay(birth)
  return birthOn === undefined
    ? { fault: 'BIRTH_WRONG' }
    : { value: { identity: undefined, name: checked.name, birthOn } }
}

/**
 * What a row of a department's list says; nothing is guessed. A row with a person by a document is
 * not looked for by name as well.
 */
export const readRow = (
  source: SourceRow,
  columns: Columns,
  on: Temporal.PlainDate,
): ReadRow | FaultyRow => {
  const cell = cellOf(source, columns)
  const row = source.number
  const told = numberIn(cell)
  if ('fault' in told) return { row, fault: told.fault, number: undefined }
  const number = told.value
  if (source.brokenQuotes === true) return { row, fault: 'QUOTES_BROKEN', number }
  const status = cell('status').text
  const over = OVER.test(status)
  if (!over && !IN_USE.test(status)) return { row, fault: 'STATUS_UNKNOWN', number }
  // Of what is no more only the number is wanted.
  if (over) return { row, number, over, identity: undefined, name: undefined, birthOn: undefined }
  const person = personIn(cell, on)
  return 'fault' in person
    ? { row, fault: person.fault, number }
    : { row, number, over, ...person.value }
}

/** Rows that say anything at all. */
export const isBlank = ({ texts }: SourceRow): boolean => texts.every((text) => text.trim() === '')
