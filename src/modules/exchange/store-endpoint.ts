import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { ENDPOINT_STATUSES, type Endpoint, type EndpointSecret } from './endpoint.ts'
import { EVENT_KINDS, type EventKind } from './event-kind.ts'

/** Where a sealed secret lives. */
export const SECRET_COLUMN = 'exchange.endpoint_secret.secret_sealed'

const Row = z
  .object({
    id: z.string(),
    agency_code: z.string(),
    url: z.string(),
    event_kinds: z.array(z.enum(EVENT_KINDS)),
    status: z.enum(ENDPOINT_STATUSES),
    entered_by: z.string(),
    entered_at: instant,
    approved_by: z.string().nullable(),
    approved_at: instant.nullable(),
    disabled_at: instant.nullable(),
    disabled_for: z.string().nullable(),
  })
  .transform((row): Endpoint => ({
    id: row.id,
    agencyCode: row.agency_code,
    url: row.url,
    eventKinds: row.event_kinds,
    status: row.status,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    approvedBy: row.approved_by ?? undefined,
    approvedAt: row.approved_at ?? undefined,
    disabledAt: row.disabled_at ?? undefined,
    disabledFor: row.disabled_for ?? undefined,
  }))

const ALL = sql`
  select id, agency_code, url, event_kinds, status, entered_by, entered_at, approved_by,
         approved_at, disabled_at, disabled_for
    from exchange.endpoint`

/** Those of a department, the latest first. */
export const endpointsOf = (handle: Handle, agencyCode: string): Promise<Endpoint[]> =>
  handle.many(Row, sql`${ALL} where agency_code = ${agencyCode} order by entered_at desc, id desc`)

/** One of a department; that of another is not found. */
export const findEndpoint = (
  handle: Handle,
  agencyCode: string,
  id: string,
): Promise<Endpoint | undefined> =>
  handle.maybeOne(Row, sql`${ALL} where id = ${id} and agency_code = ${agencyCode}`)

/** The same, held until the end of the transaction. */
export const lockEndpoint = (
  tx: Transaction,
  agencyCode: string,
  id: string,
): Promise<Endpoint | undefined> =>
  tx.maybeOne(Row, sql`${ALL} where id = ${id} and agency_code = ${agencyCode} for update`)

/** Lets nobody else enter an endpoint of a department before the transaction ends. */
export const lockEndpoints = async (tx: Transaction, agencyCode: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`endpoint|${agencyCode}`}, 0))`)
}

/** Who wants to hear of such an event. */
export const activeEndpoints = async (
  handle: Handle,
  agencyCode: string,
  kind: EventKind,
): Promise<string[]> =>
  (
    await handle.many(
      z.object({ id: z.string() }),
      sql`select id from exchange.endpoint
           where agency_code = ${agencyCode} and status = 'active'
             and ${kind} = any(event_kinds) order by id`,
    )
  ).map(({ id }) => id)

/** Enters an endpoint that waits for a second person. */
export const insertEndpoint = async (
  tx: Transaction,
  one: Pick<Endpoint, 'id' | 'agencyCode' | 'url' | 'eventKinds' | 'enteredBy' | 'enteredAt'>,
): Promise<void> => {
  await tx.run(sql`
    insert into exchange.endpoint (id, agency_code, url, event_kinds, status, entered_by,
      entered_at)
    values (${one.id}, ${one.agencyCode}, ${one.url}, ${one.eventKinds}, 'proposed',
      ${one.enteredBy}, ${one.enteredAt})`)
}

export const approveEndpointRow = async (
  tx: Transaction,
  id: string,
  by: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update exchange.endpoint set status = 'active', approved_by = ${by}, approved_at = ${at}
     where id = ${id}`)
}

export const disableEndpointRow = async (
  tx: Transaction,
  id: string,
  end: { readonly by: string; readonly at: Temporal.Instant; readonly reason: 'person' | 'gone' },
): Promise<void> => {
  await tx.run(sql`
    update exchange.endpoint
       set status = 'disabled', disabled_by = ${end.by}, disabled_at = ${end.at},
           disabled_for = ${end.reason}
     where id = ${id} and status <> 'disabled'`)
}

const SecretRow = z
  .object({ id: z.string(), slot: z.union([z.literal(1), z.literal(2)]), made_at: instant })
  .transform((row): EndpointSecret => ({ id: row.id, slot: row.slot, madeAt: row.made_at }))

/** The secrets that hold, the oldest first; not what they are. */
export const secretsOf = (handle: Handle, endpointId: string): Promise<EndpointSecret[]> =>
  handle.many(
    SecretRow,
    sql`select id, slot, made_at from exchange.endpoint_secret
         where endpoint_id = ${endpointId} and retired_at is null order by made_at, slot`,
  )

/** The sealed secrets that hold, the newest first. */
export const sealedSecrets = (handle: Handle, endpointId: string) =>
  handle.many(
    z.object({ id: z.string(), secret_sealed: bytes }),
    sql`select id, secret_sealed from exchange.endpoint_secret
         where endpoint_id = ${endpointId} and retired_at is null order by made_at desc, slot`,
  )

export const insertSecret = async (
  tx: Transaction,
  secret: EndpointSecret & {
    readonly endpointId: string
    readonly sealed: Uint8Array
    readonly madeBy: string
  },
): Promise<void> => {
  await tx.run(sql`
    insert into exchange.endpoint_secret (id, endpoint_id, slot, secret_sealed, made_by, made_at)
    values (${secret.id}, ${secret.endpointId}, ${secret.slot}, ${secret.sealed},
      ${secret.madeBy}, ${secret.madeAt})`)
}

export const retireSecretRow = async (
  tx: Transaction,
  id: string,
  by: string,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update exchange.endpoint_secret set retired_by = ${by}, retired_at = ${at}
     where id = ${id} and retired_at is null`)
}
