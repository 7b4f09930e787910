import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { CONSENT_KIND_CODES } from './consent.ts'

const About = z.strictObject({
  consentId: z.string(),
  personId: z.string(),
  kind: z.enum(CONSENT_KIND_CODES as readonly [string, ...string[]]),
  programmeCode: z.string().nullable(),
  accountId: z.string().nullable(),
})

/** A holder has given a consent. */
export const consentGiven = eventType('consent.given', About)
/** A holder has taken a consent back. */
export const consentWithdrawn = eventType('consent.withdrawn', About)
