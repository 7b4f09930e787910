import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { type ProductionAnswer, productionAnswered } from './production-answer.ts'

const common = { requestId: z.uuid(), at: z.iso.datetime() }
const Result = z.discriminatedUnion('state', [
  z.strictObject({ ...common, state: z.literal('produced') }),
  z.strictObject({
    ...common,
    state: z.literal('failed'),
    reasonCode: z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/),
    reason: z.string().max(200).optional(),
  }),
])

const toAnswer = (result: z.output<typeof Result>): ProductionAnswer =>
  result.state === 'produced'
    ? { requestId: result.requestId, state: 'produced' }
    : {
        requestId: result.requestId,
        state: 'failed',
        reason: { code: result.reasonCode, text: result.reason ?? '' },
      }

/** 制卡回盘: what became of a request for a card. The same answer twice has one effect. */
export const factoryRoutes = (deps: { readonly db: Database }): RouteDefinition[] => [
  apiRoute({
    method: 'POST',
    path: '/v1/card-factory/results',
    operationId: 'takeProductionResult',
    summary: { zh: '接收制卡结果', en: 'Result of the production of a card' },
    access: { kind: 'partner', partner: 'cardFactory' },
    basis: ['YKT-17'],
    body: Result,
    response: z.object({
      result: z
        .enum(['followed', 'superseded'])
        .describe('superseded: the request does not count any more; need not be sent again'),
    }),
    problems: ['PARTNER_TOKEN_INVALID', 'PARTNER_TOKEN_USED', 'NOT_ALLOWED'],
    handle: async (request) => {
      const decision = await productionAnswered(deps, request.context, toAnswer(request.body))
      return { result: decision.granted ? ('followed' as const) : ('superseded' as const) }
    },
  }),
]
