import { z } from 'zod'
import { type Handle, plainDate, sql } from '#platform/db.ts'

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

const CityRow = z
  .object({
    city_code: z.string(),
    holders: z.number(),
    cards: z.number(),
    open_orders: z.number(),
    moving: z.number(),
  })
  .transform((row) => ({
    cityCode: row.city_code,
    holders: row.holders,
    cards: row.cards,
    openOrders: row.open_orders,
    moving: row.moving,
  }))

/**
 * Who is still with a bank, by the city of issue: people, their cards, cards of it on their way,
 * and how many of the people have asked for a card of another bank.
 */
const holdersByCity = (handle: Handle, bankCode: string) =>
  handle.many(
    CityRow,
    sql`
    with held as (
      select id, person_id, status, left(issuing_region, 4) || '00' as city_code,
             status in ('sealed', 'normal', 'temporarilyLost', 'lost', 'locked', 'replacing')
               as live
        from card.card where bank_code = ${bankCode})
    select h.city_code,
           count(distinct h.person_id) filter (where h.live)::int as holders,
           count(*) filter (where h.live)::int as cards,
           count(*) filter (where h.status in ('applied', 'bankOpening', 'producing'))::int
             as open_orders,
           count(distinct h.person_id) filter (where h.live and o.id is not null)::int as moving
      from held h
      left join card.card_order o
        on o.old_card_id = h.id and o.state = 'open' and o.bank_code <> ${bankCode}
     group by h.city_code
    having bool_or(h.live or h.status in ('applied', 'bankOpening', 'producing'))
     order by h.city_code`,
  )

const MovedRow = z.object({ on: plainDate, moved: z.number() })

/** How many people have had their card of a bank replaced by another bank's, day by day. */
const movedByDay = (handle: Handle, bankCode: string, since: Temporal.Instant) =>
  handle.many(
    MovedRow,
    sql`
    select (o.ended_at at time zone 'Asia/Shanghai')::date as "on",
           count(distinct o.person_id)::int as moved
      from card.card_order o join card.card c on c.id = o.old_card_id
     where c.bank_code = ${bankCode} and o.bank_code <> ${bankCode}
       and o.state = 'finished' and o.ended_at >= ${since}
     group by 1 order by 1 desc`,
  )

/** 持卡人迁移: who is still with a bank, and who has gone since a moment. */
export const migrationOfBank = async (
  handle: Handle,
  bankCode: string,
  since: Temporal.Instant,
) => ({
  byCity: await holdersByCity(handle, bankCode),
  movedByDay: await movedByDay(handle, bankCode, since),
})
