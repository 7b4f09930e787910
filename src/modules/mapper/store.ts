import { z } from 'zod'
import {
  bigInteger,
  bytes,
  type Handle,
  instant,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import type { AskedItem } from './asked-item.ts'
import { ITEM_FAULTS } from './reason.ts'

export const REQUEST_ACTIONS = [
  'link',
  'update',
  'unlink',
  'resolve',
  'status',
  'validate',
  'pay',
] as const
export type RequestAction = (typeof REQUEST_ACTIONS)[number]

/** By what a question after earlier requests names them. */
export interface StatusQuestion {
  readonly type: 'link' | 'resolve' | 'update' | 'unlink'
  readonly by: 'transaction_id' | 'reference_id_list' | 'correlation_id'
  readonly values: readonly string[]
}

/** A message as it stands in the books. */
export interface MapperRequest {
  /** Our own name for it, told as `correlation_id`. */
  readonly id: string
  readonly agencyCode: string
  readonly programmeCode: string
  readonly dialect: 'g2p' | 'govstack'
  readonly action: RequestAction
  readonly messageId: string
  readonly transactionId: string
  /** HMAC-SM3, hexadecimal. */
  readonly digest: string
  readonly itemCount: number
  readonly endpoint: string | undefined
  readonly question: StatusQuestion | undefined
  readonly receivedAt: Temporal.Instant
}

const Question = z.object({
  type: z.enum(['link', 'resolve', 'update', 'unlink']),
  by: z.enum(['transaction_id', 'reference_id_list', 'correlation_id']),
  values: z.array(z.string()),
})

const RequestRow = z
  .object({
    id: z.string(),
    agency_code: z.string(),
    programme_code: z.string(),
    dialect: z.enum(['g2p', 'govstack']),
    action: z.enum(REQUEST_ACTIONS),
    message_id: z.string(),
    transaction_id: z.string(),
    digest: bytes,
    item_count: z.number(),
    endpoint: z.string().nullable(),
    question: Question.nullable(),
    received_at: instant,
  })
  .transform((row): MapperRequest => ({
    id: row.id,
    agencyCode: row.agency_code,
    programmeCode: row.programme_code,
    dialect: row.dialect,
    action: row.action,
    messageId: row.message_id,
    transactionId: row.transaction_id,
    digest: Buffer.from(row.digest).toString('hex'),
    itemCount: row.item_count,
    endpoint: row.endpoint ?? undefined,
    question: row.question ?? undefined,
    receivedAt: row.received_at,
  }))

const REQUESTS = sql`
  select id, agency_code, programme_code, dialect, action, message_id, transaction_id, digest,
         item_count, endpoint, question, received_at
    from mapper.request`

/** Enters a message; false when the caller has sent one of this name. */
export const insertRequest = async (tx: Transaction, one: MapperRequest): Promise<boolean> =>
  (await tx.run(sql`
    insert into mapper.request (id, agency_code, programme_code, dialect, action, message_id,
      transaction_id, digest, item_count, endpoint, question, received_at)
    values (${one.id}, ${one.agencyCode}, ${one.programmeCode}, ${one.dialect}, ${one.action},
      ${one.messageId}, ${one.transactionId}, decode(${one.digest}, 'hex'), ${one.itemCount},
      ${one.endpoint ?? null},
      ${one.question === undefined ? null : JSON.stringify(one.question)}, ${one.receivedAt})
    on conflict (agency_code, message_id) do nothing`)) === 1

/** The message of this name that a caller has sent. */
export const requestByMessage = (
  handle: Handle,
  agencyCode: string,
  messageId: string,
): Promise<MapperRequest | undefined> =>
  handle.maybeOne(
    RequestRow,
    sql`${REQUESTS} where agency_code = ${agencyCode} and message_id = ${messageId}`,
  )

/** A message by our own name for it. */
export const findRequest = (handle: Handle, id: string): Promise<MapperRequest | undefined> =>
  handle.maybeOne(RequestRow, sql`${REQUESTS} where id = ${id}`)

/** Keeps others from answering the items of a message until the transaction ends. */
export const lockRequest = async (tx: Transaction, id: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`mapper|${id}`}, 0))`)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Messages of a caller and programme that a question names, the oldest first. */
export const requestsAsked = (
  handle: Handle,
  { agencyCode, programmeCode }: Pick<MapperRequest, 'agencyCode' | 'programmeCode'>,
  { type, by, values }: StatusQuestion,
): Promise<MapperRequest[]> => {
  const named: Readonly<Record<StatusQuestion['by'], Sql>> = {
    transaction_id: sql`transaction_id = any(${values}::text[])`,
    correlation_id: sql`id = any(${values.filter((one) => UUID.test(one))}::uuid[])`,
    reference_id_list: sql`exists (select from mapper.item i
      where i.request_id = request.id and i.reference_id = any(${values}::text[]))`,
  }
  return handle.many(
    RequestRow,
    sql`${REQUESTS} where agency_code = ${agencyCode} and programme_code = ${programmeCode}
           and action = ${type} and ${named[by]} order by received_at, id limit 100`,
  )
}

/** Enters the items of a message in one statement. */
export const insertItems = async (
  tx: Transaction,
  requestId: string,
  items: readonly AskedItem[],
): Promise<void> => {
  const column = <Value>(of: (item: AskedItem) => Value | undefined) =>
    items.map((item) => of(item) ?? null)
  await tx.run(sql`
    insert into mapper.item (request_id, position, reference_id, identity_index, person_id,
      account_id, bank_code, consent_id, scope, fault, amount_fen)
    select ${requestId}::uuid, i.* from unnest(
      ${column((item) => item.position)}::int[], ${column((item) => item.referenceId)}::text[],
      ${column((item) => item.identityIndex)}::bytea[],
      ${column((item) => item.personId)}::uuid[], ${column((item) => item.accountId)}::uuid[],
      ${column((item) => item.bankCode)}::text[], ${column((item) => item.consentId)}::uuid[],
      ${column((item) => item.scope)}::text[], ${column((item) => item.fault)}::text[],
      ${column((item) => item.amountFen)}::bigint[]) i`)
}

const ItemRow = z
  .object({
    position: z.number(),
    reference_id: z.string(),
    identity_index: bytes.nullable(),
    person_id: z.string().nullable(),
    account_id: z.string().nullable(),
    bank_code: z.string().nullable(),
    consent_id: z.string().nullable(),
    scope: z.enum(['yes_no', 'details']).nullable(),
    fault: z.enum(ITEM_FAULTS).nullable(),
    amount_fen: bigInteger.nullable(),
  })
  .transform((row): AskedItem => ({
    position: row.position,
    referenceId: row.reference_id,
    identityIndex: row.identity_index ?? undefined,
    personId: row.person_id ?? undefined,
    accountId: row.account_id ?? undefined,
    bankCode: row.bank_code ?? undefined,
    consentId: row.consent_id ?? undefined,
    scope: row.scope ?? 'yes_no',
    fault: row.fault ?? undefined,
    amountFen: row.amount_fen ?? undefined,
  }))

/** Every item of a message, in order. */
export const allItems = (handle: Handle, requestId: string): Promise<AskedItem[]> =>
  handle.many(
    ItemRow,
    sql`select position, reference_id, identity_index, person_id, account_id, bank_code,
               consent_id, scope, fault, amount_fen
          from mapper.item where request_id = ${requestId} order by position`,
  )

/** The next items of a message that have no answer yet, in order. */
export const unansweredItems = (
  tx: Transaction,
  requestId: string,
  limit: number,
): Promise<AskedItem[]> =>
  tx.many(
    ItemRow,
    sql`select i.position, i.reference_id, i.identity_index, i.person_id, i.account_id,
               i.bank_code, i.consent_id, i.scope, i.fault, i.amount_fen
          from mapper.item i
         where i.request_id = ${requestId} and not exists (
           select from mapper.outcome o
            where o.request_id = i.request_id and o.position = i.position)
         order by i.position limit ${limit}`,
  )
