import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { BANK_MEASURES } from './bank.ts'

const about = {
  requestId: z.uuid(),
  bankCode: z.string(),
  cardId: z.uuid(),
  personId: z.uuid(),
}

/** A request waits to be handed to its bank. */
export const bankRequestWanted = eventType('bank.request-wanted', z.strictObject(about))

/** 已开户 */
export const bankAccountOpened = eventType(
  'bank.account-opened',
  z.strictObject({ ...about, accountTail: z.string() }),
)

/** 未开户, with the code of the bank's reason. */
export const bankAccountRefused = eventType(
  'bank.account-refused',
  z.strictObject({ ...about, reasonCode: z.string() }),
)

/** The bank has stopped the account. */
export const bankLossAcknowledged = eventType('bank.loss-acknowledged', z.strictObject(about))

/** The bank did not stop the account: somebody has to see to it. */
export const bankLossRefused = eventType(
  'bank.loss-refused',
  z.strictObject({ ...about, reasonCode: z.string() }),
)

/** The bank has freed the account. */
export const bankRestoreAcknowledged = eventType('bank.restore-acknowledged', z.strictObject(about))

/** The bank did not free the account. */
export const bankRestoreRefused = eventType(
  'bank.restore-refused',
  z.strictObject({ ...about, reasonCode: z.string() }),
)

export const ACCOUNT_STATES = [
  'activated',
  'frozen',
  'unfrozen',
  'dormant',
  'reactivated',
  'closed',
  'reportedLost',
  'restored',
] as const
/** What can become of an account at its bank. */
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** 账户变动 as a bank told it. */
export const bankAccountChanged = eventType(
  'bank.account-changed',
  z.strictObject({
    bankCode: z.string(),
    cardId: z.uuid(),
    personId: z.uuid(),
    status: z.enum(ACCOUNT_STATES),
    eventId: z.string(),
    /** The bank's own time. */
    at: z.iso.datetime(),
  }),
)

/** A measure of Art. 25 was set, changed or lifted. */
export const bankMeasureChanged = eventType(
  'bank.measure-changed',
  z.strictObject({ bankCode: z.string(), measure: z.enum(BANK_MEASURES) }),
)
