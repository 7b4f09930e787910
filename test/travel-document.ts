import { machineReadableCheck as check } from '#kernel/identity-number/check-character.ts'

/** Fills a field of machine-readable lines to its length. */
export const fill = (text: string, length: number): string => text.padEnd(length, '<')

/** Somebody as the lines of their card say it: days as YYMMDD, the surname before `<<`. */
export interface Bearer {
  readonly number: string
  readonly birth: string
  readonly sex: 'M' | 'F'
  readonly expiry: string
  readonly name: string
}

/** A card as Doc 9303-5 lays it out, of nobody who exists, with its digits reckoned. */
export const cardLines = ({ number, birth, sex, expiry, name }: Bearer) => {
  const long = number.length > 9
  const head = long ? `${number.slice(0, 9)}<` : fill(number, 9) + check(fill(number, 9))
  const rest = long ? number.slice(9) + check(number) : ''
  const first = `CRCHN${head}${fill(rest, 15)}`
  const middle = `${birth}${check(birth)}${sex}${expiry}${check(expiry)}CHN${fill('', 11)}`
  const over = first.slice(5) + middle.slice(0, 7) + middle.slice(8, 15) + middle.slice(18, 29)
  return [first, middle + check(over), fill(name, 30)] as const
}
