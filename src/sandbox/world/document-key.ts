import { type DocumentKind, normaliseNumber, standardCode } from '#kernel/identity-number/index.ts'

/** Digits of a travel permit that its holder keeps when it is renewed. */
const LIFELONG = 9
const TRAVEL_PERMITS = new Set(['04', '05'])

/** The same by the code of AAC058, as files have it. */
export const documentKeyOfCode = (code: string, number: string): string => {
  const normalised = normaliseNumber(number)
  return `${code}|${TRAVEL_PERMITS.has(code) ? normalised.slice(0, LIFELONG) : normalised}`
}

/**
 * What two documents of one person have in common: an identity card and the household register are
 * one, and so are a travel permit and its renewal.
 */
export const documentKey = (kind: DocumentKind, number: string): string =>
  documentKeyOfCode(standardCode(kind, normaliseNumber(number)), number)
