import type { IdentityNumberChecker } from './finding.ts'
import { shapeFault } from './shape.ts'

const SHORTEST = 5
const LONGEST = 20
const SHAPES = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => 'n'.repeat(SHORTEST + i))

/** 护照 of any state: letters and digits in an order that each state chooses. */
export const checkPassport: IdentityNumberChecker = (number) =>
  shapeFault(number, SHAPES) ?? { valid: true, normalised: number, identityKey: number }
