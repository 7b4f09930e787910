import type { CardStatus } from '#modules/card/index.ts'
import type { CodePurpose } from '#modules/catalogue/index.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Facts } from './facts.ts'
import { digestHex, keyedDigestHex } from './secrets.ts'

/**
 * 固定码: a code of the sandbox that always comes to the same end, however often it is shown. It
 * belongs to a made-up holder and is known to sandbox terminals alone.
 */
export interface FixedCode {
  /** 43 characters, as every code is. */
  readonly code: string
  /** Eight digits. */
  readonly number: string
  readonly card: { readonly region: string; readonly number: string }
  /** As it counts here, whatever has become of the holder's own card meanwhile. */
  readonly cardStatus: CardStatus
  readonly purpose: CodePurpose
  readonly assuranceLevel: 2 | 3
  readonly state: 'live' | 'expired' | 'used'
}

/** By the key under which a shown code or number is looked up. */
export type FixedCodes = ReadonlyMap<string, FixedCode>

/** Fixed codes, ready to be found by what a terminal scanned or typed. */
export const fixedCodes = (keys: KeyRing, codes: readonly FixedCode[]): FixedCodes =>
  new Map(
    codes.flatMap((one) => [
      [digestHex(one.code), one] as const,
      [keyedDigestHex(keys, 'number', one.number), one] as const,
    ]),
  )

/** How long a code that has expired is out of its time. */
const LATE = { seconds: 30 } as const
const LIFETIME = { seconds: 60 } as const

/** The facts as they would be had the holder's phone just shown such a code. */
export const withFixedCode = (
  facts: Facts,
  { cardStatus, purpose, assuranceLevel, state }: FixedCode,
  at: Temporal.Instant,
): Facts => {
  const { card } = facts
  // Nobody has entered this holder: the code is of no known card, and so unknown.
  if (card === undefined) return facts
  const issuedAt = state === 'expired' ? at.subtract(LATE).subtract(LIFETIME) : at
  return {
    ...facts,
    card: { ...card, status: cardStatus },
    code: {
      personId: card.personId,
      cardId: card.id,
      purpose,
      assuranceLevel,
      issuedAt,
      expiresAt: issuedAt.add(LIFETIME),
      used: state === 'used',
      deviceRevoked: false,
    },
  }
}
