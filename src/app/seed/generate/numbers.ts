import { machineReadableCheck } from '#kernel/identity-number/check-character.ts'
import { hongKongCheck, luhnCheck, mod11Check } from '#kernel/identity-number/index.ts'
import { bankOf } from '../data/banks.ts'

/** Prime to ten, so that multiplying by it moves every number below a power of ten to another. */
const STRIDE = 48_271

/** `digits` digits that look random and are different for every number below 10^digits. */
export const spread = (number: number, digits: number): string =>
  String((number * STRIDE) % 10 ** digits).padStart(digits, '0')

/** 18 characters: `prefix` of six, the birth as `yyyymmdd`, a sequence below 1000, the check. */
export const citizenNumber = (prefix: string, birth: string, sequence: number): string => {
  const first17 = prefix + birth + String(sequence).padStart(3, '0')
  return first17 + mod11Check(first17)
}

/** The older permanent residence card: nationality, 4401, the birth as `yymmdd`, one, check. */
export const oldPermanentResidence = (nationality: string, birth: string, one: number): string => {
  const first14 = `${nationality}4401${birth.slice(2)}${one}`
  return first14 + machineReadableCheck(first14)
}

/** A Hong Kong identity card for each number below a hundred million. */
export const hongKongCard = (number: number): string => {
  const digits = spread(number, 8)
  const letters = 'ABCDEFGHJK'
  const body =
    letters.charAt(Number(digits.charAt(0))) +
    letters.charAt(Number(digits.charAt(1))) +
    digits.slice(2)
  return body + hongKongCheck(body)
}

/** A made-up account of 19 digits at a bank, different for every number below 10^12. */
export const accountNumber = (bankCode: string, number: number): string => {
  const body = bankOf(bankCode).bin + String(number).padStart(12, '0')
  return body + luhnCheck(body)
}

/**
 * A made-up account of 19 digits at a bank with these four last digits, different for every number
 * below 10^8: one digit in the middle makes the check digit come out.
 */
export const accountNumberEndingIn = (bankCode: string, number: number, tail: string): string => {
  const [middle, end] = [String(number).padStart(8, '0'), tail.slice(0, 3)]
  const bodies = '0123456789'.split('').map((free) => bankOf(bankCode).bin + free + middle + end)
  const body = bodies.find((one) => luhnCheck(one) === tail.slice(3))
  if (body === undefined) throw new RangeError(`no account ends in ${tail}`)
  return body + tail.slice(3)
}
