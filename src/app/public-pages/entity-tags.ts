import type { FastifyInstance } from 'fastify'
import { entityTag, holdsTag } from '#platform/http/entity-tag.ts'

/** What everybody reads alike and often. */
const SHARED = /^\/(?:v1\/(?:catalogue|places|open-data)|openapi\.json)(?:[/?]|$)/

/** Files that are kept are not digested anew for everybody who asks. */
const known = new WeakMap<Uint8Array, string>()

const tagOf = (payload: string | Uint8Array): string => {
  if (typeof payload === 'string') return entityTag(payload)
  const tag = known.get(payload) ?? entityTag(payload)
  known.set(payload, tag)
  return tag
}

/**
 * Gives the public catalogue an ETag, and answers 304 to whoever has it already. What names itself
 * before it is drawn (`Tagged`) has its ETag by now, and was not drawn for those who have it.
 */
export const registerEntityTags = (server: FastifyInstance): void => {
  server.addHook('onSend', async (request, reply, payload) => {
    const readable = request.method === 'GET' && SHARED.test(request.url)
    if (!readable || ![200, 304].includes(reply.statusCode)) return payload
    if (reply.getHeader('cache-control') === undefined)
      reply.header('cache-control', 'public, max-age=60')
    if (reply.hasHeader('etag')) return payload
    if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) return payload
    const tag = tagOf(payload)
    reply.header('etag', tag)
    if (!holdsTag(request.headers['if-none-match'], tag)) return payload
    reply.code(304)
    return null
  })
}
