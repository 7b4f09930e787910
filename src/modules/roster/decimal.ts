/** A decimal number as it was written: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly negative: boolean
  readonly units: bigint
  readonly scale: number
}

const PLAIN = /^([+-]?)(\d{1,30})(?:\.(\d{0,30}))?$/
const STORED = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:E([+-]?\d{1,3}))?$/i

/** Reads digits with at most one point, or `undefined`. */
export const parseDecimal = (text: string): Decimal | undefined => {
  const [, sign, whole = '', part = ''] = PLAIN.exec(text) ?? []
  if (sign === undefined) return undefined
  return { negative: sign === '-', units: BigInt(whole + part), scale: part.length }
}

const tens = (power: number): bigint => 10n ** BigInt(power)

const roundedDivision = (units: bigint, divisor: bigint): bigint => (units + divisor / 2n) / divisor

/** Digits that a spreadsheet shows; what it stores beyond them is noise of binary fractions. */
const SHOWN_DIGITS = 15

/**
 * Reads a number as a workbook stores it, `1286.4000000000001` or `1.2E-2`, and gives it as the
 * workbook shows it: 15 digits, the last rounded. No floating point takes part.
 */
export const parseStored = (text: string): Decimal | undefined => {
  const [, sign, whole = '', part = '', exponent = '0'] = STORED.exec(text) ?? []
  if (sign === undefined) return undefined
  const shift = part.length - Number(exponent)
  let [units, scale] =
    shift >= 0 ? [BigInt(whole + part), shift] : [BigInt(whole + part) * tens(-shift), 0]
  const noise = Math.min(units.toString().length - SHOWN_DIGITS, scale)
  if (noise > 0) [units, scale] = [roundedDivision(units, tens(noise)), scale - noise]
  while (scale > 0 && units % 10n === 0n) [units, scale] = [units / 10n, scale - 1]
  return { negative: sign === '-', units, scale }
}

/** In units of ten to the power of minus `scale`, rounded half up; and whether nothing was lost. */
export const atScale = (
  { units, scale }: Decimal,
  wanted: number,
): { readonly units: bigint; readonly exact: boolean } => {
  if (scale <= wanted) return { units: units * tens(wanted - scale), exact: true }
  const divisor = tens(scale - wanted)
  return { units: roundedDivision(units, divisor), exact: units % divisor === 0n }
}

/** `128650` at scale 2 as `1286.50`. */
export const decimalText = (units: bigint, scale: number): string => {
  const digits = units.toString().padStart(scale + 1, '0')
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
