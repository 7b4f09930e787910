import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fromPublicId, publicId } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import { notFound, PROBLEM_TYPE, problemBody, ProblemError } from '#platform/http/problem.ts'
import type { ProblemOptions } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { VerificationAnswer } from './answer.ts'
import type { Gateway, TerminalMessage } from './gateway.ts'
import { VerificationBody } from './request.ts'
import { findUsage } from './store-usage.ts'

export const messageOf = ({ headers }: FastifyRequest): TerminalMessage => ({
  session: headers['ykt-session'],
  counter: headers['ykt-counter'],
  mac: headers['ykt-mac'],
})

export const JSON_TYPE = 'application/json; charset=utf-8'

/** The headers that matter to a terminal; it is no browser. */
export const send = (
  reply: FastifyReply,
  status: number,
  type: string,
  body: string,
): FastifyReply =>
  reply
    .code(status)
    .header('content-type', type)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(body)

export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemOptions,
) => {
  if (problem.retry?.afterSeconds !== undefined)
    reply.header('retry-after', problem.retry.afterSeconds)
  return send(reply, problem.status, PROBLEM_TYPE, JSON.stringify(problemBody(problem, request.id)))
}

/** The routes are declared like all others and answered by `rawHandler`. */
export const answeredRaw = (): Promise<never> =>
  Promise.reject(new Error('this route is answered by its raw handler'))

const verifyHandler =
  (gateway: Gateway) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const body = typeof request.body === 'string' ? request.body : ''
    try {
      const answer = await gateway.verify(messageOf(request), body)
      if (answer.ok) return send(reply, 200, JSON_TYPE, answer.body)
      return sendProblem(request, reply, answer.problem)
    } catch (error) {
      if (error instanceof ProblemError) return sendProblem(request, reply, error.options)
      throw error
    }
  }

const OutcomeAnswer = z.strictObject({
  id: z.string(),
  outcome: z.string().describe('granted, or the code of the refusal'),
  scene: z.string(),
  assuranceLevel: z.number().int(),
  basis: z.string(),
  at: z.iso.datetime(),
})

const readHandler =
  (gateway: Gateway, db: Database) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { id: shown } = request.params as { id: string }
    const path = `/v1/verifications/${shown}`
    const session = await gateway.authenticate(messageOf(request), 'GET', path, '')
    if (session === undefined)
      return sendProblem(request, reply, { status: 401, code: 'TERMINAL_NOT_ACCEPTED' })
    const id = fromPublicId('verification', shown)
    const usage =
      id === undefined ? undefined : await findUsage(db, session.terminal.organisationCode, id)
    if (usage === undefined) return sendProblem(request, reply, notFound().options)
    const answer: z.output<typeof OutcomeAnswer> = {
      id: publicId('verification', usage.id),
      outcome: usage.outcome,
      scene: usage.sceneCode,
      assuranceLevel: usage.assuranceLevel,
      basis: usage.basis,
      at: usage.at.toString(),
    }
    return send(reply, 200, JSON_TYPE, JSON.stringify(answer))
  }

const EXAMPLES = {
  code: { scene: 'GD-WH-001', code: 'mW4vJ0g5xwRZkqkq2m8x1cYcXoVhQm1pXb0cPZ6nT5s' },
  card: {
    scene: 'GD-RS-001',
    card: {
      region: '440100',
      number: 'A12345678',
      identifier: '440100D15600000500A1B2C3D4E5F607',
    },
    attested: { pinVerified: true },
  },
  oldCard: {
    scene: 'GD-WH-004',
    credential: { id: 'crd_0199bbbb00007000800000000000000a', number: 'D20190356' },
  },
}

/** `POST /v1/verifications` and `GET /v1/verifications/:id`, for terminals. */
export const gatewayRoutes = (gateway: Gateway, db: Database): RouteDefinition[] => [
  {
    ...apiRoute({
      method: 'POST',
      path: '/v1/verifications',
      operationId: 'verify',
      summary: {
        zh: '核验',
        en: 'Verify a card, a code, a number or the number of an old card for a scene.',
      },
      access: { kind: 'terminal' },
      basis: ['YKT-14', 'YKT-16', 'YKT-22'],
      body: VerificationBody,
      response: VerificationAnswer,
      examples: EXAMPLES,
      problems: [
        'TERMINAL_NOT_ACCEPTED',
        'TERMINAL_QUARANTINED',
        'TERMINAL_COUNTER_STALE',
        'TERMINAL_COUNTER_REPLAYED',
        'SCENE_UNKNOWN',
        'SCENE_NOT_AT_TERMINAL',
        'CHANNEL_NOT_IN_SCENE',
        'CODE_UNKNOWN',
        'CODE_EXPIRED',
        'CODE_USED',
        'CODE_PURPOSE_WRONG',
        'CREDENTIAL_NOT_ACCEPTED',
        'CREDENTIAL_SWITCHED_OFF',
        'CARD_UNKNOWN',
        'CARD_NOT_ENABLED',
        'CARD_LOST',
        'CARD_LOCKED',
        'CARD_CANCELLED',
        'ASSURANCE_TOO_LOW',
        'NOT_AVAILABLE',
        'OVERLOADED',
      ],
      handle: answeredRaw,
    }),
    bodyLimit: 4_096,
    rawHandler: verifyHandler(gateway),
  },
  {
    ...apiRoute({
      method: 'GET',
      path: '/v1/verifications/:id',
      operationId: 'readVerification',
      summary: {
        zh: '查询核验结果（不含个人信息）',
        en: 'The outcome of a verification of the own organisation, without personal information.',
      },
      access: { kind: 'terminal' },
      basis: ['YKT-22'],
      params: z.strictObject({ id: z.string() }),
      response: OutcomeAnswer,
      problems: ['TERMINAL_NOT_ACCEPTED', 'NOT_FOUND'],
      handle: answeredRaw,
    }),
    rawHandler: readHandler(gateway, db),
  },
]
