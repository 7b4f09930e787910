import type { FastifyBaseLogger } from 'fastify'
import pino from 'pino'

export type Logger = FastifyBaseLogger

/**
 * What a log may say of an error. A database error carries the row it was about in `detail` and
 * `where`: those never reach a log.
 */
const serializeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(error.cause instanceof Error && { cause: serializeError(error.cause) }),
  }
}

/**
 * JSON lines on standard error. Personal information has types that refuse to be stringified;
 * the redaction here is the second fence, for headers that carry credentials.
 */
export const createLogger = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: serializeError },
      redact: ['req.headers.cookie', 'req.headers.authorization', 'headers.cookie'],
    },
    pino.destination({ dest: 2, sync: false }),
  )
