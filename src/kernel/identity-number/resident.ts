import { readBirthDate } from './birth-date.ts'
import { mod11Holds } from './check-character.ts'
import type { IdentityNumberChecker, IdentityNumberFinding } from './finding.ts'
import { isRegionOfResident } from './region-code.ts'
import { shapeFault } from './shape.ts'

const SHAPES = [`${'d'.repeat(17)}x`]

/** Six digits of place, eight of birth, three of sequence (odd for men), one check character. */
const checkCitizenNumber = (
  number: string,
  on: Temporal.PlainDate,
  isRegion: (regionCode: string) => boolean,
): IdentityNumberFinding => {
  const fault = shapeFault(number, SHAPES)
  if (fault !== undefined) return fault
  const regionCode = number.slice(0, 6)
  if (!isRegion(regionCode))
    return { valid: false, reason: 'UNKNOWN_REGION', detail: { regionCode } }
  const birthOn = readBirthDate(number.slice(6, 14), on)
  if ('reason' in birthOn) return birthOn
  if (!mod11Holds(number)) return { valid: false, reason: 'WRONG_CHECK_CHARACTER' }
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return {
    valid: true,
    normalised: number,
    identityKey: number,
    facts: { birthOn, sex, regionCode },
  }
}

/** 公民身份号码 (GB 11643-1999), on an identity card or in a household register. */
export const checkResidentNumber: IdentityNumberChecker = (number, on) =>
  checkCitizenNumber(number, on, isRegionOfResident)

/**
 * 港澳台居民居住证: a citizen's number whose place is Hong Kong (810000), Macao (820000) or Taiwan
 * (830000).
 */
export const residencePermitChecker =
  (regionCode: '810000' | '820000' | '830000'): IdentityNumberChecker =>
  (number, on) =>
    checkCitizenNumber(number, on, (code) => code === regionCode)
