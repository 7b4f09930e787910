import type { FastifyReply } from 'fastify'
import type { RouteDefinition } from './route.ts'

/** A WebSocket of this machine with its port, and nothing that could end the directive. */
const LOOPBACK = /^ws:\/\/127\.0\.0\.1:\d{1,5}$/

/**
 * Lets the scripts of this one page connect to what its route names; all other pages stay with
 * their own server.
 *
 * @throws when the address is not on the machine of whoever looks at the page.
 */
export const widenConnections = (
  reply: FastifyReply,
  { connectTo = [] }: Pick<RouteDefinition, 'connectTo'>,
): void => {
  const policy = reply.getHeader('content-security-policy')
  if (connectTo.length === 0 || typeof policy !== 'string') return
  const foreign = connectTo.find((address) => !LOOPBACK.test(address))
  if (foreign !== undefined) throw new RangeError(`a page must not connect to ${foreign}`)
  const own = "connect-src 'self'"
  reply.header('content-security-policy', policy.replace(own, [own, ...connectTo].join(' ')))
}
