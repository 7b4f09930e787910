import type { FastifyBaseLogger } from 'fastify'
import pino from 'pino'
import { isUnreachable } from './db.ts'

export type Logger = FastifyBaseLogger

interface Fault extends Error {
  readonly code: unknown
  readonly constraint: unknown
}

/**
 * What a log may say of an error. A database error carries the row it was about in `detail` and
 * `where`: those never reach a log.
 */
const serializeError = (error: unknown): Record<string, unknown> => {
  // The job queue hands on copies of errors that are plain objects.
  const { name, message, stack, code, constraint, cause } = Object(error) as Partial<Fault>
  return {
    type: name,
    message: message ?? String(error),
    // Where we stood when the database left says nothing.
    ...(!isUnreachable(error) && { stack }),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(cause instanceof Error && { cause: serializeError(cause) }),
  }
}

/**
 * JSON lines on standard error. Personal information has types that refuse to be stringified;
 * the redaction here is the second fence, for headers that carry credentials.
 */
export const createLogger = (level: string): Logger => {
  const destination = pino.destination({ dest: 2, sync: false })
  // The terminal may be gone before the program.
  destination.on('error', () => {})
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: serializeError },
      redact: ['req.headers.cookie', 'req.headers.authorization', 'headers.cookie'],
    },
    destination,
  )
}
