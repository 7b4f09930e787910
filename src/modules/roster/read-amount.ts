import { cleanCount } from './clean-cell.ts'
import { atScale, type Decimal, decimalText, parseDecimal, parseStored } from './decimal.ts'
import { fault, type Fault, type Read, unreadable } from './finding.ts'
import type { CellMark } from '#platform/table-file/index.ts'

/** The unit that a heading or a title names, as digits between it and fen. */
export const AMOUNT_UNITS = { fen: 0, jiao: 1, yuan: 2, tenThousandYuan: 6 } as const
export type AmountUnit = keyof typeof AMOUNT_UNITS

/** Ten thousand million yuan: more than any batch, let alone a person. */
const TOO_LARGE_FEN = 1_000_000_000_000n

const CURRENCY = /^(?:人民币|RMB|CNY|[¥\uFFE5])|(?:元整|元|圆)$/gi
const IN_WORDS = /[零壹贰叁肆伍陆柒捌玖拾佰仟]/
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/

interface Stripped {
  readonly text: string
  readonly scale: number
  readonly faults: readonly Fault[]
}

/** Takes away currency, the word 万 and well-placed commas. */
const strip = (cleaned: string, unit: AmountUnit): Stripped => {
  const faults: Fault[] = []
  let text = cleaned.replaceAll(CURRENCY, '')
  if (text !== cleaned) faults.push(fault('AMOUNT_UNIT_MENDED'))
  let scale: number = text === cleaned ? AMOUNT_UNITS[unit] : AMOUNT_UNITS.yuan
  if (text.endsWith('万')) {
    text = text.slice(0, -1)
    scale = AMOUNT_UNITS.tenThousandYuan
    faults.push(fault('AMOUNT_IN_TEN_THOUSANDS'))
  }
  if (GROUPED.test(text)) {
    text = text.replaceAll(',', '')
    faults.push(fault('AMOUNT_GROUPING_MENDED'))
  }
  return { text, scale, faults }
}

const withFaults = (read: Read<bigint>, faults: readonly Fault[]): Read<bigint> => ({
  ...read,
  faults: [...faults, ...read.faults],
})

const toFen = (decimal: Decimal, scale: number): Read<bigint> => {
  if (decimal.units === 0n) return unreadable('AMOUNT_ZERO')
  if (decimal.negative) return unreadable('AMOUNT_NEGATIVE')
  const { units, exact } = atScale(decimal, scale)
  if (units >= TOO_LARGE_FEN) return unreadable('AMOUNT_TOO_LARGE')
  if (!exact) return unreadable('AMOUNT_TOO_PRECISE', { suggestion: decimalText(units, 2) })
  return { value: units, faults: [] }
}

/** Why a text that is no plain number is none. */
const malformed = (text: string): Read<never> => {
  if (/^[+-]?\d[\d.]*E[+-]?\d+$/.test(text)) return unreadable('AMOUNT_EXPONENT')
  if (IN_WORDS.test(text)) return unreadable('AMOUNT_IN_WORDS')
  if (/^[+-]?[\d,.]+$/.test(text) && text.includes(',')) return unreadable('AMOUNT_GROUPING')
  return unreadable('AMOUNT_MALFORMED')
}

const readTyped = (raw: string, unit: AmountUnit): Read<bigint> => {
  const cleaned = cleanCount(raw)
  if (cleaned.text === '') return unreadable('AMOUNT_MISSING')
  const { text, scale, faults } = strip(cleaned.text, unit)
  const decimal = parseDecimal(text)
  const read = decimal === undefined ? malformed(text) : toFen(decimal, scale)
  return withFaults(read, [...cleaned.faults, ...faults])
}

/**
 * 金额: fen, by whole numbers only (P17). A number cell of a workbook counts as it is shown; a text
 * loses what does not matter and is refused for what might.
 */
export const readAmount = (
  raw: string,
  mark: CellMark | undefined,
  unit: AmountUnit,
  format: 'csv' | 'xlsx',
): Read<bigint> => {
  if (mark?.merged !== undefined) return unreadable('AMOUNT_MERGED')
  if (mark?.kind === 'date') return unreadable('AMOUNT_IS_DATE')
  if (mark?.kind !== 'number') {
    const read = readTyped(raw, unit)
    const asText = format === 'xlsx' && read.value !== undefined
    return asText ? withFaults(read, [fault('AMOUNT_AS_TEXT')]) : read
  }
  const decimal = parseStored(raw)
  return decimal === undefined ? unreadable('AMOUNT_MALFORMED') : toFen(decimal, AMOUNT_UNITS[unit])
}
