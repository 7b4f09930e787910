import { z } from 'zod'
import { type ArticleId, isArticleId } from '#law/articles.ts'
import { type Handle, instant, sql } from '#platform/db.ts'

/** One step of a card on either axis, as its history keeps it. */
export interface CardEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly axis: 'social' | 'bank'
  readonly action: string
  readonly to: string
  readonly basis: ArticleId
  readonly actorKind: string
}

const EventRow = z
  .object({
    id: z.string(),
    at: instant,
    axis: z.enum(['social', 'bank']),
    action: z.string(),
    to_status: z.string(),
    basis: z.string().refine(isArticleId),
    actor_kind: z.string(),
  })
  .transform((row): CardEvent => ({
    id: row.id,
    at: row.at,
    axis: row.axis,
    action: row.action,
    to: row.to_status,
    basis: row.basis,
    actorKind: row.actor_kind,
  }))

/** What happened to a card of this person, newest first; nobody else's is found. */
export const cardHistory = (
  handle: Handle,
  personId: string,
  cardId: string,
  limit = 50,
): Promise<CardEvent[]> =>
  handle.many(
    EventRow,
    sql`
    select id, at, axis, action, to_status, basis, actor_kind from card.card_event
     where person_id = ${personId} and card_id = ${cardId}
     order by at desc, id desc
     limit ${limit}`,
  )
