import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { parseStrictJson } from '#platform/http/json.ts'
import { ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { Gateway } from './gateway.ts'
import { answeredRaw, JSON_TYPE, messageOf, send, sendProblem } from './gateway-route.ts'
import { reportPin } from './report-pin.ts'
import { ChipRead } from './request.ts'

const PATH = '/v1/card-pin-results'

const Report = z.strictObject({
  card: ChipRead,
  result: z.enum(['wrong', 'right']).describe('what the chip answered to the password'),
})

const Outcome = z.strictObject({
  locked: z.boolean().describe('whether this attempt locked the card'),
  attemptsLeft: z.number().int().nullable(),
})

const EXAMPLE = {
  card: {
    region: '440100',
    number: 'A12345678',
    identifier: '440100D15600000500A1B2C3D4E5F607',
  },
  result: 'wrong',
}

export interface PinDeps {
  readonly db: Database
  readonly clock: Clock
  readonly gateway: Gateway
}

const answer = async (
  { db, clock, gateway }: PinDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const body = typeof request.body === 'string' ? request.body : ''
  const message = messageOf(request)
  const session = await gateway.authenticate(message, 'POST', PATH, body)
  if (session?.status !== 'active')
    return sendProblem(request, reply, { status: 401, code: 'TERMINAL_NOT_ACCEPTED' })
  const report = Report.safeParse(parseStrictJson(body))
  if (!report.success) return sendProblem(request, reply, { status: 422, code: 'REQUEST_INVALID' })
  const at = clock.now()
  const { id: terminalId, highestAssurance } = session.terminal
  const decision = await reportPin(
    { db },
    { actor: { kind: 'terminal', id: terminalId }, requestId: uuidv7(at), at },
    {
      ...report.data,
      terminalId,
      highestAssurance,
      counter: Number(message.counter),
      requestDigest: createHash('sha256').update(body).digest(),
    },
  )
  if (!decision.granted) {
    const { refusal: code, basis, instead } = decision
    return sendProblem(request, reply, { status: 409, code, basis, instead })
  }
  const { locked, attemptsLeft = null } = decision.outcome
  return send(reply, 200, JSON_TYPE, JSON.stringify({ locked, attemptsLeft }))
}

/** `POST /v1/card-pin-results`: a terminal tells whether the card's password was right. */
export const pinRoute = (deps: PinDeps): RouteDefinition => ({
  ...apiRoute({
    method: 'POST',
    path: PATH,
    operationId: 'reportCardPin',
    summary: {
      zh: '上报卡密码核验结果',
      en: 'Tell whether the password of a card was right; several wrong ones in a row lock it.',
    },
    access: { kind: 'terminal' },
    basis: ['YKT-22'],
    body: Report,
    response: Outcome,
    examples: { wrong: EXAMPLE },
    problems: [
      'TERMINAL_NOT_ACCEPTED',
      'PIN_NOT_VOUCHED_FOR',
      'TERMINAL_COUNTER_REPLAYED',
      'CARD_UNKNOWN',
    ],
    handle: answeredRaw,
  }),
  bodyLimit: 1_024,
  rawHandler: async (request, reply) => {
    try {
      return await answer(deps, request, reply)
    } catch (error) {
      if (error instanceof ProblemError) return sendProblem(request, reply, error.options)
      throw error
    }
  },
})
