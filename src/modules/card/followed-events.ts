import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { ACCOUNT_FACTS } from './account-fact.ts'

/** What this module reads of the events of others; they carry more than stands here. */

const answer = { requestId: z.string(), cardId: z.string(), personId: z.string() }

export const BankAccountOpened = eventType(
  'bank.account-opened',
  z.object({ ...answer, accountTail: z.string().nullish() }),
)
export const BankAccountRefused = eventType(
  'bank.account-refused',
  z.object({ ...answer, reasonCode: z.string(), reason: z.string().nullish() }),
)
export const BankLossAcknowledged = eventType('bank.loss-acknowledged', z.object(answer))
export const BankLossRefused = eventType('bank.loss-refused', z.object(answer))
export const BankRestoreAcknowledged = eventType('bank.restore-acknowledged', z.object(answer))
export const BankRestoreRefused = eventType('bank.restore-refused', z.object(answer))
export const BankAccountChanged = eventType(
  'bank.account-changed',
  z.object({
    cardId: z.string(),
    personId: z.string(),
    status: z.enum(ACCOUNT_FACTS),
    eventId: z.string(),
    /** The bank's own time; where it is absent, that of the event. */
    at: z.iso.datetime().nullish(),
  }),
)
export const BankMeasureChanged = eventType(
  'bank.measure-changed',
  z.object({ bankCode: z.string() }),
)
export const PersonDied = eventType('person.died', z.object({ personId: z.string() }))
export const PersonDeathWithdrawn = eventType(
  'person.death-withdrawn',
  z.object({ personId: z.string() }),
)
