import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { Html } from '#kernel/html.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { Clock } from '../clock.ts'
import { type Database, isUnreachable } from '../db.ts'
import type { Logger } from '../log.ts'
import { contextOf, guard, keepBodyText } from './guard.ts'
import { answerOnce } from './idempotency.ts'
import { displayOf, type LanguagePrefixes, stripLanguage } from './display.ts'
import { parseStrictJson } from './json.ts'
import { acceptMultipart } from './multipart.ts'
import { notFound, PROBLEM_TYPE, problemBody, ProblemError } from './problem.ts'
import type { ProblemOptions } from './problem.ts'
import type {
  AccessRule,
  Display,
  PageAnswer,
  Principal,
  RouteDefinition,
  RouteRequest,
} from './route.ts'
import { widenConnections } from './policy.ts'
import { closed, validate } from './validate.ts'

/** How the server learns who asks; composed by the app, which knows people and staff. */
export interface Authentication {
  /** The principal of a request under a rule; `undefined` when nobody has signed in. */
  principal(request: FastifyRequest, rule: AccessRule): Promise<Principal | undefined>
}

export interface ServerOptions {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  readonly authentication: Authentication
  /** `http:` or `https:` address that users see; cookies are `Secure` under https. */
  readonly publicUrl: string
  /** The page for a problem; the server itself knows no markup. */
  readonly problemPage: (options: ProblemOptions, request: PageContext) => Html
  /** Where to send somebody who must sign in first. */
  readonly signInPath: (rule: AccessRule, returnTo: string) => string
  readonly languagePrefixes: LanguagePrefixes
  /** Where a form's answer may lead besides here: the identity provider's page for signing out. */
  readonly formTargets?: readonly string[] | undefined
}

export interface PageContext {
  readonly display: Display
  readonly path: string
  readonly requestId: string
}

const contentSecurityPolicy = (formTargets: readonly string[]) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    formAction: ["'self'", ...formTargets],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
})

const BODY_LIMIT = 16_384

/** A Fastify server with the house's parsing, headers and problems; routes come by `register`. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const server = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => uuidv7(options.clock.now()),
    requestIdHeader: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    trustProxy: 'loopback',
    rewriteUrl: (request) => stripLanguage(options.languagePrefixes, request),
    routerOptions: { ignoreTrailingSlash: true },
  })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: BODY_LIMIT })
  acceptMultipart(server)
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(options.formTargets ?? []),
    hsts: options.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      new ProblemError({
        status: 429,
        code: 'TOO_MANY_REQUESTS',
        detail: 'Too many attempts from this address.',
        retry: { safe: true, afterSeconds: Math.ceil(context.ttl / 1000) },
      }),
  })
  server.removeContentTypeParser('application/json')
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (request: FastifyRequest, body: string) => {
      keepBodyText(request, body)
      return parseStrictJson(body)
    },
  )
  server.setNotFoundHandler(async (request, reply) =>
    sendProblem(options, request, reply, notFound()),
  )
  server.setErrorHandler(async (error, request, reply) =>
    sendProblem(options, request, reply, error),
  )
  return server
}

const wantsPage = (request: FastifyRequest): boolean =>
  !request.url.startsWith('/v1/') && (request.headers.accept ?? '').includes('text/html')

/** Refusals by Fastify and by the database, by their stable codes. */
const KNOWN_ERRORS: Readonly<Record<string, ProblemOptions>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'BODY_TOO_LARGE' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: 'MEDIA_TYPE_NOT_SUPPORTED' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'JSON_MALFORMED' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, code: 'CONTENT_LENGTH_WRONG' },
  // Of the database: the relation ended between the guard and the act.
  YK001: { status: 403, code: 'ACTING_ENDED' },
}

const toProblem = (error: unknown): ProblemOptions | undefined => {
  if (error instanceof ProblemError) return error.options
  if (isUnreachable(error))
    return { status: 503, code: 'DATABASE_UNAVAILABLE', retry: { safe: true, afterSeconds: 5 } }
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? KNOWN_ERRORS[code] : undefined
}

const sendProblem = (
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
) => {
  const known = toProblem(error)
  // A bug tells the log everything and the caller nothing.
  if (known === undefined) request.log.error({ err: error }, 'unexpected error')
  const answer: ProblemOptions = known ?? { status: 500, code: 'UNEXPECTED' }
  reply.code(answer.status).header('cache-control', 'no-store')
  if (answer.retry?.afterSeconds !== undefined)
    reply.header('retry-after', answer.retry.afterSeconds)
  if (!wantsPage(request)) return reply.type(PROBLEM_TYPE).send(problemBody(answer, request.id))
  const page = options.problemPage(answer, {
    display: displayOf(options.languagePrefixes, request),
    path: request.url,
    requestId: request.id,
  })
  return reply.type('text/html; charset=utf-8').send(page.toString())
}

const sendPage = (options: ServerOptions, reply: FastifyReply, answer: PageAnswer) => {
  if (answer instanceof Html) return reply.type('text/html; charset=utf-8').send(answer.toString())
  if ('html' in answer)
    return reply.code(answer.status).type('text/html; charset=utf-8').send(answer.html.toString())
  if ('bytes' in answer) {
    if (answer.cache !== undefined) reply.header('cache-control', answer.cache)
    return reply.type(answer.type).send(answer.bytes)
  }
  for (const { name, value, maxAgeSeconds, path } of answer.cookies ?? [])
    reply.setCookie(name, value, {
      path: path ?? '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: options.publicUrl.startsWith('https:'),
      ...(value === '' ? { maxAge: 0 } : maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
    })
  return reply.redirect(answer.redirect, 303)
}

/** A route that reads the body as text, in a scope of its own; it sets its own few headers. */
const registerRaw = (
  server: FastifyInstance,
  { method, path, bodyLimit }: RouteDefinition,
  handler: NonNullable<RouteDefinition['rawHandler']>,
): void => {
  server.register((scope, _options, done) => {
    // A logger for each request would cost as much as its authentication.
    scope.setChildLoggerFactory((logger) => logger)
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, next) =>
      next(null, body),
    )
    const limit = bodyLimit === undefined ? {} : { bodyLimit }
    scope.route({ method, url: path, ...limit, helmet: false, handler })
    done()
  })
}

/** Adds the routes: guard, validation, handler, closed answer. */
export const registerRoutes = (
  server: FastifyInstance,
  options: ServerOptions,
  routes: readonly RouteDefinition[],
): void => {
  for (const route of routes) {
    if (route.rawHandler !== undefined) {
      registerRaw(server, route, route.rawHandler)
      continue
    }
    server.route({
      method: route.method,
      url: route.path,
      ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
      config: {
        ...(route.perMinute !== undefined && {
          rateLimit: { max: route.perMinute, timeWindow: 60_000 },
        }),
      },
      handler: async (request, reply) => {
        const who = await guard(options, route, request)
        if ('signIn' in who) return reply.redirect(who.signIn, 303)
        const input: RouteRequest = {
          ...validate(route, request),
          ...who,
          context: contextOf(who, request.id, options.clock.now()),
          display: displayOf(options.languagePrefixes, request),
          path: request.url.split('?')[0] ?? '/',
          url: request.originalUrl,
          raw: request,
        }
        if (who.principal !== undefined) reply.header('cache-control', 'no-store')
        widenConnections(reply, route)
        if (route.kind === 'page')
          return sendPage(options, reply, (await route.handle(input)) as PageAnswer)
        return route.idempotent === true
          ? answerOnce(options.db, route, input, reply)
          : reply.code(route.status ?? 200).send(closed(route, await route.handle(input)))
      },
    })
  }
}
