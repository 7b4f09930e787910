import { z } from 'zod'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import {
  ACCESS_TOKEN_SECONDS,
  type AccessTokens,
  audienceOf,
  issueAccessToken,
  TOKEN_PATH,
  tokenUrlOf,
} from '#platform/http/access-token.ts'
import { authenticateClient, type Client } from '#platform/http/client-assertion.ts'
import { ACCESS_SCOPES, type AccessScope } from '#platform/http/partner.ts'
import { ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'

export interface TokenDeps {
  readonly db: Database
  readonly accessTokens: AccessTokens
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const PER_MINUTE = 120

type OAuthError =
  | 'invalid_client'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_target'
  | 'unauthorized_client'
  | 'unsupported_grant_type'

const refused = (oauthError: OAuthError, detail: string): ProblemError =>
  new ProblemError({
    status: oauthError === 'invalid_client' ? 401 : 400,
    code: oauthError === 'invalid_client' ? 'PARTNER_TOKEN_INVALID' : 'TOKEN_REQUEST_WRONG',
    detail,
    oauthError,
  })

/** Whatever is wrong with an assertion, a library of OAuth knows it by one code. */
const clientOf = async (
  { db, accessTokens: { issuer } }: TokenDeps,
  assertion: string,
  at: Temporal.Instant,
): Promise<Client> => {
  const audiences = [issuer, tokenUrlOf(issuer)]
  try {
    return await authenticateClient(db, assertion, { audiences, at })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new ProblemError({ ...error.options, oauthError: 'invalid_client' })
  }
}

const scopesOf = (asked: string | undefined, { scopes }: Client): readonly AccessScope[] => {
  if (asked === undefined) return scopes
  const wanted = asked.split(' ').filter((one) => one !== '')
  const given = ACCESS_SCOPES.filter((one) => wanted.includes(one) && scopes.includes(one))
  if (wanted.length === 0 || given.length < new Set(wanted).size)
    throw refused('invalid_scope', `This key is for: ${scopes.join(' ')}.`)
  return given
}

/** As it came; what is absent or given twice is told in the words of OAuth. */
const Form = z.object({
  grant_type: z.string().optional().catch(undefined),
  client_assertion_type: z.string().optional().catch(undefined),
  client_assertion: z.string().max(4000).optional().catch(undefined),
  client_id: z.string().optional().catch(''),
  scope: z.string().max(200).optional().catch(''),
  resource: z.string().optional().catch(''),
})

const Answer = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.string(),
})

const issue = async (
  deps: TokenDeps,
  context: ActionContext,
  form: z.output<typeof Form>,
): Promise<z.input<typeof Answer>> => {
  const { accessTokens: tokens, db } = deps
  const { client_assertion: assertion, resource = audienceOf(tokens.issuer) } = form
  if (form.grant_type === undefined) throw refused('invalid_request', 'Send one grant_type.')
  if (form.grant_type !== 'client_credentials')
    throw refused('unsupported_grant_type', 'Only client_credentials is given.')
  if (form.client_assertion_type !== JWT_BEARER || assertion === undefined)
    throw refused('invalid_client', 'Authenticate by private_key_jwt: client_assertion.')
  const client = await clientOf(deps, assertion, context.at)
  if (form.client_id !== undefined && form.client_id !== client.code)
    throw refused('invalid_client', 'client_id is not who signed the assertion.')
  if (client.kind !== 'department')
    throw refused('unauthorized_client', 'Only systems of departments have access tokens.')
  if (resource !== audienceOf(tokens.issuer))
    throw refused('invalid_target', `Tokens are for ${audienceOf(tokens.issuer)}.`)
  const scopes = scopesOf(form.scope, client)
  const token = await issueAccessToken(tokens, { ...client, scopes }, context.at)
  const actor = { kind: 'system', id: client.code, organisationCode: client.code } as const
  await db.transaction((tx) =>
    audit(
      tx,
      { ...context, actor },
      {
        action: 'exchange.issueToken',
        subjectKind: 'agency',
        subjectId: client.code,
        decision: { granted: true, basis: 'YKT-22' },
        detail: { scopes: scopes.join(' ') },
      },
    ),
  )
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    scope: scopes.join(' '),
  }
}

const Metadata = z.strictObject({
  issuer: z.string(),
  token_endpoint: z.string(),
  token_endpoint_auth_methods_supported: z.array(z.string()),
  token_endpoint_auth_signing_alg_values_supported: z.array(z.string()),
  grant_types_supported: z.array(z.string()),
  response_types_supported: z.array(z.string()),
  scopes_supported: z.array(z.string()),
})

/** 访问令牌: OAuth 2.0 client credentials for systems of departments (Art. 22). */
export const tokenRoutes = (deps: TokenDeps): RouteDefinition[] => [
  apiRoute({
    method: 'POST',
    path: TOKEN_PATH,
    operationId: 'issueAccessToken',
    summary: {
      zh: '换取访问令牌（OAuth 2.0，client_credentials，private_key_jwt）',
      en: 'Gives an access token: OAuth 2.0 client_credentials with private_key_jwt',
    },
    access: { kind: 'public' },
    basis: ['YKT-22'],
    perMinute: PER_MINUTE,
    form: true,
    body: Form,
    response: Answer,
    problems: ['PARTNER_TOKEN_INVALID', 'PARTNER_TOKEN_USED', 'TOKEN_REQUEST_WRONG'],
    handle: ({ body, context }) => issue(deps, context, body),
  }),
  apiRoute({
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    operationId: 'readTokenServer',
    summary: { zh: '令牌服务说明（RFC 8414）', en: 'What the token endpoint takes (RFC 8414)' },
    access: { kind: 'public' },
    response: Metadata,
    handle: async () => ({
      issuer: deps.accessTokens.issuer,
      token_endpoint: tokenUrlOf(deps.accessTokens.issuer),
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES256'],
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      scopes_supported: [...ACCESS_SCOPES],
    }),
  }),
]
