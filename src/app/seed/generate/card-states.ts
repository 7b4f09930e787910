import type { BankStatus, CardStatus } from '#modules/card/index.ts'

/** Where the two sides of a card stand: 社保功能 and 银行账户. */
export interface CardState {
  readonly status: CardStatus
  readonly bankStatus: BankStatus
}

/** How many of 500 cards are in each pair of states. */
const SHARES: readonly (readonly [CardStatus, BankStatus, number])[] = [
  ['normal', 'active', 380],
  ['normal', 'notActivated', 40],
  ['normal', 'dormant', 8],
  ['normal', 'frozen', 3],
  ['normal', 'bankLost', 3],
  ['normal', 'closed', 1],
  ['temporarilyLost', 'active', 6],
  ['temporarilyLost', 'bankLost', 3],
  ['lost', 'bankLost', 6],
  ['lost', 'active', 2],
  ['locked', 'active', 5],
  ['replacing', 'active', 2],
  ['replacingLost', 'bankLost', 3],
  ['replacingLost', 'closed', 2],
  ['cancelled', 'closed', 12],
  ['applied', 'notActivated', 4],
  ['bankOpening', 'notActivated', 3],
  ['producing', 'notActivated', 5],
  ['sealed', 'notActivated', 12],
]

/** The states of 500 cards in a row: whoever takes 500 cards has every state. */
export const CARD_STATES: readonly CardState[] = SHARES.flatMap(([status, bankStatus, count]) =>
  Array.from({ length: count }, () => ({ status, bankStatus })),
)

/** Cards that nobody has in hand yet have no day of issue. */
export const NOT_ISSUED: ReadonlySet<CardStatus> = new Set([
  'applied',
  'bankOpening',
  'producing',
  'sealed',
])
