import { z } from 'zod'
import { type Handle, instant, sql } from '#platform/db.ts'
import type { CardStatus } from './card.ts'

/** Statuses of a new card in which somebody owes the next step: bank, factory or counter. */
const WAITING = [
  'applied',
  'bankOpening',
  'producing',
  'failedBank',
  'failedProduction',
] as const satisfies readonly CardStatus[]

const StandstillRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    issue_region: z.string(),
    status: z.enum(WAITING),
    since: instant,
  })
  .transform((row) => ({
    orderId: row.id,
    personId: row.person_id,
    issueRegion: row.issue_region,
    cardStatus: row.status,
    /** The last step of its card. */
    since: row.since,
  }))
/** 停住的订单: an order under way whose card has taken no step for a while. */
export type Standstill = z.output<typeof StandstillRow>

/** Orders whose card has taken no step since a moment, the longest first. */
export const standstills = (
  handle: Handle,
  before: Temporal.Instant,
  limit: number,
): Promise<Standstill[]> =>
  handle.many(
    StandstillRow,
    sql`
    select o.id, o.person_id, o.issue_region, c.status, greatest(o.placed_at, e.at) as since
      from card.card_order o
      join card.card c on c.id = o.card_id
      left join lateral (select max(at) as at from card.card_event
        where card_id = o.card_id and axis = 'social') e on true
     where o.state = 'open' and c.status = any(${[...WAITING]}::text[])
       and greatest(o.placed_at, e.at) < ${before}
     order by since, o.id limit ${limit}`,
  )
