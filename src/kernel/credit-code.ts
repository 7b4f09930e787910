/** GB 32100-2015 alphabet: digits and capitals without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Powers of 3 modulo 31, one for each of the 17 leading characters. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714 weights of the eight leading characters of an organisation code. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

const valueOf = (character: string): number => {
  const value = ALPHABET.indexOf(character)
  if (value < 0 || character === '') throw new RangeError(`not in GB 32100: ${character}`)
  return value
}

/** The check character of an organisation code (GB 11714) from the eight before it. */
export const organisationCheck = (first8: string): string => {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (sum, weight, i) => sum + weight * Number.parseInt(first8.charAt(i), 36),
    0,
  )
  return '0123456789X0'.charAt(11 - (sum % 11))
}

/** The last character of a unified social credit code (GB 32100) from the 17 before it. */
export const creditCodeCheck = (first17: string): string => {
  const sum = WEIGHTS.reduce((sum, weight, i) => sum + weight * valueOf(first17.charAt(i)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Whether a text is a unified social credit code whose two check characters both hold. */
export const isCreditCode = (text: string): boolean =>
  /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) &&
  organisationCheck(text.slice(8, 16)) === text.charAt(16) &&
  creditCodeCheck(text.slice(0, 17)) === text.charAt(17)
