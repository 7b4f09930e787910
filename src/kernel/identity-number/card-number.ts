import { normaliseNumber } from './normalise.ts'

export type CardNumberFinding =
  | { readonly valid: true; readonly normalised: string }
  | { readonly valid: false; readonly reason: 'WRONG_LENGTH' | 'WRONG_CHARACTER' }

/**
 * 社保卡卡号: 8–12 letters and digits, most often nine digits or a letter and eight. It is unique
 * within its issuing region only, so it never identifies a card without that region.
 */
export const checkCardNumber = (raw: string): CardNumberFinding => {
  const number = normaliseNumber(raw)
  if (!/^[0-9A-Z]*$/.test(number)) return { valid: false, reason: 'WRONG_CHARACTER' }
  if (number.length < 8 || number.length > 12) return { valid: false, reason: 'WRONG_LENGTH' }
  return { valid: true, normalised: number }
}

/** 卡识别码, taken apart. It names one physical card, in the whole country and for ever. */
export interface CardIdentifier {
  /** Six digits: the region that issued the card. */
  readonly issuingRegionCode: string
  /** 16 hexadecimal digits, upper case. */
  readonly cardPart: string
}

/** The application of the social security card on the chip (RID), between region and card part. */
const APPLICATION = 'D156000005'

/** The parts of the 32 hexadecimal digits of EF05, or `undefined` when they are not such. */
export const parseCardIdentifier = (raw: string): CardIdentifier | undefined => {
  const hex = normaliseNumber(raw)
  if (!/^\d{6}D156000005[0-9A-F]{16}$/.test(hex)) return undefined
  return { issuingRegionCode: hex.slice(0, 6), cardPart: hex.slice(16) }
}

/** The 32 hexadecimal digits. Throws a RangeError when a part is not of its shape. */
export const makeCardIdentifier = ({ issuingRegionCode, cardPart }: CardIdentifier): string => {
  if (!/^\d{6}$/.test(issuingRegionCode) || !/^[0-9A-F]{16}$/.test(cardPart))
    throw new RangeError('6 digits and 16 hexadecimal digits are needed')
  return `${issuingRegionCode}${APPLICATION}${cardPart}`
}
