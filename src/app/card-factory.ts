import { readAccountNumber } from '#modules/bank/index.ts'
import { type CardFactory, type FactoryDeps, httpCardFactory } from '#modules/card/index.ts'
import type { AppDeps } from './deps.ts'

/** What the module of the card needs to speak to the factory. */
export const cardFactoryDeps = (
  { db, pii, cardFactoryUrl }: AppDeps,
  factory: CardFactory = httpCardFactory(cardFactoryUrl),
): FactoryDeps => ({
  db,
  pii,
  factory,
  // The banks keep the numbers of accounts; what they have not told is not printed on a card.
  accountNumber: (tx, access, cardId) => readAccountNumber(tx, pii, access, cardId),
})
