import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** What everybody reads alike and often. */
const SHARED = /^\/(?:v1\/(?:catalogue|places|open-data)|openapi\.json)(?:[/?]|$)/

const digestOf = (payload: string | Uint8Array): string =>
  `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`

/** Files that are kept are not digested anew for everybody who asks. */
const known = new WeakMap<Uint8Array, string>()

const tagOf = (payload: string | Uint8Array): string => {
  if (typeof payload === 'string') return digestOf(payload)
  const tag = known.get(payload) ?? digestOf(payload)
  known.set(payload, tag)
  return tag
}

/** Whether the caller has this answer already; a weak tag counts, as RFC 9110 says for GET. */
const holds = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')

/** Gives the public catalogue an ETag, and answers 304 to whoever has it already. */
export const registerEntityTags = (server: FastifyInstance): void => {
  server.addHook('onSend', async (request, reply, payload) => {
    const readable = request.method === 'GET' && SHARED.test(request.url)
    if (!readable || reply.statusCode !== 200) return payload
    if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) return payload
    const tag = tagOf(payload)
    reply.header('etag', tag)
    if (reply.getHeader('cache-control') === undefined)
      reply.header('cache-control', 'public, max-age=60')
    if (!holds(request.headers['if-none-match'], tag)) return payload
    reply.code(304)
    return null
  })
}
