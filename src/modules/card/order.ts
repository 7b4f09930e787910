import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import { MEASURE_EFFECTS, type BankMeasure } from '#modules/bank/index.ts'
import type { CardRefusal, Transition } from './card.ts'
import type { FeeExemption } from './fees.ts'

/** 业务种类: what an order is for. */
export const ORDER_KINDS = ['first', 'replacement', 'renewal', 'bankChange'] as const
export type OrderKind = (typeof ORDER_KINDS)[number]

export const ORDER_REASONS = [
  'first',
  'loss',
  'damage',
  'expiry',
  'changedData',
  'bankChange',
] as const
export type OrderReason = (typeof ORDER_REASONS)[number]

export const ORDER_STATES = ['open', 'withdrawn', 'finished'] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** What can happen to an order as a whole; its card has steps of its own. */
export type OrderAction = 'finish' | 'withdraw' | 'returnUnclaimed'

/** Every lawful step of an order: it ends once, and stays as it ended. */
export const ORDER_TRANSITIONS = {
  open: {
    finish: { to: 'finished', basis: 'CARD-16' },
    withdraw: { to: 'withdrawn', basis: 'YKT-17' },
    returnUnclaimed: { to: 'withdrawn', basis: 'YKT-17' },
  },
  withdrawn: {},
  finished: {},
} as const satisfies Record<OrderState, Partial<Record<OrderAction, Transition<OrderState>>>>

export const ACCEPT_CHANNELS = ['online', 'counter', 'kiosk', 'phone'] as const
export type AcceptChannel = (typeof ACCEPT_CHANNELS)[number]

/** Where the finished card goes. */
export type Delivery =
  | { readonly to: 'outlet'; readonly outletCode: string }
  | { readonly to: 'mail' }

/** What the holder chooses, whatever the order is for. */
export interface OrderTerms {
  readonly bankCode: string
  /** Any region of the province; not only that of the card (Art. 17). */
  readonly acceptRegion: string
  readonly acceptChannel: AcceptChannel
  readonly delivery: Delivery
  /** Made at the outlet while the holder waits. */
  readonly instant: boolean
  readonly photoReference?: string | undefined
}

/** 卡业务订单: from the application to the card in use. */
export interface CardOrder {
  readonly id: string
  readonly personId: string
  readonly kind: OrderKind
  readonly reason: OrderReason
  /** The new card. */
  readonly cardId: string
  readonly oldCardId: string | undefined
  readonly acceptRegion: string
  readonly issueRegion: string
  readonly acceptChannel: AcceptChannel
  readonly bankCode: string
  readonly delivery: Delivery
  readonly instant: boolean
  readonly photoReference: string | undefined
  readonly feeFen: bigint
  readonly feeExemption: FeeExemption | undefined
  readonly state: OrderState
  readonly placedAt: Temporal.Instant
  readonly accountRequestId: string | undefined
  readonly accountOpenedAt: Temporal.Instant | undefined
  readonly productionRequestId: string | undefined
  readonly productionRequestedAt: Temporal.Instant | undefined
  readonly sealedAt: Temporal.Instant | undefined
  readonly remindedAt: Temporal.Instant | undefined
  readonly endedAt: Temporal.Instant | undefined
}

export type TermsRefusal =
  | 'BANK_UNKNOWN'
  | 'BANK_NOT_TAKING_APPLICATIONS'
  | 'OUTLET_UNKNOWN'
  | 'OUTLET_NOT_INSTANT'
export type OrderRefusal =
  | TermsRefusal
  | CardRefusal
  | 'CARD_ALREADY_HELD'
  | 'ORDER_OPEN'
  | 'PERSON_NOT_ELIGIBLE'
  | 'NOT_NEAR_EXPIRY'

/**
 * An order that ends now.
 *
 * @throws when it has ended before: a bug, since whoever ends one holds it open and locked.
 */
export const endedOrder = (
  order: CardOrder,
  action: OrderAction,
  endedAt: Temporal.Instant,
): CardOrder => {
  const steps: Partial<Record<OrderAction, Transition<OrderState>>> = ORDER_TRANSITIONS[order.state]
  const to = steps[action]?.to
  if (to === undefined) throw new Error(`order ${order.id} is ${order.state}: no ${action}`)
  return { ...order, state: to, endedAt }
}

/** What is known of the bank and the outlet that were chosen. */
export interface TermsFacts {
  /** `undefined` where there is no such bank. */
  readonly measure: BankMeasure | undefined
  /** `undefined` where there is no such outlet; not looked at for delivery by mail. */
  readonly outlet: { readonly instantIssuance: boolean } | undefined
}

/** Whether a bank takes a new card; `instead` says that another bank can be chosen (Art. 6, 25). */
export const bankRefusal = (
  measure: BankMeasure | undefined,
): Refused<'BANK_UNKNOWN' | 'BANK_NOT_TAKING_APPLICATIONS'> | undefined => {
  if (measure === undefined) return refuse('YKT-6', 'BANK_UNKNOWN', ['chooseOtherBank'])
  return MEASURE_EFFECTS[measure].takesApplications
    ? undefined
    : refuse('YKT-25', 'BANK_NOT_TAKING_APPLICATIONS', ['chooseOtherBank'])
}

/** Whether bank and outlet can do what was chosen. The first that fails answers. */
export const termsRefusal = (
  terms: Pick<OrderTerms, 'delivery' | 'instant'>,
  { measure, outlet }: TermsFacts,
): Refused<TermsRefusal> | undefined => {
  const bank = bankRefusal(measure)
  if (bank !== undefined) return bank
  if (terms.delivery.to === 'outlet' && outlet === undefined)
    return refuse('YKT-17', 'OUTLET_UNKNOWN', ['chooseOtherOutlet', 'chooseMail'])
  if (terms.instant && outlet?.instantIssuance !== true)
    return refuse('YKT-17', 'OUTLET_NOT_INSTANT', ['chooseOtherOutlet', 'chooseOrdinary'])
  return undefined
}

/** A dead person gets no card; at a counter nobody is told more than that (PIPL 6). */
export const NOT_ELIGIBLE = refuse('YKT-3', 'PERSON_NOT_ELIGIBLE', ['askCounter'])
export const ORDER_OPEN = refuse('YKT-17', 'ORDER_OPEN', ['seeOrder', 'withdrawOrder'])

export interface ApplicationFacts extends TermsFacts {
  /** Whether the person lives, under an entry that was not given up. */
  readonly eligible: boolean
  /** A card that lives, anywhere in the province (C1). */
  readonly holdsCard: boolean
  readonly hasOpenOrder: boolean
}

/** 申领: one person, one card (Art. 3). Guards in order: person, orders, cards, what was chosen. */
export const decideApplication = (
  terms: OrderTerms,
  facts: ApplicationFacts,
): Decision<undefined, OrderRefusal> => {
  if (!facts.eligible) return NOT_ELIGIBLE
  if (facts.hasOpenOrder) return ORDER_OPEN
  if (facts.holdsCard) return refuse('YKT-3', 'CARD_ALREADY_HELD', ['renew', 'changeBank'])
  return termsRefusal(terms, facts) ?? grant('YKT-6', undefined)
}

/** 到期换领: from some days before the end of a card; a card without an end needs no such thing. */
export const expiryRefusal = (
  expiresOn: Temporal.PlainDate | undefined,
  windowDays: number,
  on: Temporal.PlainDate,
): Refused<'NOT_NEAR_EXPIRY'> | undefined => {
  const near =
    expiresOn !== undefined &&
    Temporal.PlainDate.compare(on, expiresOn.subtract({ days: windowDays })) >= 0
  return near ? undefined : refuse('YKT-17', 'NOT_NEAR_EXPIRY', ['renewDamaged', 'keepUsing'])
}
