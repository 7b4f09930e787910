import type { IdentityNumberChecker } from './finding.ts'
import { shapeFault } from './shape.ts'

const LIFELONG_CHARACTERS = 9

/**
 * 港澳居民来往内地通行证: H or M and eight digits for life; older cards add two digits that count
 * renewals. So nine characters know the person.
 */
export const checkTravelPermitHongKongMacao: IdentityNumberChecker = (number) =>
  shapeFault(number, ['hdddddddd', 'hdddddddddd']) ?? {
    valid: true,
    normalised: number,
    identityKey: number.slice(0, LIFELONG_CHARACTERS),
  }

/**
 * 港澳居民来往内地通行证(非中国籍): HA or MA and seven digits for life. Older records write it as the
 * other permit is written; both are taken.
 */
export const checkTravelPermitNonChinese: IdentityNumberChecker = (number) =>
  shapeFault(number, ['haddddddd', 'hdddddddddd']) ?? {
    valid: true,
    normalised: number,
    identityKey: number.slice(0, LIFELONG_CHARACTERS),
  }

/** 台湾居民来往大陆通行证: eight digits on a card, ten digits and a letter in a booklet. */
export const checkTravelPermitTaiwan: IdentityNumberChecker = (number) =>
  shapeFault(number, ['dddddddd', 'ddddddddddL']) ?? {
    valid: true,
    normalised: number,
    identityKey: number,
  }
