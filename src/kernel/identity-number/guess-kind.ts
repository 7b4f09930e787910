import { hongKongCheck, mod11Holds } from './check-character.ts'
import type { DocumentKind } from './document-kind.ts'
import { foldWidth, normaliseNumber } from './normalise.ts'
import { isRegionOfResident } from './region-code.ts'

/** How a number is written on a card; the brackets and slashes give the kind away. */
const WRITTEN_LIKE: readonly (readonly [DocumentKind, RegExp])[] = [
  ['hongKongIdentityCard', /^[A-Z]{1,2}\d{6}\([\dA]\)$/i],
  ['macaoIdentityCard', /^[157]\/\d{6}\/\d$|^[157]\d{6}\(\d\)$/],
]

/** First match wins. */
const LOOKS_LIKE: readonly (readonly [DocumentKind, RegExp])[] = [
  ['residencePermitHongKong', /^810000\d{11}[\dX]$/],
  ['residencePermitMacao', /^820000\d{11}[\dX]$/],
  ['residencePermitTaiwan', /^830000\d{11}[\dX]$/],
  ['permanentResidence18', /^9\d{16}[\dX]$/],
  ['permanentResidence15', /^[A-Z]{3}\d{12}$/],
  ['travelPermitHongKongMacao', /^[HM]\d{8}(?:\d{2})?$/],
  ['travelPermitHongKongMacaoNonChinese', /^[HM]A\d{7}$/],
  ['travelPermitTaiwan', /^\d{8}$|^\d{10}[A-Z]$/],
  ['passportChina', /^[DEGPS]\d{8}$|^E[A-Z]\d{7}$/],
]

const writtenAs = (raw: string): DocumentKind | undefined => {
  const written = foldWidth(raw).replaceAll(/\s/g, '')
  return WRITTEN_LIKE.find(([, pattern]) => pattern.test(written))?.[0]
}

/**
 * The kind of document that a number most likely belongs to, by its form alone, or `undefined`.
 * Good enough for a hint (“this looks like a travel permit”), never for a decision: eight digits
 * can be a Taiwan permit or, without its slashes, a Macao card.
 */
export const guessKind = (raw: string): DocumentKind | undefined => {
  const written = writtenAs(raw)
  if (written !== undefined) return written
  const number = normaliseNumber(raw)
  const looks = LOOKS_LIKE.find(([, pattern]) => pattern.test(number))?.[0]
  if (looks !== undefined) return looks
  if (/^\d{17}[\dX]$/.test(number))
    return isRegionOfResident(number.slice(0, 6)) ? 'residentIdentityCard' : undefined
  if (/^[A-Z]{1,2}\d{6}[\dA]$/.test(number))
    return hongKongCheck(number.slice(0, -1)) === number.slice(-1)
      ? 'hongKongIdentityCard'
      : undefined
  return undefined
}

/** Whether a number can hardly be of any kind but the guessed one. */
export const isUnmistakable = (raw: string): boolean =>
  writtenAs(raw) !== undefined || mod11Holds(normaliseNumber(raw))
