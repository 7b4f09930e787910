import { machineReadableCheck } from './check-character.ts'
import type { DocumentKind } from './document-kind.ts'
import type { Sex } from './finding.ts'
import { guessKind } from './guess-kind.ts'
import {
  type CheckedField,
  type Layout,
  layoutOf,
  type Place,
  splitLines,
} from './machine-readable-layout.ts'

/** What is wrong, and where: lines and positions are counted from 1, as on the document. */
export type MachineReadableFault =
  | { readonly reason: 'WRONG_LINES'; readonly lengths: readonly number[] }
  | {
      readonly reason: 'WRONG_CHARACTER'
      readonly line: number
      readonly position: number
      readonly character: string
    }
  | {
      readonly reason: 'WRONG_CHECK_DIGIT' | 'IMPOSSIBLE_DATE'
      readonly line: number
      readonly position: number
      readonly field: CheckedField
    }
  /** Read without a fault, but no document by which somebody is entered here. */
  | { readonly reason: 'DOCUMENT_NOT_TAKEN'; readonly line: 1; readonly position: 1 }

/** What the lines say. They are capitals without accents: no name is stored from them unseen. */
export interface MachineReadableFacts {
  readonly kind: DocumentKind
  readonly number: string
  /** Three letters; of a foreign passport only. */
  readonly issuingState: string | undefined
  /** Primary identifier first; none where this layout bears no name that is known to us. */
  readonly name: string | undefined
  /** The name fills its field, so that its end may be missing. */
  readonly nameIsCut: boolean
  readonly birthOn: Temporal.PlainDate
  readonly sex: Sex | undefined
  readonly validUntil: Temporal.PlainDate
}

export type MachineReadableFinding =
  | { readonly readable: true; readonly facts: MachineReadableFacts }
  | { readonly readable: false; readonly faults: readonly MachineReadableFault[] }

const textAt = (lines: readonly string[], { line, from, to }: Place): string =>
  lines[line]?.slice(from, to) ?? ''

const strip = (text: string): string => text.replaceAll('<', '')

const wrongCharacters = (lines: readonly string[]): MachineReadableFault[] =>
  lines.flatMap((text, i) => {
    const place = Array.from(text).findIndex((character) => !/[A-Z0-9<]/.test(character))
    const character = text.charAt(place)
    return place < 0
      ? []
      : [{ reason: 'WRONG_CHARACTER', line: i + 1, position: place + 1, character } as const]
  })

/** The digit over all is told only where it is not wrong because of another. */
const withoutEcho = (faults: readonly MachineReadableFault[]): readonly MachineReadableFault[] => {
  const own = faults.filter((fault) => !('field' in fault) || fault.field !== 'all')
  return own.length > 0 ? own : faults
}

const wrongChecks = (lines: readonly string[], layout: Layout): MachineReadableFault[] =>
  layout.checks.flatMap(({ field, over, at }) => {
    const body = over.map((place) => textAt(lines, place)).join('')
    const stated = textAt(lines, at)
    // An empty optional field may have a filler in place of its digit (Doc 9303-4, 4.2.2).
    if (field === 'optional' && stated === '<' && strip(body) === '') return []
    // A number longer than its field: the digit stands behind its rest (Doc 9303-5, note j).
    if (field === 'number' && stated === '<') return wrongLongNumber(lines, layout)
    return machineReadableCheck(body) === stated
      ? []
      : [
          {
            reason: 'WRONG_CHECK_DIGIT',
            line: at.line + 1,
            position: at.from + 1,
            field,
          } as const,
        ]
  })

/** What stands in the optional data of a number that is too long for its field. */
const restOfNumber = (lines: readonly string[], { rest }: Layout): string =>
  rest === undefined ? '' : (textAt(lines, rest).split('<', 1)[0] ?? '')

const wrongLongNumber = (lines: readonly string[], layout: Layout): MachineReadableFault[] => {
  const { number, rest } = layout
  const tail = restOfNumber(lines, layout)
  const body = textAt(lines, number) + tail.slice(0, -1)
  if (rest !== undefined && tail.length > 1 && machineReadableCheck(body) === tail.slice(-1))
    return []
  const position = rest === undefined ? number.to + 1 : rest.from + Math.max(tail.length, 1)
  return [{ reason: 'WRONG_CHECK_DIGIT', line: number.line + 1, position, field: 'number' }]
}

const numberIn = (lines: readonly string[], layout: Layout): string => {
  const number = strip(textAt(lines, layout.number))
  const { to, line } = layout.number
  const isLong = layout.rest !== undefined && lines[line]?.charAt(to) === '<'
  return isLong ? number + restOfNumber(lines, layout).slice(0, -1) : number
}

/** Six digits as a day of the century that the reader gives; `undefined` when there is no such. */
const dayIn = (digits: string, century: number): Temporal.PlainDate | undefined => {
  if (!/^\d{6}$/.test(digits)) return undefined
  const [year, month, day] = [0, 2, 4].map((from) => Number(digits.slice(from, from + 2)))
  if (year === undefined || month === undefined || day === undefined) return undefined
  try {
    return Temporal.PlainDate.from({ year: century + year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Nobody is born in the future, so two digits of a year say which century they mean. */
const birthIn = (digits: string, on: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  const late = dayIn(digits, 2000)
  return late !== undefined && Temporal.PlainDate.compare(late, on) <= 0
    ? late
    : dayIn(digits, 1900)
}

const impossible = (layout: Layout, field: 'birth' | 'expiry'): MachineReadableFault => ({
  reason: 'IMPOSSIBLE_DATE',
  line: layout[field].line + 1,
  position: layout[field].from + 1,
  field,
})

const CARDS: ReadonlySet<DocumentKind | undefined> = new Set([
  'travelPermitHongKongMacao',
  'travelPermitHongKongMacaoNonChinese',
  'travelPermitTaiwan',
  'permanentResidence15',
  'permanentResidence18',
])

/** States whose people are known here by another document than a passport. */
const NOT_BY_PASSPORT: ReadonlySet<string> = new Set(['TWN', 'HKG', 'MAC'])

/** Germany alone has one letter on its documents and three everywhere else. */
const stateIn = (text: string): string => (text === 'D' ? 'DEU' : text)

/**
 * The kind behind code, state and number. Passports of Hong Kong and Macao bear CHN as well; their
 * holders are entered by the travel permit or the residence permit.
 */
const kindOf = (
  code: string,
  state: string,
  number: string,
): Pick<MachineReadableFacts, 'kind' | 'issuingState'> | undefined => {
  const likely = guessKind(number)
  if (!code.startsWith('P'))
    return likely !== undefined && CARDS.has(likely)
      ? { kind: likely, issuingState: undefined }
      : undefined
  if (state === 'CHN')
    return likely === 'passportChina' ? { kind: likely, issuingState: undefined } : undefined
  if (!/^[A-Z]{3}$/.test(state) || NOT_BY_PASSPORT.has(state)) return undefined
  return { kind: 'passportForeign', issuingState: state }
}

const nameIn = (text: string): string | undefined => {
  const [primary = '', secondary = ''] = text.split('<<', 2)
  const parts = [primary, secondary].map((part) => part.replaceAll('<', ' ').trim())
  return parts.filter((part) => part !== '').join(' ') || undefined
}

const SEXES: Readonly<Record<string, Sex>> = { M: 'male', F: 'female' }

/**
 * 机读码: reads the lines of a travel document as ICAO Doc 9303 lays them out, cards (TD1, three lines
 * of 30) and passports (TD3, two lines of 44), and the cards of the mainland's exit and entry
 * administration. Every check digit and date is judged; all faults are told with their place.
 */
export const readMachineReadable = (
  raw: string,
  on: Temporal.PlainDate,
): MachineReadableFinding => {
  const lines = splitLines(raw)
  const layout = layoutOf(lines)
  if (layout === undefined)
    return {
      readable: false,
      faults: [{ reason: 'WRONG_LINES', lengths: lines.map(({ length }) => length) }],
    }
  const characters = wrongCharacters(lines)
  if (characters.length > 0) return { readable: false, faults: characters }
  const birthOn = birthIn(textAt(lines, layout.birth), on)
  const validUntil = dayIn(textAt(lines, layout.expiry), 2000)
  const faults = [
    ...withoutEcho(wrongChecks(lines, layout)),
    ...(birthOn === undefined ? [impossible(layout, 'birth')] : []),
    ...(validUntil === undefined ? [impossible(layout, 'expiry')] : []),
  ]
  if (faults.length > 0 || birthOn === undefined || validUntil === undefined)
    return { readable: false, faults }
  const number = numberIn(lines, layout)
  const state = layout.state === undefined ? 'CHN' : stateIn(strip(textAt(lines, layout.state)))
  const document = kindOf(textAt(lines, layout.code), state, number)
  if (document === undefined)
    return {
      readable: false,
      faults: [{ reason: 'DOCUMENT_NOT_TAKEN', line: 1, position: 1 }],
    }
  const name = layout.name === undefined ? '' : textAt(lines, layout.name)
  return {
    readable: true,
    facts: {
      ...document,
      number,
      name: nameIn(name),
      nameIsCut: name !== '' && !name.endsWith('<'),
      birthOn,
      sex: layout.sex === undefined ? undefined : SEXES[textAt(lines, layout.sex)],
      validUntil,
    },
  }
}
