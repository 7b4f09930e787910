import type { DocumentKind } from './document-kind.ts'
import type {
  IdentityNumberChecker,
  IdentityNumberFault,
  IdentityNumberFinding,
} from './finding.ts'
import { guessKind, isUnmistakable } from './guess-kind.ts'
import { normaliseNumber } from './normalise.ts'
import { checkPassport } from './passport.ts'
import { checkPermanentResidence15, checkPermanentResidence18 } from './permanent-residence.ts'
import { checkResidentNumber, residencePermitChecker } from './resident.ts'
import { checkHongKongIdentityCard, checkMacaoIdentityCard } from './special-region.ts'
import {
  checkTravelPermitHongKongMacao,
  checkTravelPermitNonChinese,
  checkTravelPermitTaiwan,
} from './travel-permit.ts'

export * from './bank-card.ts'
export * from './card-number.ts'
export { hongKongCheck, luhnCheck, mod11Check } from './check-character.ts'
export * from './document-kind.ts'
export type * from './finding.ts'
export { guessKind } from './guess-kind.ts'
export * from './machine-readable.ts'
export { normaliseNumber } from './normalise.ts'

const CHECKERS: Readonly<Record<DocumentKind, IdentityNumberChecker>> = {
  residentIdentityCard: checkResidentNumber,
  householdRegister: checkResidentNumber,
  residencePermitHongKong: residencePermitChecker('810000'),
  residencePermitMacao: residencePermitChecker('820000'),
  residencePermitTaiwan: residencePermitChecker('830000'),
  travelPermitHongKongMacao: checkTravelPermitHongKongMacao,
  travelPermitHongKongMacaoNonChinese: checkTravelPermitNonChinese,
  travelPermitTaiwan: checkTravelPermitTaiwan,
  passportChina: checkPassport,
  passportForeign: checkPassport,
  permanentResidence18: checkPermanentResidence18,
  permanentResidence15: checkPermanentResidence15,
  hongKongIdentityCard: checkHongKongIdentityCard,
  macaoIdentityCard: checkMacaoIdentityCard,
}

/** Faults that a number of another kind would show. A slip of the hand mostly shows others. */
const FAULTS_OF_ANOTHER_KIND: ReadonlySet<IdentityNumberFault> = new Set([
  'WRONG_LENGTH',
  'WRONG_CHARACTER',
  'UNKNOWN_REGION',
])

/**
 * 证件号码校验. Judges what a person typed as the number of a document of this kind, on a day (a
 * birth after `on` is refused). Any separators, width and case are taken. A number that is clearly
 * of another kind is refused as `WRONG_KIND` with the likely kind, even by a kind that takes almost
 * anything, such as a passport. Says nothing of whether the document exists.
 */
export const checkIdentityNumber = (
  kind: DocumentKind,
  raw: string,
  on: Temporal.PlainDate,
): IdentityNumberFinding => {
  const checker = CHECKERS[kind]
  const finding = checker(normaliseNumber(raw), on)
  // No other kind has 18 characters under a place in a province: there is nothing to guess.
  if (finding.valid && checker === checkResidentNumber) return finding
  const likelyKind = guessKind(raw)
  if (likelyKind === undefined || CHECKERS[likelyKind] === checker) return finding
  const suspicious = finding.valid
    ? isUnmistakable(raw)
    : FAULTS_OF_ANOTHER_KIND.has(finding.reason)
  return suspicious ? { valid: false, reason: 'WRONG_KIND', detail: { likelyKind } } : finding
}
