import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem, type ProblemError } from './problem.ts'

/** Bytes a second of the slowest line that is waited for: a quarter of a megabit. */
const SLOWEST_LINE = 32 << 10

/** How long a body may be under way, in milliseconds. */
export interface Patience {
  /** Whatever it is, it has this long. */
  readonly promptly: number
  /** A longer one has to bring something new within this. */
  readonly silence: number
}

export const PATIENCE: Patience = { promptly: 30_000, silence: 20_000 }
/** Longer than any body takes: the largest file over the slowest line. */
export const LONGEST_MILLISECONDS = 8 * 60 * 60_000

/**
 * How long a body may take as a whole: a small one half a minute, a large one what its limit takes
 * over the slowest line, so that a long list is not cut off and nobody holds a line for ever.
 *
 * @param bodyLimit bytes
 * @returns milliseconds
 */
export const longestArrival = (bodyLimit: number, { promptly }: Patience = PATIENCE): number =>
  Math.min(Math.max(promptly, Math.ceil((bodyLimit / SLOWEST_LINE) * 1000)), LONGEST_MILLISECONDS)

/** What one look at a body under way finds. */
export interface Look {
  /** Milliseconds that are left of the whole. */
  readonly left: number
  /** Whether bytes have come since the last look. */
  readonly came: boolean
  /** Whether some wait to be read: then it is we who are slow. */
  readonly waiting: boolean
  /** Whether it was answered already, so that nobody wants the rest. */
  readonly answered: boolean
}

/** Whether a body that has not come as a whole is waited for any longer. */
export const isWaitedFor = ({ left, came, waiting, answered }: Look): boolean =>
  left > 0 && !answered && (came || waiting)

const tooSlow = (): ProblemError => problem(408, 'REQUEST_TOO_SLOW')

/** A line that is torn off at once takes the answer along, when the sender still sends. */
const LINGER_MILLISECONDS = 1000

const cutOff = (
  server: FastifyInstance,
  raw: FastifyRequest['raw'],
  isBeingAnswered: boolean,
): void => {
  const error = tooSlow()
  if (isBeingAnswered) {
    raw.destroy(error)
    return
  }
  // As the server itself does it, so that the answer is written in one place.
  server.server.emit('clientError', error, raw.socket)
  setTimeout(() => raw.destroy(error), LINGER_MILLISECONDS).unref()
}

const watch = (
  server: FastifyInstance,
  { raw, routeOptions }: FastifyRequest,
  reply: FastifyReply,
  patience: Patience,
): void => {
  const { socket } = raw
  let left = longestArrival(routeOptions.bodyLimit ?? 0, patience)
  const step = left > patience.promptly ? patience.silence : left
  let seen = socket.bytesRead
  const timer = setInterval(() => {
    const came = socket.bytesRead > seen
    seen = socket.bytesRead
    left -= step
    const answered = reply.raw.writableFinished
    if (isWaitedFor({ left, came, waiting: raw.readableLength > 0, answered })) return
    clearInterval(timer)
    if (raw.complete) return
    cutOff(server, raw, reply.raw.headersSent)
  }, step)
  timer.unref()
  raw.once('close', () => clearInterval(timer))
}

/**
 * Cuts off whoever sends a body too slowly. The server's own limit is one for all: too long for a
 * form, which a few slow senders must not hold open, or too short for a list of a million people.
 */
export const watchArrivals = (server: FastifyInstance, patience: Patience = PATIENCE): void => {
  server.addHook('onRequest', async (request, reply) => {
    const { headers } = request
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
      watch(server, request, reply, patience)
  })
}
