import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const Change = {
  /** The new assignment. */
  changeId: z.string(),
  personId: z.string(),
  /** The card that the new account stands on. */
  cardId: z.string().nullable(),
  programmeCode: z.string(),
  fromAccountId: z.string().nullable(),
  toAccountId: z.string(),
  consentId: z.string(),
}

/** A programme pays another account of the person, from `effectiveFrom` on. */
export const accountChanged = eventType(
  'account.changed',
  z.strictObject({ ...Change, effectiveFrom: z.iso.datetime() }),
)

/** A change was taken back before it took effect. */
export const accountChangeCancelled = eventType(
  'account.change-cancelled',
  z.strictObject({
    ...Change,
    reason: z.enum(['holder', 'consentWithdrawn', 'rejected', 'died', 'accountClosed']),
  }),
)

/** A programme pays a person no more; nothing follows the account that it paid. */
export const assignmentEnded = eventType(
  'account.assignment-ended',
  z.strictObject({
    assignmentId: z.string(),
    personId: z.string(),
    programmeCode: z.string(),
    accountId: z.string(),
    endedAt: z.iso.datetime(),
  }),
)
