import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ArticleId } from '#law/articles.ts'
import type { Html } from '#kernel/html.ts'
import type { ProxyScope } from '#kernel/proxy-scope.ts'
import type { ActionContext } from '../audit.ts'
import type { Tagged } from './entity-tag.ts'
import type { LiveFragment } from './live.ts'
import type { Partner, PartnerRule } from './partner.ts'

/** Who may call a route. What they may see behind it is the module's question. */
export type AccessRule =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'resident'
      /**
       * Who may call it for the person. Without a scope nobody may: the person must do it.
       * `oneself` is about whoever has signed in, for whomever they act. With several, one of them
       * opens the route, and the module says which is needed for what.
       */
      readonly scope?: ProxyScope | readonly ProxyScope[] | 'oneself' | undefined
    }
  | { readonly kind: 'staff'; readonly permission: string }
  | { readonly kind: 'developer' }
  | { readonly kind: 'terminal' }
  /** A system outside; see `partner-token.ts`. */
  | PartnerRule

/** For whom a session acts, with what the relation allows at this request. */
export interface Acting {
  readonly relationId: string
  readonly personId: string
  /** The masked name of that person. */
  readonly label: string
  /** Empty once the relation has ended. */
  readonly scopes: ReadonlySet<ProxyScope>
}

/** Somebody who has signed in, as the request's session says. */
export interface Principal {
  readonly realm: 'resident' | 'staff' | 'developer'
  /** Person id, staff id or developer id; of somebody who acts for another, that other person. */
  readonly subjectId: string
  /** The person who has signed in and acts for the subject; absent when they act for themselves. */
  readonly agentId?: string | undefined
  readonly acting?: Acting | undefined
  readonly organisationCode: string
  readonly permissions: ReadonlySet<string>
  readonly authenticatedAt: Temporal.Instant
  readonly assuranceLevel: number
  readonly csrfToken: string
}

/** The settings a person chose: edition, contrast and language. */
export interface Display {
  readonly language: 'zh-Hans' | 'zh-Hant' | 'en' | 'pt'
  readonly elder: boolean
  readonly contrast: 'standard' | 'black-yellow' | 'blue-yellow' | 'yellow-black'
  /** 模拟时间: what a demonstration was moved on to; every page says so. */
  readonly simulatedAt?: Temporal.Instant | undefined
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export interface RouteRequest<
  Params = unknown,
  Query = unknown,
  Body = unknown,
  Headers = unknown,
> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly headers: Headers
  /** Absent on public routes nobody signed in on. */
  readonly principal: Principal | undefined
  /** Present on partner routes only. */
  readonly partner: Partner | undefined
  readonly context: ActionContext
  readonly display: Display
  /** The address of the program, without a slash at the end. */
  readonly publicUrl: string
  /** The path without its language prefix and without the query. */
  readonly path: string
  /** Path with query, for the way back. */
  readonly url: string
  readonly raw: FastifyRequest
}

/** A page, a redirect after a form, bytes of another kind, or a part that is drawn again. */
export type PageAnswer =
  | Html
  | { readonly html: Html; readonly status: number }
  | { readonly redirect: string; readonly cookies?: readonly Cookie[] | undefined }
  | { readonly bytes: Uint8Array | string; readonly type: string; readonly cache?: string }
  | LiveFragment

export interface Cookie {
  readonly name: string
  /** An empty value removes the cookie. */
  readonly value: string
  readonly maxAgeSeconds?: number | undefined
  /** Preferences may be read by nobody but the server either; there is no exception. */
  readonly path?: string | undefined
}

/** The file that an API operation answers with. */
export interface AnswerFile {
  readonly mediaType: string
  /** What stands in it, for the reference. */
  readonly description: string
  readonly example?: string | undefined
}

export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly operationId: string
  readonly summary: { readonly zh: string; readonly en: string }
  readonly access: AccessRule
  readonly basis?: readonly ArticleId[] | undefined
  readonly kind: 'api' | 'page'
  readonly params?: z.ZodType | undefined
  readonly query?: z.ZodType | undefined
  readonly body?: z.ZodType | undefined
  /** Schema of the 2xx body of an API; closed, so that nothing undeclared leaves. */
  readonly response?: z.ZodType | undefined
  /** In place of `response`, for an API that answers with a file. */
  readonly file?: AnswerFile | undefined
  readonly status?: number | undefined
  /** Codes of the problems it can answer, for the reference. */
  readonly problems?: readonly string[] | undefined
  readonly examples?: Readonly<Record<string, unknown>> | undefined
  /** A state-changing API call that a caller may repeat: needs an Idempotency-Key. */
  readonly idempotent?: boolean | undefined
  /** Calls per minute and address; for what could be guessed. */
  readonly perMinute?: number | undefined
  readonly bodyLimit?: number | undefined
  /** The body of an API comes as a form, as OAuth wants it. */
  readonly form?: true | undefined
  /** A form whose file, its last part, comes as a stream: see `upload.ts`. */
  readonly upload?: true | undefined
  /**
   * The body is a file (`application/octet-stream`) and comes as the stream of its bytes; the token
   * of a partner is checked before it is read, and the digest by whoever reads it.
   */
  readonly streamed?: true | undefined
  /** Headers that the route reads, for what goes beside a file. */
  readonly headers?: z.ZodType | undefined
  /** Addresses besides this server's own to which the page's scripts may connect. */
  readonly connectTo?: readonly string[] | undefined
  readonly handle: (request: RouteRequest) => Promise<unknown>
  /**
   * For a measured hot path that authenticates its callers itself: answers with the body as the
   * text that came, in place of guard, validation, `handle` and closed answer.
   */
  readonly rawHandler?:
    | ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>)
    | undefined
}

type Schema = z.ZodType | undefined

type Definition<Params, Query, Body, Answer, Headers = undefined> = Omit<
  RouteDefinition,
  'kind' | 'handle' | 'params' | 'query' | 'body' | 'headers' | 'response'
> & {
  readonly headers?: Headers
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly handle: (
    request: RouteRequest<Parsed<Params>, Parsed<Query>, Parsed<Body>, Parsed<Headers>>,
  ) => Promise<Answer | Tagged<Answer>>
}

/** An API operation; the answer is checked against `response` before it leaves. */
export const apiRoute = <
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
  Response extends Schema = undefined,
  Headers extends Schema = undefined,
>(
  definition: Definition<
    Params,
    Query,
    Body,
    Response extends z.ZodType ? z.input<Response> : void,
    Headers
  > & { readonly response?: Response },
): RouteDefinition => ({ ...definition, kind: 'api' }) as unknown as RouteDefinition

/** An API operation that answers with a file. */
export const fileRoute = <
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
>(
  definition: Definition<Params, Query, Body, Uint8Array | string> & { readonly file: AnswerFile },
): RouteDefinition => ({ ...definition, kind: 'api' }) as unknown as RouteDefinition

/** A page or a form's target. */
export const pageRoute = <
  Params extends Schema = undefined,
  Query extends Schema = undefined,
  Body extends Schema = undefined,
>(
  definition: Definition<Params, Query, Body, PageAnswer>,
): RouteDefinition => ({ ...definition, kind: 'page' }) as unknown as RouteDefinition

/** The signed-in principal of a route whose access rule guarantees one. */
export const signedIn = (request: Pick<RouteRequest, 'principal'>): Principal => {
  if (request.principal === undefined) throw new Error('a route that needs sign-in was not guarded')
  return request.principal
}

/** Somebody of the staff who acts, for the unit they work for. */
export const actingStaff = (
  request: Pick<RouteRequest, 'principal'>,
): { readonly staffId: string; readonly agencyCode: string } => {
  const { subjectId, organisationCode } = signedIn(request)
  return { staffId: subjectId, agencyCode: organisationCode }
}

/** The partner that sent the request of a route whose access rule guarantees one. */
export const callingPartner = (request: Pick<RouteRequest, 'partner'>): Partner => {
  if (request.partner === undefined) throw new Error('a route for partners was not guarded')
  return request.partner
}
