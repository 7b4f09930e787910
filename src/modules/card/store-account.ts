import { z } from 'zod'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import type { AccountFact } from './account-fact.ts'
import type { Card } from './store.ts'

/** Keeps what a bank told, once by its number; false when it was told before. */
export const insertAccountFact = async (
  tx: Transaction,
  card: Card,
  fact: {
    readonly eventId: string
    readonly status: AccountFact
    readonly at: Temporal.Instant
    readonly receivedAt: Temporal.Instant
    readonly outcome: 'changed' | 'unchanged' | 'late'
  },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into card.account_event (event_id, card_id, person_id, status, at, received_at, outcome)
    values (${fact.eventId}, ${card.id}, ${card.personId}, ${fact.status}, ${fact.at},
      ${fact.receivedAt}, ${fact.outcome})
    on conflict do nothing`)) === 1

const Losing = z
  .object({ id: z.string(), person_id: z.string() })
  .transform((row) => ({ id: row.id, personId: row.person_id }))

/** Temporary losses that end before a moment and whose holder was not reminded, soonest first. */
export const lossesToRemindOf = (handle: Handle, before: Temporal.Instant, limit: number) =>
  handle.many(
    Losing,
    sql`
    select id, person_id from card.card
     where loss_ends_at is not null and loss_ends_at <= ${before}
       and (loss_reminded_at is null or loss_reminded_at < loss_reported_at)
     order by loss_ends_at limit ${limit}`,
  )

/** Marks that a holder was reminded of the end of a temporary loss; false when they were before. */
export const markLossReminded = async (
  tx: Transaction,
  cardId: string,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update card.card set loss_reminded_at = ${at}
     where id = ${cardId} and status = 'temporarilyLost' and loss_ends_at > ${at}
       and (loss_reminded_at is null or loss_reminded_at < loss_reported_at)`)) === 1
