import type { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from './audit.ts'
import { type Sql, sql, type Transaction } from './db.ts'

/** A kind of past fact that others follow, such as `card.enabled`. */
export interface EventType<Payload extends z.ZodType = z.ZodType> {
  /** Module and past fact: `card.enabled`. */
  readonly name: string
  /** References and codes only: never personal information. */
  readonly payload: Payload
}

/** Declares a kind of event; the schema checks what is published and what is read again. */
export const eventType = <Payload extends z.ZodType>(
  name: string,
  payload: Payload,
): EventType<Payload> => ({ name, payload })

/** An event as a subscriber gets it. */
export interface PublishedEvent<Payload> {
  readonly id: string
  readonly name: string
  /** What it is about: events of one subject reach a subscriber in the order of their commits. */
  readonly subjectId: string
  readonly at: Temporal.Instant
  readonly payload: Payload
}

/**
 * Writes the event and one delivery row for each of its subscribers, in the transaction of the
 * change: committed together or not at all (Q1).
 *
 * @returns the id of the event, which stays the same over every delivery and repetition.
 */
export const publish = async <Payload extends z.ZodType>(
  tx: Transaction,
  { at, requestId }: ActionContext,
  { name, payload: schema }: EventType<Payload>,
  { subjectId, payload }: { readonly subjectId: string; readonly payload: z.input<Payload> },
): Promise<string> => {
  const id = uuidv7(at)
  const text = JSON.stringify(schema.parse(payload))
  await tx.run(sql`
    with event as (
      insert into platform.event (id, name, subject_id, at, request_id, payload)
      values (${id}, ${name}, ${subjectId}, ${at}, ${requestId}, ${text})
      returning id)
    insert into platform.delivery (event_id, subscriber, subject_id, due_at)
    select event.id, s.subscriber, ${subjectId}, ${at}
      from event, platform.subscription s where s.event_name = ${name}`)
  return id
}

/**
 * The same for many subjects in one statement, for what is set-based from end to end; the payloads
 * are not read by their schema before they are written, but by whoever follows them.
 *
 * @param about a relation: `subject_id` (text) and `payload` (jsonb), one event each
 * @returns how many deliveries follow.
 */
export const publishEach = (
  tx: Transaction,
  { at, requestId }: ActionContext,
  { name }: EventType,
  about: Sql,
): Promise<number> =>
  tx.run(sql`
    with event as (
      insert into platform.event (id, name, subject_id, at, request_id, payload)
      select gen_random_uuid(), ${name}, a.subject_id, ${at}, ${requestId}, a.payload
        from (${about}) a
      returning id, subject_id)
    insert into platform.delivery (event_id, subscriber, subject_id, due_at)
    select event.id, s.subscriber, event.subject_id, ${at}
      from event, platform.subscription s where s.event_name = ${name}`)
