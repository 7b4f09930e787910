import { randomBytes, randomInt } from 'node:crypto'
import { makeCardIdentifier } from '#kernel/identity-number/index.ts'
import type { Transaction } from '#platform/db.ts'
import { type Card, insertCard } from './store.ts'

/** Letters that nobody takes for a digit. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
/** A number may be taken in its region; a few attempts always find a free one. */
const ATTEMPTS = 8

/** What tells one card from every other. */
export type CardNames = Pick<Card, 'cardNumber' | 'cardIdentifier'>

const newNumber = (): string =>
  LETTERS.charAt(randomInt(LETTERS.length)) + String(randomInt(100_000_000)).padStart(8, '0')

const newIdentifier = (issuingRegionCode: string): string =>
  makeCardIdentifier({
    issuingRegionCode,
    cardPart: randomBytes(8).toString('hex').toUpperCase(),
  })

const drawNames = (issuingRegion: string): CardNames => ({
  cardNumber: newNumber(),
  cardIdentifier: newIdentifier(issuingRegion),
})

/**
 * Enters a card under a number that is free in its region and an identifier free everywhere.
 * The caller has made sure, by an order, that the person has no other live card.
 */
export const allocateCard = async (
  tx: Transaction,
  card: Omit<Card, keyof CardNames>,
  draw: (issuingRegion: string) => CardNames = drawNames,
): Promise<Card> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const numbered: Card = { ...card, ...draw(card.issuingRegion) }
    if (await insertCard(tx, numbered)) return numbered
  }
  throw new Error(`no free number was found for card ${card.id}`)
}
