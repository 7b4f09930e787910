import { foldWidth } from './normalise.ts'

/** What has a check digit of its own, and the digit over all of them. */
export type CheckedField = 'number' | 'birth' | 'expiry' | 'optional' | 'all'

/** Characters of one line, from the first to before the last, counted from 0. */
export interface Place {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** Where each field of a document stands, and over what its check digits go. */
export interface Layout {
  readonly code: Place
  /** None where all are of one state. */
  readonly state: Place | undefined
  readonly number: Place
  /** Where a number goes on that is longer than its field. */
  readonly rest: Place | undefined
  readonly birth: Place
  readonly expiry: Place
  readonly sex: Place | undefined
  readonly name: Place | undefined
  readonly checks: readonly {
    readonly field: CheckedField
    readonly over: readonly Place[]
    readonly at: Place
  }[]
}

/** Positions as Doc 9303 and the standards print them: both ends counted from 1. */
const place = (line: number, first: number, last: number): Place => ({
  line: line - 1,
  from: first - 1,
  to: last,
})

/** Passports: Doc 9303-4, 4.2.2. */
const PASSPORT: Layout = {
  code: place(1, 1, 2),
  state: place(1, 3, 5),
  name: place(1, 6, 44),
  number: place(2, 1, 9),
  rest: undefined,
  birth: place(2, 14, 19),
  sex: place(2, 21, 21),
  expiry: place(2, 22, 27),
  checks: [
    { field: 'number', over: [place(2, 1, 9)], at: place(2, 10, 10) },
    { field: 'birth', over: [place(2, 14, 19)], at: place(2, 20, 20) },
    { field: 'expiry', over: [place(2, 22, 27)], at: place(2, 28, 28) },
    { field: 'optional', over: [place(2, 29, 42)], at: place(2, 43, 43) },
    {
      field: 'all',
      over: [place(2, 1, 10), place(2, 14, 20), place(2, 22, 43)],
      at: place(2, 44, 44),
    },
  ],
}

/** Cards: Doc 9303-5, 4.2.2. */
const CARD: Layout = {
  code: place(1, 1, 2),
  state: place(1, 3, 5),
  number: place(1, 6, 14),
  rest: place(1, 16, 30),
  birth: place(2, 1, 6),
  sex: place(2, 8, 8),
  expiry: place(2, 9, 14),
  name: place(3, 1, 30),
  checks: [
    { field: 'number', over: [place(1, 6, 14)], at: place(1, 15, 15) },
    { field: 'birth', over: [place(2, 1, 6)], at: place(2, 7, 7) },
    { field: 'expiry', over: [place(2, 9, 14)], at: place(2, 15, 15) },
    {
      field: 'all',
      over: [place(1, 6, 30), place(2, 1, 7), place(2, 9, 15), place(2, 19, 29)],
      at: place(2, 30, 30),
    },
  ],
}

/**
 * Cards of the mainland's exit and entry administration (GA/T 704.16): all that has a check digit
 * stands in the first line. The layout is known at second hand only, so what is not sure is left
 * out: the last digit is not judged, and name and sex are copied from the face.
 */
const PERMIT: Layout = {
  code: place(1, 1, 2),
  state: undefined,
  number: place(1, 3, 11),
  rest: undefined,
  expiry: place(1, 14, 19),
  birth: place(1, 22, 27),
  sex: undefined,
  name: undefined,
  checks: [
    { field: 'number', over: [place(1, 3, 11)], at: place(1, 12, 12) },
    { field: 'expiry', over: [place(1, 14, 19)], at: place(1, 20, 20) },
    { field: 'birth', over: [place(1, 22, 27)], at: place(1, 28, 28) },
  ],
}

/** A permit says no state: its number begins where others name theirs. */
const isPermit = (first: string): boolean =>
  /^C.{11}<.{7}<.{7}<.$/.test(first) && !first.startsWith('CHN', 2)

const BLANK = /[\s\u200B\uFEFF]/g

/** Lines as they were typed or scanned; a scanner that sends no line breaks is understood. */
export const splitLines = (raw: string): readonly string[] => {
  const lines = foldWidth(raw)
    .replaceAll(/[«‹《〈]/g, (sign) => (sign === '«' || sign === '《' ? '<<' : '<'))
    .toUpperCase()
    .split(/[\r\n]+/)
    .map((line) => line.replaceAll(BLANK, ''))
    .filter((line) => line !== '')
  const [only] = lines
  if (lines.length !== 1 || only === undefined) return lines
  if (only.length === 88) return [only.slice(0, 44), only.slice(44)]
  return only.length === 90 ? [only.slice(0, 30), only.slice(30, 60), only.slice(60)] : lines
}

/** The layout that lines of these lengths have. */
export const layoutOf = (lines: readonly string[]): Layout | undefined => {
  const lengths = lines.map(({ length }) => length).join()
  if (lengths === '44,44') return PASSPORT
  if (lengths === '30' && isPermit(lines[0] ?? '')) return PERMIT
  if (lengths !== '30,30,30') return undefined
  return isPermit(lines[0] ?? '') ? PERMIT : CARD
}
