// What a clerk who knows the rules would say must happen: plain values in memory, written from the
// rules and not from the program's tables, so that the two can disagree.

/** What a clerk answers; `nothing` where there is nothing to decide about. */
export type Answer = 'yes' | 'no' | 'nothing'

export type Stage =
  | 'waiting'
  | 'atBank'
  | 'bankSaidNo'
  | 'making'
  | 'spoiled'
  | 'finished'
  | 'works'
  | 'lostForNow'
  | 'lost'
  | 'locked'
  | 'ended'

export type AccountState = 'none' | 'open' | 'stopped' | 'frozen' | 'asleep' | 'closed'
/** What the bank tells of an account. */
export type BankWord =
  | 'activated'
  | 'frozen'
  | 'unfrozen'
  | 'dormant'
  | 'reactivated'
  | 'closed'
  | 'reportedLost'
  | 'restored'

/** The paper of an order, kept with the card that comes of it. */
export interface OrderPaper {
  state: 'open' | 'withdrawn' | 'done'
  /** Index of the card that it replaces. */
  readonly old: number | undefined
  readonly instant: boolean
  accountOpen: boolean
  /** How often a bank was asked for the account, and the factory for the card. */
  bankAsks: number
  factoryAsks: number
  finishedAt: number
  remindedAt: number | undefined
}

export interface Plastic {
  stage: Stage
  bank: string
  account: AccountState
  /** Whether the account was stopped by a report here, and not at the bank. */
  stoppedHere: boolean
  /** When the account was last heard of. */
  heardAt: number
  asked: 'nothing' | 'waiting' | 'done' | 'refused'
  /** How often the bank was asked to stop or to free the account. */
  asks: number
  wrongPasswords: number
  lossEndsAt: number
  handedOver: boolean
  order: OrderPaper | undefined
}

export interface PayAccount {
  consent: 'none' | 'given' | 'takenBack'
}

export interface Holder {
  dead: boolean
  /** Oldest first. */
  readonly cards: Plastic[]
  /** Whether a second entry of theirs is one with this one now. */
  merged: boolean
  /** Accounts that the allowance could be paid to. */
  readonly accounts: PayAccount[]
  paidTo: number
  /** A change that has been asked for; it counts from `from` on. */
  coming: { readonly to: number; readonly from: number } | undefined
}

/** Everything a clerk has written down. */
export interface Book {
  now: number
  /** Banks that take applications or not, as measures have it. */
  readonly banks: Map<string, 'normal' | 'suspendedApply' | 'suspendedHandling' | 'terminated'>
  readonly holders: Holder[]
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const newPlastic = (bank: string, change: Partial<Plastic> = {}): Plastic => ({
  stage: 'waiting',
  bank,
  account: 'none',
  stoppedHere: false,
  heardAt: 0,
  asked: 'nothing',
  asks: 0,
  wrongPasswords: 0,
  lossEndsAt: 0,
  handedOver: false,
  order: undefined,
  ...change,
})

export const yes = (done: boolean): Answer => (done ? 'yes' : 'no')

/** The order under way, by the card that is to come of it. */
export const comingCard = ({ cards }: Holder): Plastic | undefined =>
  cards.find(({ order }) => order?.state === 'open')

export const isReplaced = (holder: Holder, index: number): boolean =>
  comingCard(holder)?.order?.old === index
