import { hongKongCheck } from './check-character.ts'
import type { IdentityNumberChecker } from './finding.ts'
import { shapeFault } from './shape.ts'

/** 香港居民身份证: one or two letters, six digits, and a check character shown in brackets. */
export const checkHongKongIdentityCard: IdentityNumberChecker = (number) => {
  const fault = shapeFault(number, ['Lddddddk', 'LLddddddk'])
  if (fault !== undefined) return fault
  if (hongKongCheck(number.slice(0, -1)) !== number.slice(-1))
    return { valid: false, reason: 'WRONG_CHECK_CHARACTER' }
  return { valid: true, normalised: number, identityKey: number }
}

/** 澳门居民身份证: eight digits, shown as 5/123456/7. How the last is reckoned is not public. */
export const checkMacaoIdentityCard: IdentityNumberChecker = (number) =>
  shapeFault(number, ['mddddddd']) ?? { valid: true, normalised: number, identityKey: number }
