import { readBirthDate } from './birth-date.ts'
import { machineReadableCheck, mod11Holds } from './check-character.ts'
import type { IdentityNumberChecker } from './finding.ts'
import { isProvince } from './region-code.ts'
import { shapeFault } from './shape.ts'

/**
 * 外国人永久居留身份证, issued since 2023-12-01: the mark 9, two digits of the province that took the
 * application, three of nationality, eight of birth, three of sequence, one check character.
 * The sex is not read from it: the published rule does not say what an odd sequence means.
 */
export const checkPermanentResidence18: IdentityNumberChecker = (number, on) => {
  const fault = shapeFault(number, [`9${'d'.repeat(16)}x`])
  if (fault !== undefined) return fault
  const province = number.slice(1, 3)
  const regionCode = `${province}0000`
  if (!isProvince(province))
    return { valid: false, reason: 'UNKNOWN_REGION', detail: { regionCode } }
  const birthOn = readBirthDate(number.slice(6, 14), on)
  if ('reason' in birthOn) return birthOn
  if (!mod11Holds(number)) return { valid: false, reason: 'WRONG_CHECK_CHARACTER' }
  return { valid: true, normalised: number, identityKey: number, facts: { birthOn, regionCode } }
}

/**
 * 外国人永久居留身份证 of the older form, good until it expires: three letters of nationality and
 * twelve digits. The last is held to be a check digit of the 14 before it, with weights 7, 3, 1. No
 * published text says so, so a number that fails it is remarked on and not refused. The birth
 * year has two digits and does not tell the century, so no fact is read from the number.
 */
export const checkPermanentResidence15: IdentityNumberChecker = (number) => {
  const fault = shapeFault(number, [`LLL${'d'.repeat(12)}`])
  if (fault !== undefined) return fault
  const found = { valid: true, normalised: number, identityKey: number } as const
  return machineReadableCheck(number.slice(0, 14)) === number.charAt(14)
    ? found
    : { ...found, remark: 'UNUSUAL_CHECK_CHARACTER' }
}
