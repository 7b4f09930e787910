import { z } from 'zod'
import { type Handle, instant, type Sql, sql, type Transaction } from '#platform/db.ts'
import { EVENT_KINDS } from './event-kind.ts'

/** 送达情况 of one message at one endpoint. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'withheld', 'dead', 'dropped'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Enters what is to be posted, for each endpoint. */
export const insertDeliveries = async (
  tx: Transaction,
  endpointIds: readonly string[],
  { id, personId }: { readonly id: string; readonly personId: string },
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into exchange.delivery (message_id, endpoint_id, subject_id, state, due_at)
    select ${id}, endpoint_id, ${personId}, 'waiting', ${at}
      from unnest(${endpointIds}::uuid[]) e (endpoint_id)`)
}

const LeasedRow = z
  .object({
    message_id: z.string(),
    endpoint_id: z.string(),
    agency_code: z.string(),
    url: z.string(),
    kind: z.enum(EVENT_KINDS),
    change_id: z.string(),
    body: z.string(),
  })
  .transform((row) => ({
    messageId: row.message_id,
    endpointId: row.endpoint_id,
    agencyCode: row.agency_code,
    url: row.url,
    kind: row.kind,
    changeId: row.change_id,
    body: row.body,
  }))

/** What one attempt is about; whoever leases it later has another end of the lease. */
export type Leased = z.output<typeof LeasedRow> & { readonly until: Temporal.Instant }

/**
 * The next delivery that is due: none of a subject before an earlier one of it is through (Q2), and
 * one at a time for each endpoint, so that a slow receiver holds itself only (Q4).
 */
export const leaseDelivery = async (
  tx: Transaction,
  at: Temporal.Instant,
  until: Temporal.Instant,
): Promise<Leased | undefined> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('exchange.lease', 0))`)
  const found = await tx.maybeOne(
    LeasedRow,
    sql`
    select d.message_id, d.endpoint_id, e.agency_code, e.url, m.kind, m.change_id, m.body
      from exchange.delivery d
      join exchange.endpoint e on e.id = d.endpoint_id and e.status = 'active'
      join exchange.message m on m.id = d.message_id
     where d.state = 'waiting' and d.due_at <= ${at}
       and not exists (select from exchange.delivery l
         where l.endpoint_id = d.endpoint_id and l.state = 'waiting' and l.leased_until > ${at})
       and not exists (select from exchange.delivery b
         where b.endpoint_id = d.endpoint_id and b.subject_id = d.subject_id
           and b.position < d.position and b.state in ('waiting', 'dead'))
     order by d.due_at, d.position limit 1
       for update of d skip locked`,
  )
  if (found === undefined) return undefined
  await tx.run(sql`
    update exchange.delivery set leased_until = ${until} where ${isOne(found)}`)
  return { ...found, until }
}

const isOne = ({ messageId, endpointId }: Pick<Leased, 'messageId' | 'endpointId'>): Sql =>
  sql`message_id = ${messageId} and endpoint_id = ${endpointId}`

/** Only as long as nobody else has leased it, and nobody has ended it. */
const held = (leased: Leased): Sql =>
  sql`${isOne(leased)} and state = 'waiting' and leased_until = ${leased.until}`

/** Notes that it is about to be sent; how many attempts that makes, or none to one too late. */
export const beginAttempt = async (
  tx: Transaction,
  leased: Leased,
  at: Temporal.Instant,
): Promise<number | undefined> =>
  (
    await tx.maybeOne(
      z.object({ attempts: z.number() }),
      sql`
      update exchange.delivery
         set attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ${at}),
             last_attempt_at = ${at}
       where ${held(leased)} returning attempts`,
    )
  )?.attempts

/** Ends it, by what the receiver said or because its permission has gone. */
export const endDelivery = async (
  tx: Transaction,
  leased: Leased,
  state: 'delivered' | 'withheld' | 'dead',
  { at, result }: { readonly at: Temporal.Instant; readonly result: string },
): Promise<boolean> =>
  (await tx.run(sql`
    update exchange.delivery
       set state = ${state}, ended_at = ${at}, last_result = ${result}, leased_until = null
     where ${held(leased)}`)) === 1

/** Puts it off. */
export const putOff = async (
  tx: Transaction,
  leased: Leased,
  { dueAt, result }: { readonly dueAt: Temporal.Instant; readonly result: string },
): Promise<void> => {
  await tx.run(sql`
    update exchange.delivery
       set due_at = ${dueAt}, last_result = ${result}, leased_until = null
     where ${held(leased)}`)
}

/** Whether the endpoint has, or may have, heard of the change. */
export const hasHeardOf = async (
  handle: Handle,
  { endpointId, changeId }: Pick<Leased, 'endpointId' | 'changeId'>,
): Promise<boolean> =>
  (
    await handle.one(
      z.object({ heard: z.boolean() }),
      sql`
      select exists (select from exchange.delivery d join exchange.message m on m.id = d.message_id
         where d.endpoint_id = ${endpointId} and m.change_id = ${changeId}
           and m.kind = 'account.changed' and d.first_attempt_at is not null) as heard`,
    )
  ).heard

/** Gives up all that waits for an endpoint; which changes it was to hear of. */
export const giveUpDeliveries = async (
  tx: Transaction,
  endpointId: string,
  { at, result }: { readonly at: Temporal.Instant; readonly result: string },
): Promise<string[]> =>
  (
    await tx.many(
      z.object({ change_id: z.string() }),
      sql`
      update exchange.delivery d
         set state = 'dead', ended_at = ${at}, last_result = coalesce(d.last_result, ${result}),
             leased_until = null
        from exchange.message m
       where m.id = d.message_id and d.endpoint_id = ${endpointId} and d.state = 'waiting'
      returning m.change_id`,
    )
  ).map((row) => row.change_id)

/** Puts what was given up back into the queue, or drops it for good; how many there were. */
export const reviveDeliveries = (
  tx: Transaction,
  endpointId: string,
  { messageId, at }: { readonly messageId: string | undefined; readonly at: Temporal.Instant },
): Promise<number> =>
  tx.run(sql`
    update exchange.delivery
       set state = 'waiting', due_at = ${at}, ended_at = null, attempts = 0
     where endpoint_id = ${endpointId} and state = 'dead'
       and (${messageId ?? null}::uuid is null or message_id = ${messageId ?? null})`)

/**
 * Puts one event of a department back into the queue of each active endpoint, whether it was taken
 * or given up; one that waits already goes anyway. How many there are.
 */
export const sendAgain = (
  tx: Transaction,
  agencyCode: string,
  messageId: string,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update exchange.delivery d
       set state = 'waiting', due_at = ${at}, ended_at = null, attempts = 0
      from exchange.endpoint e
     where e.id = d.endpoint_id and e.agency_code = ${agencyCode} and e.status = 'active'
       and d.message_id = ${messageId} and d.state in ('waiting', 'delivered', 'dead')`)

export const dropDelivery = async (
  tx: Transaction,
  one: Pick<Leased, 'messageId' | 'endpointId'>,
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> =>
  (await tx.run(sql`
    update exchange.delivery set state = 'dropped', ended_at = ${at}, ended_by = ${by}
     where ${isOne(one)} and state = 'dead'`)) === 1

const ShownRow = z
  .object({
    message_id: z.string(),
    kind: z.enum(EVENT_KINDS),
    state: z.enum(DELIVERY_STATES),
    attempts: z.number(),
    due_at: instant,
    last_attempt_at: instant.nullable(),
    last_result: z.string().nullable(),
    written_at: instant,
  })
  .transform((row) => ({
    messageId: row.message_id,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    dueAt: row.due_at,
    lastAttemptAt: row.last_attempt_at ?? undefined,
    lastResult: row.last_result ?? undefined,
    writtenAt: row.written_at,
  }))
export type ShownDelivery = z.output<typeof ShownRow>

/** The latest of an endpoint, those that wait for a person before all others. */
export const latestDeliveries = (
  handle: Handle,
  endpointId: string,
  limit: number,
): Promise<ShownDelivery[]> =>
  handle.many(
    ShownRow,
    sql`
    select d.message_id, m.kind, d.state, d.attempts, d.due_at, d.last_attempt_at, d.last_result,
           m.written_at
      from exchange.delivery d join exchange.message m on m.id = d.message_id
     where d.endpoint_id = ${endpointId}
     order by d.state = 'dead' desc, d.position desc limit ${limit}`,
  )

/** How many of each endpoint of a department wait for a person. */
export const deadByEndpoint = async (
  handle: Handle,
  agencyCode: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await handle.many(
    z.object({ endpoint_id: z.string(), count: z.number() }),
    sql`select d.endpoint_id, count(*)::int as count
          from exchange.delivery d join exchange.endpoint e on e.id = d.endpoint_id
         where e.agency_code = ${agencyCode} and d.state = 'dead' group by d.endpoint_id`,
  )
  return new Map(rows.map((row) => [row.endpoint_id, row.count]))
}
