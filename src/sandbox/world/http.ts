import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ALL_DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import type { Html } from '#kernel/html.ts'
import { displayOf } from '#platform/http/display.ts'
import { problem, ProblemError } from '#platform/http/problem.ts'
import { page } from '#ui/layout.ts'
import type { Reply } from './reply.ts'
import type { Timers } from './timers.ts'

/** Where the outside world is mounted. */
export const SANDBOX_PATH = '/sandbox'

/** Identifiers that the program gives: a UUID or another short opaque text. */
export const Reference = z.string().regex(/^[\w:-]{1,100}$/)
export const DocumentKindText = z.enum(ALL_DOCUMENT_KINDS)
export const ShortText = z.string().min(1).max(200)
/** The end of a number that a page is narrowed to; anything else narrows nothing. */
export const Tail = z.object({
  tail: z
    .string()
    .regex(/^\d{0,19}$/)
    .catch('')
    .default(''),
})

/**
 * What came, as its schema reads it.
 *
 * @throws {ProblemError} 422 REQUEST_INVALID with every member that is wrong.
 */
export const read = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> => {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ProblemError({
    status: 422,
    code: 'REQUEST_INVALID',
    detail: 'Some members of the request are wrong; each is listed.',
    errors: result.error.issues.map(({ path, code, message }) => ({
      pointer: `/${path.map(String).join('/')}`,
      code,
      message,
    })),
  })
}

/**
 * The body of an order.
 *
 * @throws {ProblemError} 422 also when `Idempotency-Key` is there and names another request.
 */
export const readOrder = <Schema extends z.ZodType<{ readonly requestId: string }>>(
  schema: Schema,
  request: FastifyRequest,
): z.output<Schema> => {
  const order = read(schema, request.body)
  const key = request.headers['idempotency-key']
  if (key !== undefined && key !== order.requestId)
    throw problem(422, 'REQUEST_INVALID', 'Idempotency-Key and requestId differ.')
  return order
}

/** Answers as the actor said: now, later, or by closing the connection. */
export const send = async (timers: Timers, reply: FastifyReply, said: Reply): Promise<unknown> => {
  if (said.kind === 'lost') {
    reply.hijack()
    reply.raw.destroy()
    return reply
  }
  await timers.wait(said.afterMs ?? 0)
  return reply.code(said.status).header('cache-control', 'no-store').send(said.body)
}

/** Whether a page or a program asks. */
export const wantsPage = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').includes('text/html')

export interface SandboxPage {
  readonly title: string
  readonly path: string
  readonly main: Html
  readonly head?: Html
}

/** A page of the sandbox, in the frame of the developers’ portal. */
export const sendPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  { title, path, main, head }: SandboxPage,
): string => {
  const { elder, contrast, simulatedAt } = displayOf(new Map(), request)
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
  return page({
    title: `${title} · 沙箱`,
    language: 'zh-Hans',
    display: { elder, contrast, simulatedAt },
    portal: 'developer',
    path,
    demo: true,
    head,
    main,
  }).toString()
}
