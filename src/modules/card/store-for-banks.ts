import { z } from 'zod'
import { type Handle, sql } from '#platform/db.ts'

const CountRow = z
  .object({ holders: z.number(), open_orders: z.number() })
  .transform((row) => ({ holders: row.holders, openOrders: row.open_orders }))

/** How many people have a card of a bank, and how many cards of it are on their way. */
export const countCardsOfBank = (handle: Handle, bankCode: string) =>
  handle.one(
    CountRow,
    sql`
    select count(distinct person_id) filter (where status in ('sealed', 'normal',
             'temporarilyLost', 'lost', 'locked', 'replacing'))::int as holders,
           count(*) filter (where status in ('applied', 'bankOpening', 'producing'))::int
             as open_orders
      from card.card where bank_code = ${bankCode}`,
  )

/** The number of a card, for the bank that opens its account. */
export const cardNumberOf = async (handle: Handle, cardId: string): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      z.object({ card_number: z.string() }),
      sql`select card_number from card.card where id = ${cardId}`,
    )
  )?.card_number
