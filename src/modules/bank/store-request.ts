import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { empty, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import {
  REQUEST_KINDS,
  REQUEST_STATUSES,
  type RequestAction,
  type RequestKind,
  type RequestStatus,
} from './request.ts'

/** 银行办理请求 */
export interface BankRequest {
  /** The key by which the bank knows a repetition. */
  readonly id: string
  readonly bankCode: string
  readonly kind: RequestKind
  readonly cardId: string
  readonly personId: string
  readonly status: RequestStatus
  readonly reasonCode: string | undefined
  readonly reason: string | undefined
  readonly requestedAt: Temporal.Instant
  /** When the bank has to have answered. */
  readonly dueAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | undefined
  readonly endedAt: Temporal.Instant | undefined
  readonly attempts: number
  readonly version: number
}

const RequestRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    kind: z.enum(REQUEST_KINDS),
    card_id: z.string(),
    person_id: z.string(),
    status: z.enum(REQUEST_STATUSES),
    reason_code: z.string().nullable(),
    reason: z.string().nullable(),
    requested_at: instant,
    due_at: instant,
    sent_at: instant.nullable(),
    ended_at: instant.nullable(),
    attempts: z.number(),
    version: z.number(),
  })
  .transform((row): BankRequest => ({
    id: row.id,
    bankCode: row.bank_code,
    kind: row.kind,
    cardId: row.card_id,
    personId: row.person_id,
    status: row.status,
    reasonCode: row.reason_code ?? undefined,
    reason: row.reason ?? undefined,
    requestedAt: row.requested_at,
    dueAt: row.due_at,
    sentAt: row.sent_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    attempts: row.attempts,
    version: row.version,
  }))

const COLUMNS = sql`id, bank_code, kind, card_id, person_id, status, reason_code, reason,
  requested_at, due_at, sent_at, ended_at, attempts, version`

/** Enters a request; false when it, or another opening for the card, is there already. */
export const insertRequest = async (tx: Transaction, request: BankRequest): Promise<boolean> =>
  (await tx.run(sql`
    insert into bank.request (id, bank_code, kind, card_id, person_id, status, requested_at, due_at)
    values (${request.id}, ${request.bankCode}, ${request.kind}, ${request.cardId},
      ${request.personId}, ${request.status}, ${request.requestedAt}, ${request.dueAt})
    on conflict do nothing`)) === 1

/** One request, or `undefined`. */
export const findRequest = (handle: Handle, id: string): Promise<BankRequest | undefined> =>
  handle.maybeOne(RequestRow, sql`select ${COLUMNS} from bank.request where id = ${id}`)

/** One request, locked until the end of the transaction. */
export const lockRequest = (tx: Transaction, id: string): Promise<BankRequest | undefined> =>
  tx.maybeOne(RequestRow, sql`select ${COLUMNS} from bank.request where id = ${id} for update`)

/** The way a step came about: our call, the bank's message, a file, a hand, the program itself. */
export type Channel = 'call' | 'message' | 'file' | 'hand' | 'program'

export interface RequestStep {
  readonly action: RequestAction
  readonly from: RequestStatus
  readonly channel: Channel
}

/** Writes a step. The database refuses one that is not in the table of the law. */
export const saveRequest = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  after: BankRequest,
  { action, from, channel }: RequestStep,
): Promise<BankRequest> => {
  const saved = await tx.run(sql`
    update bank.request
       set status = ${after.status}, reason_code = ${after.reasonCode ?? null},
           reason = ${after.reason ?? null}, sent_at = ${after.sentAt ?? null},
           ended_at = ${after.endedAt ?? null}, attempts = ${after.attempts},
           version = version + 1
     where id = ${after.id} and version = ${after.version}`)
  if (saved !== 1) throw new Error(`Request ${after.id} was changed by somebody else`)
  await tx.run(sql`
    insert into bank.request_event (id, request_id, person_id, at, action, from_status, to_status,
      channel, actor_kind, actor_id, version)
    values (${uuidv7(at)}, ${after.id}, ${after.personId}, ${at}, ${action}, ${from},
      ${after.status}, ${channel}, ${actor.kind}, ${actor.id}, ${after.version + 1})`)
  return { ...after, version: after.version + 1 }
}

export interface RequestFilter {
  readonly bankCode: string
  readonly status?: RequestStatus | undefined
  readonly kind?: RequestKind | undefined
  /** Those whose time is over at this moment and that are not ended. */
  readonly overdueAt?: Temporal.Instant | undefined
  /** Requests after this one, in the order of their ids. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Requests to one bank, the oldest first: a worklist is worked from the top. */
export const listRequests = (handle: Handle, filter: RequestFilter): Promise<BankRequest[]> =>
  handle.many(
    RequestRow,
    sql`
    select ${COLUMNS} from bank.request
     where bank_code = ${filter.bankCode}
           ${filter.status === undefined ? empty : sql` and status = ${filter.status}`}
           ${filter.kind === undefined ? empty : sql` and kind = ${filter.kind}`}
           ${
             filter.overdueAt === undefined
               ? empty
               : sql` and ended_at is null and due_at < ${filter.overdueAt}`
           }
           ${filter.after === undefined ? empty : sql` and id > ${filter.after}`}
     order by id limit ${filter.limit}`,
  )

/** Requests that left before a moment and have no result, in the order of their ids. */
export const unansweredRequests = (
  handle: Handle,
  page: {
    readonly before: Temporal.Instant
    readonly after: string | undefined
    readonly limit: number
  },
): Promise<BankRequest[]> =>
  handle.many(
    RequestRow,
    sql`
    select ${COLUMNS} from bank.request
     where status in ('sent', 'accepted', 'unknown') and ended_at is null
           and sent_at < ${page.before}
           ${page.after === undefined ? empty : sql` and id > ${page.after}`}
     order by id limit ${page.limit}`,
  )

/** Openings that wait for a file, locked; rows that somebody else works on are left out. */
export const lockWaitingOpenings = (
  tx: Transaction,
  bankCode: string,
  limit: number,
): Promise<BankRequest[]> =>
  tx.many(
    RequestRow,
    sql`
    select ${COLUMNS} from bank.request
     where bank_code = ${bankCode} and kind = 'openAccount' and status = 'waiting'
     order by id limit ${limit} for update skip locked`,
  )

const CountRow = z.object({
  kind: z.enum(REQUEST_KINDS),
  status: z.enum(REQUEST_STATUSES),
  count: z.number(),
  overdue: z.number(),
})
export type RequestCount = z.output<typeof CountRow>

/** How many requests of a bank stand where, and how many of them are late. */
export const countRequests = (
  handle: Handle,
  bankCode: string,
  at: Temporal.Instant,
): Promise<RequestCount[]> =>
  handle.many(
    CountRow,
    sql`
    select kind, status, count(*)::int as count,
           count(*) filter (where ended_at is null and due_at < ${at})::int as overdue
      from bank.request where bank_code = ${bankCode}
     group by kind, status order by kind, status`,
  )

const StepRow = z
  .object({
    at: instant,
    action: z.string(),
    from_status: z.enum(REQUEST_STATUSES),
    to_status: z.enum(REQUEST_STATUSES),
    channel: z.enum(['call', 'message', 'file', 'hand', 'program']),
  })
  .transform(({ from_status, to_status, ...row }) => ({
    ...row,
    from: from_status,
    to: to_status,
  }))
export type PastStep = z.output<typeof StepRow>

/** The steps of a request, the oldest first. */
export const stepsOfRequest = (handle: Handle, id: string): Promise<PastStep[]> =>
  handle.many(
    StepRow,
    sql`select at, action, from_status, to_status, channel from bank.request_event
         where request_id = ${id} order by version`,
  )
