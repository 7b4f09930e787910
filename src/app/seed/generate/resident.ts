import type { DocumentKind, Sex } from '#kernel/identity-number/index.ts'
import { ENTITLEMENT_KINDS, type EntitlementKind } from '#modules/entitlement/index.ts'
import type { CardState } from './card-states.ts'

/** 人员类别: what besides age and place can earn a concession; departments say who has it. */
export const CATEGORIES = ENTITLEMENT_KINDS
export type Category = EntitlementKind

export interface SeedDocument {
  readonly kind: DocumentKind
  /** In the spelling that `checkIdentityNumber` calls normalised. */
  readonly number: string
  readonly primary: boolean
  /** Three letters, of foreign passports only. */
  readonly issuingState?: string
}

export interface SeedCard extends CardState {
  /** 发卡地: code of the issuing city. */
  readonly issuingRegion: string
  /** Nine characters, unique within the issuing region. */
  readonly cardNumber: string
  /** 32 hexadecimal digits. */
  readonly identifier: string
  readonly bankCode: string
  /** The day the card was handed over; absent before that. */
  readonly issuedOn?: string | undefined
  /** The day on which the present status began. */
  readonly since: string
}

/** Somebody made up. Dates are text (`2026-11-23`), ready for COPY. */
export interface SeedPerson {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly birthOn: string
  readonly documents: readonly SeedDocument[]
  readonly cityCode: string
  readonly districtCode: string
  readonly phone: string
  readonly categories: readonly Category[]
}

/** A made-up holder. */
export interface Resident extends SeedPerson {
  readonly card: SeedCard
}
