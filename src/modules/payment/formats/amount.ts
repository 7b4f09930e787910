/** 18 digits in all, two of them behind the point: the room of ISO 20022. */
const LARGEST_FEN = 10n ** 18n - 1n

/** 12345n → 123.45. Integers only: no fen is ever a fraction of something (P17). */
export const amountText = (fen: bigint): string => {
  if (fen < 0n || fen > LARGEST_FEN) throw new RangeError('an amount outside of the format')
  const digits = fen.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const EXACT = /^(?:0|[1-9]\d{0,15})\.\d\d$/
const DECIMAL = /^(\d{1,16})(?:\.(\d{1,5}))?$/

/** 123.45 → 12345n, in this one spelling; anything else is `undefined`. */
export const exactAmount = (text: string): bigint | undefined =>
  EXACT.test(text) ? BigInt(text.replace('.', '')) : undefined

/**
 * The decimals of ISO 20022: 123, 123.4 and 123.45000 are amounts as well, 123.456 is none in fen.
 * A sign, an exponent, a separator of thousands and figures of full width are none either.
 */
export const decimalAmount = (text: string): bigint | undefined => {
  const [, whole, fraction = ''] = DECIMAL.exec(text) ?? []
  if (whole === undefined || !/^0*$/.test(fraction.slice(2))) return undefined
  return BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'))
}
