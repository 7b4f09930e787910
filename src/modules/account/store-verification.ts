import type { Handle } from '#platform/db.ts'

interface OnCard {
  readonly cardId: string
  readonly id: string
}

const ON_CARDS = `
  select card_id as "cardId", id from account.account
   where card_id = any($1::uuid[]) and status in ('active', 'watched')`

/**
 * The account on each of these cards that takes money now, by the card and under its own id, by a
 * prepared statement of the hot path; a card without one is absent. Nobody's number is read (Art.
 * 13, PIPL 6).
 */
export const accountsForVerification = async (
  handle: Handle,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await handle.prepared<OnCard>('account.for-verification', ON_CARDS, [cardIds])
  return new Map(rows.map(({ cardId, id }) => [cardId, id]))
}
