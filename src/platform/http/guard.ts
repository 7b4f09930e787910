import type { FastifyRequest } from 'fastify'
import type { ActionContext } from '../audit.ts'
import { sameToken } from '../session.ts'
import { actorOf, asChosen } from './acting.ts'
import type { Partner } from './partner.ts'
import { authenticatePartner } from './partner-token.ts'
import { problem } from './problem.ts'
import type { Principal, RouteDefinition } from './route.ts'
import type { ServerOptions } from './server.ts'

/** Who came through the guard; on a public route perhaps nobody that is known. */
export interface Caller {
  readonly principal: Principal | undefined
  readonly partner: Partner | undefined
}

const bodyTexts = new WeakMap<FastifyRequest, string>()

/** Remembers the body as it came: a signature is over its bytes, not over what they mean. */
export const keepBodyText = (request: FastifyRequest, text: string): void => {
  bodyTexts.set(request, text)
}

const principals = new WeakMap<FastifyRequest, Principal>()

/** Who asks, as far as the guard got to know: a page of refusal says for whom somebody acts. */
export const principalOf = (request: FastifyRequest): Principal | undefined =>
  principals.get(request)

const UNSAFE = new Set(['POST', 'PUT', 'DELETE'])

/** The token of the form or header must be the session's own: another site cannot know it. */
const checkCsrf = (request: FastifyRequest, principal: Principal): void => {
  const fromForm = (request.body as { csrf?: unknown } | undefined)?.csrf
  const token = request.headers['x-csrf-token'] ?? fromForm
  if (typeof token !== 'string' || !sameToken(token, principal.csrfToken))
    throw problem(403, 'FORM_EXPIRED', 'The form is too old or came from elsewhere.')
}

/**
 * Lets through who may call the route, or answers where a page sends somebody to sign in.
 *
 * @throws {ProblemError} 401 and 403 for everybody else.
 */
export const guard = async (
  options: ServerOptions,
  route: RouteDefinition,
  request: FastifyRequest,
): Promise<Caller | { readonly signIn: string }> => {
  const rule = route.access
  if (rule.kind === 'partner')
    return {
      principal: undefined,
      partner: await authenticatePartner(options.db, rule, {
        authorization: request.headers.authorization,
        body: route.streamed === true ? undefined : (bodyTexts.get(request) ?? ''),
        audience: options.publicUrl,
        at: options.clock.now(),
        accessTokens: options.accessTokens,
      }),
    }
  const principal = await options.authentication.principal(request, rule)
  if (principal !== undefined) principals.set(request, principal)
  if (rule.kind === 'public' || rule.kind === 'terminal') return { principal, partner: undefined }
  if (principal === undefined) {
    if (route.kind === 'page' && request.method === 'GET')
      return { signIn: options.signInPath(rule, request.originalUrl) }
    throw problem(401, 'SIGN_IN_NEEDED', 'Sign in first.')
  }
  if (rule.kind === 'staff' && !principal.permissions.has(rule.permission))
    throw problem(403, 'NOT_ALLOWED', 'Your role does not include this.')
  if (UNSAFE.has(route.method)) checkCsrf(request, principal)
  return { principal: asChosen(rule, principal), partner: undefined }
}

/** What actions are told about who asks. */
export const contextOf = (
  { principal, partner }: Caller,
  requestId: string,
  at: Temporal.Instant,
): ActionContext =>
  partner === undefined
    ? { actor: actorOf(principal), requestId, at }
    : {
        actor: { kind: 'system', id: partner.code, organisationCode: partner.code },
        requestId,
        at,
      }
