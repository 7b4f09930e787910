import { type DocumentKind, normaliseNumber, standardCode } from '#kernel/identity-number/index.ts'

/** Digits of a travel permit that its holder keeps when it is renewed. */
const LIFELONG = 9

/**
 * What two documents of one person have in common: an identity card and the household register are
 * one, and so are a travel permit and its renewal.
 */
export const documentKey = (kind: DocumentKind, number: string): string => {
  const normalised = normaliseNumber(number)
  const isTravelPermit = kind.startsWith('travelPermitHongKongMacao')
  const lasting = isTravelPermit ? normalised.slice(0, LIFELONG) : normalised
  return `${standardCode(kind, normalised)}|${lasting}`
}
