import type { DocumentKind } from './document-kind.ts'

export type Sex = 'male' | 'female'

/** What the number itself says about the person. */
export interface IdentityFacts {
  readonly birthOn: Temporal.PlainDate
  /** Left out where no published rule says which numbers are whose. */
  readonly sex?: Sex
  /** Six digits: the division at the time of issue, possibly abolished since. */
  readonly regionCode: string
}

export interface ValidIdentityNumber {
  readonly valid: true
  /** The one spelling that is stored: ASCII, upper case, no separators. */
  readonly normalised: string
  /** Equal for every renewal of one person's document of this kind. */
  readonly identityKey: string
  readonly facts?: IdentityFacts
  /** Odd, but not enough to turn a person away: look at the document once more. */
  readonly remark?: 'UNUSUAL_CHECK_CHARACTER'
}

/**
 * Why a number is refused. No fault names the right check character: that would let someone guess
 * numbers, and would let a clerk mend the check character where a digit before it is wrong.
 */
export type FaultyIdentityNumber = { readonly valid: false } & (
  | {
      readonly reason: 'WRONG_LENGTH'
      readonly detail: { readonly count: number; readonly expected: readonly number[] }
    }
  | {
      readonly reason: 'WRONG_CHARACTER'
      /** `position` counts from 1, in the number without its separators. */
      readonly detail: { readonly position: number; readonly character: string }
    }
  | { readonly reason: 'WRONG_CHECK_CHARACTER' }
  | { readonly reason: 'IMPOSSIBLE_DATE' }
  | { readonly reason: 'DATE_IN_FUTURE' }
  | { readonly reason: 'UNKNOWN_REGION'; readonly detail: { readonly regionCode: string } }
  | { readonly reason: 'WRONG_KIND'; readonly detail: { readonly likelyKind: DocumentKind } }
)

export type IdentityNumberFault = FaultyIdentityNumber['reason']
export type IdentityNumberFinding = ValidIdentityNumber | FaultyIdentityNumber

/** Judges a number that is normalised already, on a day. */
export type IdentityNumberChecker = (
  normalised: string,
  on: Temporal.PlainDate,
) => IdentityNumberFinding
