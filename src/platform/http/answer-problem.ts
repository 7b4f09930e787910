import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify'
import { isUnreachable } from '../db.ts'
import { displayOf } from './display.ts'
import { principalOf } from './guard.ts'
import {
  notFound,
  PROBLEM_TYPE,
  problemBody,
  ProblemError,
  type ProblemOptions,
} from './problem.ts'
import type { ServerOptions } from './server.ts'

const wantsPage = (request: FastifyRequest): boolean =>
  !request.url.startsWith('/v1/') && (request.headers.accept ?? '').includes('text/html')

/** Refusals of libraries that say more than their status does. */
const BY_CODE: Readonly<Record<string, ProblemOptions>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'JSON_MALFORMED' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, code: 'CONTENT_LENGTH_WRONG' },
  FST_ERR_BAD_URL: { status: 400, code: 'ADDRESS_MALFORMED' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TOO_SLOW' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'HEADERS_TOO_LARGE' },
  // Of the database: the relation ended between the guard and the act.
  YK001: { status: 403, code: 'ACTING_ENDED' },
}

const MALFORMED: ProblemOptions = { status: 400, code: 'REQUEST_MALFORMED' }

/** What a library's 4xx means here; a status that is not named is a malformed request. */
const BY_STATUS: Readonly<Record<number, ProblemOptions>> = {
  403: notFound().options,
  404: notFound().options,
  413: { status: 413, code: 'BODY_TOO_LARGE' },
  414: { status: 414, code: 'ADDRESS_TOO_LONG' },
  415: { status: 415, code: 'MEDIA_TYPE_NOT_SUPPORTED' },
  416: { status: 416, code: 'RANGE_NOT_SATISFIABLE' },
}

/** The problem that an error stands for; `undefined` for a bug. */
const toProblem = (error: unknown): ProblemOptions | undefined => {
  if (error instanceof ProblemError) return error.options
  if (isUnreachable(error))
    return { status: 503, code: 'DATABASE_UNAVAILABLE', retry: { safe: true, afterSeconds: 5 } }
  const { code = '', statusCode = 0 } = Object(error) as { code?: string; statusCode?: number }
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code]
  return statusCode >= 400 && statusCode < 500 ? (BY_STATUS[statusCode] ?? MALFORMED) : undefined
}

/** Answers with a problem: a page for a browser, RFC 9457 for everybody else. */
export const answerProblem = (
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply => {
  const known = toProblem(error)
  // A bug tells the log everything and the caller nothing.
  if (known === undefined) request.log.error({ err: error }, 'unexpected error')
  const answer: ProblemOptions = known ?? { status: 500, code: 'UNEXPECTED' }
  reply.code(answer.status).header('cache-control', 'no-store')
  if (answer.retry?.afterSeconds !== undefined)
    reply.header('retry-after', answer.retry.afterSeconds)
  if (answer.challenge !== undefined) reply.header('www-authenticate', answer.challenge)
  // Libraries of OAuth read nothing but JSON.
  const type = answer.oauthError === undefined ? PROBLEM_TYPE : 'application/json'
  if (!wantsPage(request)) return reply.type(type).send(problemBody(answer, request.id))
  const page = options.problemPage(answer, {
    display: displayOf(options.languagePrefixes, request),
    publicUrl: options.publicUrl,
    path: request.url,
    requestId: request.id,
    principal: principalOf(request),
  })
  return reply.type('text/html; charset=utf-8').send(page.toString())
}

/** Refuses an address that no route can be looked for; hooks have not run, so it is no page. */
export const refuseAddress = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const answer = toProblem(error) ?? MALFORMED
  return reply.code(answer.status).type(PROBLEM_TYPE).send(problemBody(answer, request.id))
}

/** Refuses what is no HTTP, and ends the connection: nobody knows where the next request begins. */
export const refuseConnection = (error: ConnectionError, socket: Socket, id: string): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const answer = toProblem(error) ?? MALFORMED
  const body = JSON.stringify(problemBody(answer, id))
  const lines = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}
