import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { CONSENT_ENDS, CONSENT_KIND_CODES } from './consent.ts'

const About = z.strictObject({
  consentId: z.string(),
  personId: z.string(),
  kind: z.enum(CONSENT_KIND_CODES as readonly [string, ...string[]]),
  programmeCode: z.string().nullable(),
  accountId: z.string().nullable(),
})

/** A holder has given a consent. */
export const consentGiven = eventType('consent.given', About)
/** A consent has ended: its holder has taken it back, or what it was given for is no more. */
export const consentWithdrawn = eventType(
  'consent.withdrawn',
  // What was told before there were other reasons was always the holder's word.
  About.extend({ reason: z.enum(CONSENT_ENDS).default('withdrawn') }),
)
