import type { FastifyBaseLogger } from 'fastify'
import pino from 'pino'

export type Logger = FastifyBaseLogger

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
      redact: ['req.headers.cookie', 'req.headers.authorization', 'headers.cookie'],
    },
    pino.destination({ dest: 2, sync: false }),
  )
