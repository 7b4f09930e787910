import assert from 'node:assert/strict'
import type { Database } from '#platform/db.ts'
import { E_CARD_CONSENT, type ECardConsent } from '#modules/card/index.ts'
import { CONSENT_TEXTS, consentText, publishTexts, readTextOf } from '#modules/consent/index.ts'

/** What a holder agrees to who has read the words that are in force at a moment. */
export const eCardConsent = async (
  db: Database,
  at: Temporal.Instant,
  change: Partial<ECardConsent> = {},
): Promise<ECardConsent> => {
  await db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))
  const text = await consentText(db, E_CARD_CONSENT, 'zh-Hans', at)
  assert.ok(text !== undefined, 'no words are in force')
  return { text: readTextOf(text), channel: 'portal', assuranceLevel: 3, ...change }
}
