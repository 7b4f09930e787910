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
import type { Database } from '../db.ts'
import type { Logger } from '../log.ts'
import type { AccessTokens } from './access-token.ts'
import { LONGEST_MILLISECONDS, type Patience, watchArrivals } from './arrival.ts'
import { answerProblem, refuseAddress, refuseConnection } from './answer-problem.ts'
import { contextOf, guard, keepBodyText } from './guard.ts'
import { answerOnce } from './idempotency.ts'
import { displayOf, type LanguagePrefixes, stripLanguage } from './display.ts'
import { parseStrictJson } from './json.ts'
import { isHeld, Tagged } from './entity-tag.ts'
import { liveStream } from './live.ts'
import { acceptMultipart } from './multipart.ts'
import { notFound, ProblemError } from './problem.ts'
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
  /** How long bodies are waited for; as usual unless said. */
  readonly patience?: Patience | undefined
  /** Of the program: another may draw the same facts otherwise. */
  readonly edition?: string | undefined
  /** Systems of departments may come with access tokens; none are taken unless said. */
  readonly accessTokens?: AccessTokens | undefined
}

export interface PageContext {
  readonly display: Display
  readonly publicUrl: string
  readonly path: string
  readonly requestId: string
  /** Who asks, where the guard got so far. */
  readonly principal?: Principal | undefined
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
/** Headers that take longer to arrive are cut off; of bodies see `arrival.ts`. */
const HEADERS_MILLISECONDS = 30_000

/** A Fastify server with the house's parsing, headers and problems; routes come by `register`. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const newId = () => uuidv7(options.clock.now())
  const server = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: LONGEST_MILLISECONDS,
    http: { headersTimeout: HEADERS_MILLISECONDS },
    genReqId: newId,
    requestIdHeader: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    trustProxy: 'loopback',
    rewriteUrl: (request) => stripLanguage(options.languagePrefixes, request),
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => void refuseAddress(error, request, reply),
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, newId()),
  })
  server.decorate('clock', options.clock)
  // Who has hung up before being heard has no address, and needs no answer.
  server.addHook('onRequest', async (request, reply) => {
    if (request.raw.socket.remoteAddress === undefined) reply.hijack()
  })
  watchArrivals(server, options.patience)
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
  server.removeContentTypeParser(['application/json', 'text/plain'])
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (request: FastifyRequest, body: string) => {
      keepBodyText(request, body)
      return parseStrictJson(body)
    },
  )
  server.setNotFoundHandler(async (request, reply) =>
    answerProblem(options, request, reply, notFound()),
  )
  server.setErrorHandler(async (error, request, reply) =>
    answerProblem(options, request, reply, error),
  )
  return server
}

const sendPage = (
  options: ServerOptions,
  reply: FastifyReply,
  answer: PageAnswer,
  closing: AbortSignal,
) => {
  if (answer instanceof Html) return reply.type('text/html; charset=utf-8').send(answer.toString())
  if ('html' in answer)
    return reply.code(answer.status).type('text/html; charset=utf-8').send(answer.html.toString())
  if ('bytes' in answer) {
    if (answer.cache !== undefined) reply.header('cache-control', answer.cache)
    return reply.type(answer.type).send(answer.bytes)
  }
  if ('live' in answer)
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(liveStream(answer, closing))
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

/** What an operation answers: a file as it is, anything else as its schema has it. */
const send = (reply: FastifyReply, route: RouteDefinition, answer: unknown): FastifyReply =>
  route.file === undefined
    ? reply.code(route.status ?? 200).send(closed(route, answer))
    : reply.type(route.file.mediaType).send(answer)

/** A route that reads the body as text, in a scope of its own; it sets its own few headers. */
const registerRaw = (
  server: FastifyInstance,
  { method, path, bodyLimit }: RouteDefinition,
  handler: NonNullable<RouteDefinition['rawHandler']>,
): void => {
  server.register((scope, _options, done) => {
    // A logger for each request would cost as much as its authentication.
    scope.setChildLoggerFactory((logger) => logger)
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, next) =>
      next(null, body),
    )
    const limit = bodyLimit === undefined ? {} : { bodyLimit }
    scope.route({ method, url: path, ...limit, helmet: false, handler })
    done()
  })
}

/** One route with guard, validation, handler and closed answer. */
const registerRoute = (
  server: FastifyInstance,
  options: ServerOptions,
  route: RouteDefinition,
  closing: AbortSignal,
): void => {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    config: {
      upload: route.upload === true,
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
        publicUrl: options.publicUrl,
        path: request.url.split('?')[0] ?? '/',
        url: request.originalUrl,
        raw: request,
      }
      if (who.principal !== undefined || route.method === 'POST')
        reply.header('cache-control', 'no-store')
      widenConnections(reply, route)
      if (route.kind === 'page')
        return sendPage(options, reply, (await route.handle(input)) as PageAnswer, closing)
      if (route.idempotent === true) return answerOnce(options.db, route, input, reply)
      const answer = await route.handle(input)
      if (!(answer instanceof Tagged)) return send(reply, route, answer)
      return isHeld(request, reply, answer, options.edition)
        ? reply.code(304).send()
        : send(reply, route, answer.draw())
    },
  })
}

/** A route that takes a file, in a scope of its own in which bytes are handed on as they come. */
const registerStreamed = (
  server: FastifyInstance,
  options: ServerOptions,
  route: RouteDefinition,
  closing: AbortSignal,
): void => {
  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, next) =>
      next(null, payload),
    )
    registerRoute(scope, options, route, closing)
    done()
  })
}

/** Adds the routes: guard, validation, handler, closed answer. */
export const registerRoutes = (
  server: FastifyInstance,
  options: ServerOptions,
  routes: readonly RouteDefinition[],
): void => {
  // Whoever follows a page does not keep the program from ending.
  const closing = new AbortController()
  server.addHook('preClose', async () => closing.abort())
  for (const route of routes)
    if (route.rawHandler !== undefined) registerRaw(server, route, route.rawHandler)
    else if (route.streamed === true) registerStreamed(server, options, route, closing.signal)
    else registerRoute(server, options, route, closing.signal)
}
