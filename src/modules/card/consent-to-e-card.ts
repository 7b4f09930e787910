import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import {
  type ConsentChannel,
  type ConsentKind,
  type ConsentRefusal,
  giveConsent,
  type ReadText,
} from '#modules/consent/index.ts'

/** 同意签发: the words that the holder read, and how surely the holder is known (N11). */
export interface ECardConsent {
  readonly text: ReadText
  readonly channel: ConsentChannel
  readonly assuranceLevel: number
}

export type ECardConsentRefusal = 'CONSENT_MISSING' | ConsentRefusal

/** What the consent is kept as, and the key of its words. */
export const E_CARD_CONSENT = 'synchronousECard' as const satisfies ConsentKind

/**
 * Keeps the consent on which an electronic card is issued; without one nothing is. An agent or a
 * guardian gives none (A6).
 */
export const consentToECard = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
  consent: ECardConsent | undefined,
): Promise<Decision<undefined, ECardConsentRefusal>> => {
  if (consent === undefined) return refuse('PIPL-14', 'CONSENT_MISSING', ['giveConsent'])
  const { text, channel, assuranceLevel } = consent
  const given = await giveConsent(tx, context, {
    personId,
    kind: E_CARD_CONSENT,
    text: { key: E_CARD_CONSENT, ...text },
    channel,
    assuranceLevel,
  })
  return given.granted ? grant(given.basis, undefined) : given
}
