import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { EventType, PublishedEvent } from './events.ts'
import { type Database, type Handle, instant, sql, type Transaction } from './db.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { Logger } from './log.ts'

/** What follows an event. Every subscriber must bear to hear the same event twice (Q5). */
export interface Subscriber {
  /**
   * `handling.follow-card`: the module and what it does. Subscribers of one name follow several
   * events as one: those of one subject come in their order, whatever they are called.
   */
  readonly name: string
  readonly event: EventType
  /**
   * Speaks to a party outside, before the transaction: slow, and not to be rolled back. The event's
   * id is the key by which that party knows a repetition. What it answers goes to `handle`.
   */
  readonly reach?: ((event: PublishedEvent<unknown>) => Promise<unknown>) | undefined
  /** The effect here, committed together with the removal of the delivery. */
  readonly handle: (
    tx: Transaction,
    event: PublishedEvent<unknown>,
    answer: unknown,
  ) => Promise<void>
}

/** Declares a subscriber whose effect is inside the database. */
export const subscriber = <Payload extends z.ZodType>(
  name: string,
  event: EventType<Payload>,
  handle: (tx: Transaction, event: PublishedEvent<z.output<Payload>>) => Promise<void>,
): Subscriber => ({ name, event, handle: handle as Subscriber['handle'] })

/** Declares a subscriber that first speaks to a party outside. */
export const outsideSubscriber = <Payload extends z.ZodType, Answer>(
  name: string,
  event: EventType<Payload>,
  reach: (event: PublishedEvent<z.output<Payload>>) => Promise<Answer>,
  handle: (
    tx: Transaction,
    event: PublishedEvent<z.output<Payload>>,
    answer: Answer,
  ) => Promise<void>,
): Subscriber => ({
  name,
  event,
  reach: reach as Subscriber['reach'],
  handle: handle as Subscriber['handle'],
})

/** Seconds until the next attempt; after the last one the delivery waits for a person. */
const BACKOFF_SECONDS = [1, 5, 30, 120, 600, 1800, 7200, 21_600] as const
/** Longer than any answer from outside is waited for; then another process may try. */
const LEASE_SECONDS = 120

/** Makes the database know the subscribers of this program, no more and no less; at every start. */
export const syncSubscriptions = async (
  tx: Transaction,
  subscribers: readonly Subscriber[],
): Promise<void> => {
  const names = subscribers.map(({ event }) => event.name)
  const followers = subscribers.map(({ name }) => name)
  await tx.run(sql`
    insert into platform.subscription (event_name, subscriber)
    select * from unnest(${names}::text[], ${followers}::text[])
    on conflict do nothing`)
  await tx.run(sql`
    delete from platform.subscription where (event_name, subscriber) not in
      (select * from unnest(${names}::text[], ${followers}::text[]))`)
}

const DueRow = z.object({
  event_id: z.string(),
  subscriber: z.string(),
  attempts: z.number(),
  name: z.string(),
  subject_id: z.string(),
  at: instant,
  payload: z.unknown(),
})
type Due = z.output<typeof DueRow>

/**
 * The next delivery whose time has come and whose subject has no earlier one waiting with the same
 * subscriber. It is leased: the attempt that holds the highest number is the only one that counts.
 * One statement, for it is asked again and again, and most of the time nothing is due.
 */
const lease = (
  db: Database,
  names: readonly string[],
  at: Temporal.Instant,
): Promise<Due | undefined> =>
  db.maybeOne(
    DueRow,
    sql`
    with due as (
      select d.event_id, d.subscriber from platform.delivery d
       where d.dead_at is null and d.due_at <= ${at} and d.subscriber = any(${names})
         and not exists (select from platform.delivery b
           where b.subscriber = d.subscriber and b.subject_id = d.subject_id
             and b.position < d.position)
       order by d.due_at, d.position limit 1
         for update skip locked)
    update platform.delivery d
       set attempts = d.attempts + 1, due_at = ${at.add({ seconds: LEASE_SECONDS })}
      from due join platform.event e on e.id = due.event_id
     where d.event_id = due.event_id and d.subscriber = due.subscriber
    returning d.event_id, d.subscriber, d.attempts, e.name, e.subject_id, e.at, e.payload`,
  )

/** Removes the delivery for the attempt that holds it; nothing for one that came too late. */
const settle = async (tx: Transaction, due: Due): Promise<boolean> =>
  (await tx.run(sql`
    delete from platform.delivery
     where event_id = ${due.event_id} and subscriber = ${due.subscriber}
       and attempts = ${due.attempts} and dead_at is null`)) === 1

const giveBack = async (db: Database, due: Due, at: Temporal.Instant, error: unknown) => {
  const wait = BACKOFF_SECONDS[due.attempts - 1]
  const text = error instanceof Error ? error.message : String(error)
  await db.run(sql`
    update platform.delivery
       set last_error = ${text.slice(0, 500)},
           due_at = ${at.add({ seconds: wait ?? 0 })},
           dead_at = ${wait === undefined ? at : null}
     where event_id = ${due.event_id} and subscriber = ${due.subscriber}
       and attempts = ${due.attempts}`)
}

export interface DeliveryDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
}

/**
 * Delivers one event that is due to one subscriber: the outside first, if there is one, then the
 * effect and the removal of the delivery in one transaction.
 *
 * @returns false when nothing is due.
 */
const deliverNext = async (
  { db, clock, log }: DeliveryDeps,
  { names, find }: Followers,
): Promise<boolean> => {
  const due = await lease(db, names, clock.now())
  if (due === undefined) return false
  const follower = find(due.subscriber, due.name)
  if (follower === undefined) throw new Error(`${due.subscriber} does not follow ${due.name}`)
  try {
    const event: PublishedEvent<unknown> = {
      id: due.event_id,
      name: due.name,
      subjectId: due.subject_id,
      at: due.at,
      payload: follower.event.payload.parse(due.payload),
    }
    const answer = await follower.reach?.(event)
    await db.transaction(async (tx) => {
      if (await settle(tx, due)) await follower.handle(tx, event, answer)
    })
  } catch (error) {
    log.warn({ err: error, event: due.event_id, subscriber: due.subscriber }, 'delivery failed')
    await giveBack(db, due, clock.now(), error)
  }
  return true
}

interface Followers {
  readonly names: readonly string[]
  readonly find: (name: string, eventName: string) => Subscriber | undefined
}

const byName = (subscribers: readonly Subscriber[]): Followers => {
  const known = new Map(subscribers.map((one) => [`${one.name} ${one.event.name}`, one]))
  return {
    names: [...new Set(subscribers.map(({ name }) => name))],
    find: (name, eventName) => known.get(`${name} ${eventName}`),
  }
}

/** Delivers until nothing is due; for tests, and for the end of a command. */
export const deliverDue = async (
  deps: DeliveryDeps,
  subscribers: readonly Subscriber[],
): Promise<number> => {
  const known = byName(subscribers)
  let count = 0
  while (await deliverNext(deps, known)) count += 1
  return count
}

/** How long a worker rests when nothing was due, and after a fault of the database. */
const REST_MILLISECONDS = { idle: 400, fault: 3000 } as const

/** Delivers as long as the program runs. A fault of the database is waited out. */
export const startDeliveries = (
  deps: DeliveryDeps & { readonly faults: Faults },
  subscribers: readonly Subscriber[],
  workers = 2,
): { stop(): Promise<void> } => {
  const known = byName(subscribers)
  const stopping = new AbortController()
  const rest = (milliseconds: number): Promise<void> =>
    pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const attempt = deps.faults.attempt()
      try {
        const found = await deliverNext(deps, known)
        attempt.passed()
        if (!found) await rest(REST_MILLISECONDS.idle)
      } catch (error) {
        deps.faults.happened(error, 'deliveries')
        await rest(REST_MILLISECONDS.fault)
      }
    }
  }
  const running = Array.from({ length: workers }, work)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

const DeadRow = z
  .object({
    event_id: z.string(),
    subscriber: z.string(),
    name: z.string(),
    subject_id: z.string(),
    attempts: z.number(),
    last_error: z.string().nullable(),
    dead_at: instant,
  })
  .transform((row) => ({
    eventId: row.event_id,
    subscriber: row.subscriber,
    eventName: row.name,
    subjectId: row.subject_id,
    attempts: row.attempts,
    lastError: row.last_error ?? undefined,
    deadAt: row.dead_at,
  }))
/** A delivery that was given up: somebody has to repeat or to drop it. */
export type DeadDelivery = z.output<typeof DeadRow>

/** Deliveries that were given up, oldest first. */
export const deadDeliveries = (handle: Handle): Promise<DeadDelivery[]> =>
  handle.many(
    DeadRow,
    sql`
    select d.event_id, d.subscriber, e.name, e.subject_id, d.attempts, d.last_error, d.dead_at
      from platform.delivery d join platform.event e on e.id = d.event_id
     where d.dead_at is not null order by d.dead_at, d.position limit 200`,
  )

/** Puts a delivery that was given up back into the queue. False when there is none. */
export const repeatDelivery = async (
  tx: Transaction,
  { eventId, subscriber: name }: Pick<DeadDelivery, 'eventId' | 'subscriber'>,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update platform.delivery set dead_at = null, attempts = 0, due_at = ${at}
     where event_id = ${eventId} and subscriber = ${name} and dead_at is not null`)) === 1
