import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { bytes, type Database, sql } from '../db.ts'
import { problem } from './problem.ts'
import type { RouteDefinition, RouteRequest } from './route.ts'
import { closed } from './validate.ts'

const Answer = z.object({ request_digest: bytes, status: z.number(), body: z.unknown() })

const digestRequest = (route: RouteDefinition, input: RouteRequest): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([route.operationId, input.params, input.body]))
    .digest()

/**
 * Answers a repeated request with its first answer.
 *
 * @throws {ProblemError} 400 without a key, 422 when the key came before with another content.
 */
export const answerOnce = async (
  db: Database,
  route: RouteDefinition,
  input: RouteRequest,
  reply: FastifyReply,
) => {
  const key = input.raw.headers['idempotency-key']
  if (typeof key !== 'string' || !/^[\w.:-]{8,64}$/.test(key))
    throw problem(
      400,
      'IDEMPOTENCY_KEY_MISSING',
      'Send an Idempotency-Key of 8 to 64 letters, digits or . : - _',
    )
  const { id, onBehalfOf } = input.context.actor
  // The same key for oneself and for somebody else is two requests.
  const actorId = onBehalfOf === undefined ? id : `${id}/${onBehalfOf}`
  const digest = digestRequest(route, input)
  const first = await db.maybeOne(
    Answer,
    sql`select request_digest, status, body from platform.idempotency
         where actor_id = ${actorId} and key = ${key}`,
  )
  if (first !== undefined) {
    if (!digest.equals(first.request_digest))
      throw problem(422, 'IDEMPOTENCY_KEY_REUSED', 'This key came before with another content.')
    return reply.code(first.status).header('idempotency-replayed', 'true').send(first.body)
  }
  const answer = closed(route, await route.handle(input))
  const status = route.status ?? 200
  await db.run(sql`
    insert into platform.idempotency (actor_id, key, request_digest, status, body, created_at)
    values (${actorId}, ${key}, ${digest}, ${status}, ${JSON.stringify(answer)},
      ${input.context.at})
    on conflict do nothing`)
  return reply.code(status).send(answer)
}
