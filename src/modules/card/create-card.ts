import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { Transaction } from '#platform/db.ts'
import type { BankStatus } from './bank-function.ts'
import { type CardStatus, isLive } from './card.ts'
import { type Card, currentCard, insertCard } from './store.ts'

/** What a card enters the register with where nothing has happened to it. */
export const NOTHING_YET = {
  accountTail: undefined,
  issuedOn: undefined,
  lossEndsAt: undefined,
  lossReportedAt: undefined,
  bankLossReportedAt: undefined,
  expiresOn: undefined,
  pinFailures: 0,
  bankChangedAt: undefined,
  bankRequestId: undefined,
  bankAcknowledgedAt: undefined,
  bankRefused: false,
  cancelReason: undefined,
  version: 1,
} as const satisfies Partial<Card>

/** A card as it enters the register, at any point of its life. */
export interface NewCard {
  readonly personId: string
  readonly issuingRegion: string
  readonly cardNumber: string
  readonly cardIdentifier: string
  readonly bankCode: string
  readonly accountTail?: string | undefined
  readonly status: CardStatus
  readonly bankStatus: BankStatus
  readonly issuedOn?: Temporal.PlainDate | undefined
  /** Only with the status `temporarilyLost`. */
  readonly lossEndsAt?: Temporal.Instant | undefined
  readonly lossReportedAt?: Temporal.Instant | undefined
  /** Only with the bank status `bankLost`. */
  readonly bankLossReportedAt?: Temporal.Instant | undefined
  readonly expiresOn?: Temporal.PlainDate | undefined
}

/**
 * Enters a card. One person has one live card in the whole province (Art. 3, C1): a second one is
 * refused by the database itself, however many try at once.
 */
export const createCard = async (
  tx: Transaction,
  card: NewCard,
  at: Temporal.Instant,
): Promise<Decision<Card, 'CARD_ALREADY_HELD' | 'CARD_NUMBER_TAKEN'>> => {
  const created: Card = {
    ...NOTHING_YET,
    ...card,
    id: uuidv7(at),
  }
  if (await insertCard(tx, created)) return grant('YKT-3', created)
  const held = await currentCard(tx, card.personId)
  return held !== undefined && isLive(held.status)
    ? refuse('YKT-3', 'CARD_ALREADY_HELD', ['renew', 'changeBank'])
    : refuse('CARD-16', 'CARD_NUMBER_TAKEN')
}
