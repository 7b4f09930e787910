import { makeCardIdentifier } from '#kernel/identity-number/index.ts'
import type { Database } from '#platform/db.ts'
import { type Card, createCard, type NewCard, syncLegalTransitions } from '#modules/card/index.ts'

const ISSUED_AT = Temporal.Instant.from('2026-01-05T02:00:00Z')

/** A normal card of Guangzhou with its bank side active; the number tells it from others. */
export const cardOf = (
  personId: string,
  number: number,
  change: Partial<NewCard> = {},
): NewCard => ({
  personId,
  issuingRegion: '440100',
  cardNumber: `A${String(number).padStart(8, '0')}`,
  cardIdentifier: makeCardIdentifier({
    issuingRegionCode: '440100',
    cardPart: String(number).padStart(16, '0'),
  }),
  bankCode: '102',
  accountTail: '0018',
  status: 'normal',
  bankStatus: 'active',
  issuedOn: Temporal.PlainDate.from('2026-01-05'),
  ...change,
})

/** Enters a card, with the steps of the law in place as the program puts them at its start. */
export const enterCard = async (
  db: Database,
  personId: string,
  number: number,
  change: Partial<NewCard> = {},
): Promise<Card> => {
  const decision = await db.transaction(async (tx) => {
    await syncLegalTransitions(tx)
    return createCard(tx, cardOf(personId, number, change), ISSUED_AT)
  })
  if (!decision.granted) throw new Error(`no card was entered: ${decision.refusal}`)
  return decision.outcome
}
