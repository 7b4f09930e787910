import { z } from 'zod'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { answeredHeader, refusedHeader } from './answer-header.ts'
import { BASE, MAPPER_ACCESS, type MapperDeps, ProgrammeParams } from './route-base.ts'
import { answerEnvelope, Receipt, StatusAnswer, StatusRequest } from './shapes.ts'
import { callbackKeys } from './sign-callback.ts'
import type { StatusQuestion } from './store.ts'
import { judgeMessage, receiptOf, refusedReceipt, takeMessage } from './take-message.ts'
import { transactionStatus } from './txn-status.ts'

const questionOf = ({
  txnstatus_request: asked,
}: z.output<typeof StatusRequest>['message']): StatusQuestion => {
  const { attribute_value: value, attribute_type: by, txn_type: type } = asked
  const values = typeof value === 'string' ? [value] : value
  return { type, by, values }
}

const common = {
  method: 'POST',
  access: MAPPER_ACCESS,
  basis: ['YKT-13'],
  params: ProgrammeParams,
  body: StatusRequest,
  problems: ['NOT_FOUND'],
} as const

const ASKED = { action: 'txn-status', items: 1 } as const

const syncStatus = (deps: MapperDeps): RouteDefinition =>
  apiRoute({
    ...common,
    path: `${BASE}/sync/txn/status`,
    operationId: 'mapperSyncStatus',
    summary: { zh: '查询以前的请求', en: 'Ask what became of earlier messages' },
    response: answerEnvelope(StatusAnswer),
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { context, body } = request
      const { programmeCode } = request.params
      const { header, message } = body
      const of = { agencyCode, programmeCode }
      const fault = await judgeMessage(deps.db, of, header, ASKED, context.at)
      const about = { action: 'txn-status', agencyCode, messageId: header.message_id }
      if (fault !== undefined) return { header: refusedHeader({ ...about, at: context.at }, fault) }
      const asking = {
        agencyCode,
        programmeCode,
        transactionId: message.transaction_id,
        correlationId: context.requestId,
      }
      const found = await transactionStatus(deps.db, deps, asking, questionOf(message))
      const counts = found ?? { count: 0, completed: 0 }
      const answered = answeredHeader({ ...about, at: context.at }, counts)
      return { header: answered, message: found?.message }
    },
  })

const asyncStatus = (deps: MapperDeps): RouteDefinition =>
  apiRoute({
    ...common,
    path: `${BASE}/txn/status`,
    operationId: 'mapperStatus',
    summary: {
      zh: '查询以前的请求（异步，结果回调）',
      en: 'Ask what became of earlier messages; the answer comes as a callback',
    },
    response: Receipt,
    status: 202,
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { context, body } = request
      const { programmeCode } = request.params
      const { header, message } = body
      const of = { agencyCode, programmeCode }
      const fault = await judgeMessage(deps.db, of, header, ASKED, context.at)
      if (fault !== undefined) return refusedReceipt(context, fault)
      const taken = await takeMessage(deps, context, header.sender_uri, {
        agencyCode,
        programmeCode,
        dialect: 'g2p',
        action: 'status',
        messageId: header.message_id,
        transactionId: message.transaction_id,
        content: message,
        items: [],
        itemCount: 1,
        question: questionOf(message),
      })
      return receiptOf(context, taken)
    },
  })

/** What became of earlier messages, and the key by which callbacks are verified. */
export const statusRoutes = (deps: MapperDeps): RouteDefinition[] => [
  syncStatus(deps),
  asyncStatus(deps),
  apiRoute({
    method: 'GET',
    path: '/v1/g2p-connect/keys',
    operationId: 'mapperKeys',
    summary: { zh: '回调签名的公钥', en: 'The public key that verifies our callbacks' },
    access: { kind: 'public' },
    response: z.strictObject({
      keys: z.array(
        z.strictObject({
          kty: z.literal('OKP'),
          crv: z.literal('Ed25519'),
          x: z.string(),
          kid: z.string(),
          use: z.literal('sig'),
        }),
      ),
    }),
    handle: async () => callbackKeys(deps.keys),
  }),
]
