import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { refusal } from './refusal-problem.ts'
import { noticeRoutes } from './routes-notices.ts'
import type { PaidThrough } from './account-notice.ts'
import { applyAnswer } from './apply-answer.ts'
import { ACCOUNT_STATES } from './events.ts'
import { handOver } from './hand-over.ts'
import type { BodyDeps } from './request-body.ts'
import { type BankAnswer, REQUEST_KINDS, REQUEST_STATUSES } from './request.ts'
import { recordAccountEvent } from './record-account-event.ts'
import { type BankRequest, listRequests } from './store-request.ts'
import type { Database } from '#platform/db.ts'

export interface BankRouteDeps extends BodyDeps {
  readonly db: Database
  readonly paidThrough: PaidThrough
}

const ACCESS = { kind: 'partner', partner: 'bank' } as const
const Time = z.iso.datetime({ offset: true })
const instantOf = (text: string): Temporal.Instant => Temporal.Instant.from(text)

const ResultBody = z.discriminatedUnion('state', [
  z.strictObject({
    requestId: z.uuid(),
    state: z.literal('opened'),
    accountNumber: z.string().max(40),
    at: Time,
  }),
  z.strictObject({ requestId: z.uuid(), state: z.literal('done'), at: Time }),
  z.strictObject({
    requestId: z.uuid(),
    state: z.literal('refused'),
    reasonCode: z.string().min(1).max(40),
    reason: z.string().max(200).default(''),
    at: Time,
  }),
])

const answerOf = (body: z.output<typeof ResultBody>): BankAnswer => {
  switch (body.state) {
    case 'opened':
      return { state: 'opened', accountNumber: body.accountNumber }
    case 'done':
      return { state: 'done' }
    case 'refused':
      return { state: 'refused', reasonCode: body.reasonCode, reason: body.reason }
  }
}

const resultsRoute = ({ db, pii }: BankRouteDeps): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: '/v1/bank/results',
    operationId: 'tellBankResult',
    summary: { zh: '银行回复办理结果', en: 'A bank tells the result of a request' },
    access: ACCESS,
    basis: ['YKT-6', 'YKT-17'],
    body: ResultBody,
    response: z.strictObject({
      requestId: z.string(),
      result: z
        .enum(['applied', 'repeated', 'disputed'])
        .describe('disputed: against what was told before; a person of the bureau settles it'),
      status: z.enum(REQUEST_STATUSES),
    }),
    problems: ['NOT_FOUND', 'RESULT_DOES_NOT_FIT', 'ACCOUNT_NUMBER_WRONG'],
    handle: async (request) => {
      const { code: bankCode } = callingPartner(request)
      const { requestId } = request.body
      const answer = answerOf(request.body)
      const decision = await db.transaction((tx) =>
        applyAnswer(tx, pii, request.context, { bankCode, requestId, answer, channel: 'message' }),
      )
      if (!decision.granted && decision.refusal === 'REQUEST_UNKNOWN') throw notFound()
      if (!decision.granted) throw refusal(decision)
      return {
        requestId,
        result: decision.outcome.result,
        status: decision.outcome.request.status,
      }
    },
  })

const eventsRoute = (deps: BankRouteDeps): RouteDefinition =>
  apiRoute({
    method: 'POST',
    path: '/v1/bank/account-events',
    operationId: 'tellAccountEvent',
    summary: { zh: '银行通知账户变动', en: 'A bank tells what became of an account' },
    access: ACCESS,
    basis: ['YKT-14', 'YKT-19'],
    body: z.strictObject({
      eventId: z.string().regex(/^[\w.:-]{1,64}$/),
      accountNumber: z.string().max(40),
      status: z.enum(ACCOUNT_STATES),
      at: Time,
    }),
    response: z.strictObject({
      eventId: z.string(),
      result: z
        .enum(['applied', 'repeated', 'outdated'])
        .describe('outdated: a later event came before, so nothing follows'),
    }),
    problems: ['ACCOUNT_UNKNOWN', 'EVENT_CHANGED'],
    handle: async (request) => {
      const { code: bankCode } = callingPartner(request)
      const { at, ...event } = request.body
      const decision = await recordAccountEvent(deps, request.context, {
        ...event,
        bankCode,
        at: instantOf(at),
      })
      if (!decision.granted) throw refusal(decision)
      return { eventId: event.eventId, result: decision.outcome }
    },
  })

const Listed = z.strictObject({
  requestId: z.string(),
  kind: z.enum(REQUEST_KINDS),
  status: z.enum(REQUEST_STATUSES),
  dueAt: z.iso.datetime(),
})

const listed = ({ id, kind, status, dueAt }: BankRequest): z.input<typeof Listed> => ({
  requestId: id,
  kind,
  status,
  dueAt: dueAt.toString(),
})

const PAGE = 200

const listRoute = ({ db }: BankRouteDeps): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/bank/requests',
    operationId: 'listBankRequests',
    summary: { zh: '银行查询待办请求', en: 'Requests to the calling bank, the oldest first' },
    access: ACCESS,
    basis: ['YKT-6', 'YKT-17'],
    query: z.strictObject({
      status: z.enum(REQUEST_STATUSES).default('waiting'),
      after: z.uuid().optional(),
    }),
    response: z.strictObject({
      requests: z.array(Listed),
      nextAfter: z.string().nullable(),
    }),
    handle: async (request) => {
      const { code: bankCode } = callingPartner(request)
      const { status, after } = request.query
      const found = await listRequests(db, { bankCode, status, after, limit: PAGE + 1 })
      const page = found.slice(0, PAGE)
      return {
        requests: page.map(listed),
        nextAfter: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
      }
    },
  })

const fetchRoute = (deps: BankRouteDeps): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/bank/requests/:requestId',
    operationId: 'fetchBankRequest',
    summary: {
      zh: '银行取走一个请求，含持卡人资料',
      en: 'Fetches one request with what the bank has to know; marks it sent',
    },
    access: ACCESS,
    basis: ['YKT-6', 'YKT-22'],
    params: z.object({ requestId: z.uuid() }),
    response: Listed.extend({
      opening: z
        .strictObject({
          cardNumber: z.string(),
          name: z.string(),
          documentKind: z.string(),
          documentNumber: z.string(),
          phone: z.string().nullable(),
        })
        .nullable(),
      accountNumber: z.string().nullable(),
    }),
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const { code } = callingPartner(request)
      const found = await handOver(deps, request.context, code, request.params.requestId)
      if (found === undefined) throw notFound()
      const { content } = found
      if (content.kind !== 'openAccount')
        return {
          ...listed(found.request),
          opening: null,
          accountNumber: content.body.accountNumber,
        }
      const { requestId: _, ...opening } = content.body
      return { ...listed(found.request), opening, accountNumber: null }
    },
  })

/** What systems of banks call: results, account events, and the list of requests to fetch. */
export const bankRoutes = (deps: BankRouteDeps): RouteDefinition[] => [
  resultsRoute(deps),
  eventsRoute(deps),
  listRoute(deps),
  fetchRoute(deps),
  ...noticeRoutes(deps),
]
