import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { CANCEL_REASONS } from './card.ts'

/** Which sides of a card a report or a restoration changed. */
const Sides = z.enum(['social', 'bank', 'both'])

const about = { cardId: z.string(), personId: z.string() }
const order = { ...about, orderId: z.string() }
const atBank = { ...order, bankCode: z.string() }
const failure = { reasonCode: z.string() }
const asked = { ...about, bankCode: z.string(), requestId: z.string() }

/** An order was placed; the card has its number. */
export const CardApplied = eventType('card.applied', z.object(atBank))
/** A bank is asked to open the account of a card. */
export const AccountWanted = eventType(
  'card.account-wanted',
  z.object({ ...atBank, requestId: z.string() }),
)
export const AccountOpened = eventType('card.account-opened', z.object(atBank))
export const AccountFailed = eventType('card.account-failed', z.object({ ...atBank, ...failure }))
/** The card factory is asked for a card; one made at an outlet at once is `instant`. */
export const ProductionWanted = eventType(
  'card.production-wanted',
  z.object({ ...order, requestId: z.string(), instant: z.boolean() }),
)
export const CardSealed = eventType(
  'card.sealed',
  z.object({ ...order, deliver: z.enum(['outlet', 'mail', 'instant']) }),
)
export const ProductionFailed = eventType(
  'card.production-failed',
  z.object({ ...order, ...failure }),
)
export const CardReceived = eventType(
  'card.received',
  z.object({ ...about, orderId: z.string().nullable() }),
)
/** The card works from now on; the one it replaces ended in the same moment. */
export const CardEnabled = eventType(
  'card.enabled',
  z.object({ ...about, orderId: z.string().nullable(), replacedCardId: z.string().nullable() }),
)
export const CardActivated = eventType('card.activated', z.object(about))
/** The account on an enabled card is not activated after so many days; elders are called. */
export const ActivationDue = eventType(
  'card.activation-due',
  z.object({ ...about, days: z.int(), byVoice: z.boolean() }),
)
export const LossReported = eventType(
  'card.loss-reported',
  z.object({ ...about, sides: Sides, formal: z.boolean() }),
)
/** A temporary loss ends on the day after the reminder, or has ended now. */
export const LossEnding = eventType(
  'card.loss-ending',
  z.object({
    ...about,
    endsAt: z.iso.datetime(),
    ended: z.boolean(),
    endAction: z.enum(['release', 'keep', 'makeFormal']),
  }),
)
export const CardRestored = eventType('card.restored', z.object({ ...about, sides: Sides }))
export const CardLocked = eventType('card.locked', z.object(about))
export const CardUnlocked = eventType('card.unlocked', z.object(about))
export const CardCancelled = eventType(
  'card.cancelled',
  z.object({ ...about, reason: z.enum(CANCEL_REASONS) }),
)
/** A card that ended by a death which was withdrawn: somebody has to see to it. */
export const DeathWithdrawn = eventType('card.death-withdrawn', z.object(about))
export const OrderWithdrawn = eventType('card.order-withdrawn', z.object(order))
/** A finished card was not fetched: its holder is reminded. */
export const CardUnclaimed = eventType(
  'card.unclaimed',
  z.object({ ...order, endsOn: z.iso.date() }),
)
export const BankLossWanted = eventType('card.bank-loss-wanted', z.object(asked))
export const BankRestoreWanted = eventType('card.bank-restore-wanted', z.object(asked))
