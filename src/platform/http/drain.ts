import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** A connection that is answered stays open for the next request, which must not come any more. */
const IDLE_CHECK_MILLISECONDS = 50

/**
 * Takes nothing new and answers what is under way. What is not answered within `patience`, such as
 * a request of which only half has come, is cut off: it must not keep the program from ending.
 *
 * @param patience milliseconds
 */
export const drain = async (server: FastifyInstance, patience: number): Promise<void> => {
  const sweep = setInterval(() => server.server.closeIdleConnections(), IDLE_CHECK_MILLISECONDS)
  const closed = server.close()
  try {
    await Promise.race([closed, pause(patience, undefined, { ref: false })])
    server.server.closeAllConnections()
    await closed
  } finally {
    clearInterval(sweep)
  }
}
