import * as oidc from 'openid-client'
import { problem, ProblemError } from '../http/problem.ts'
import { randomToken, type Realm } from '../session.ts'
import { acrOf, assuranceOf } from './assurance.ts'
import type { PendingSignIn } from './pending-sign-in.ts'

export interface RelyingPartyOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Address that users see, without a trailing slash. */
  readonly publicUrl: string
}

export interface Beginning {
  readonly realm: Realm
  readonly returnTo: string
  /** Ask again who it is, however lately they signed in (Z12). */
  readonly stepUp: boolean
  /** Language of the provider's pages. */
  readonly language: string
}

/** What the identity provider vouches for. */
export interface Identity {
  readonly subject: string
  readonly authenticatedAt: Temporal.Instant
  /** 1 to 4. */
  readonly assuranceLevel: number
  readonly idToken: string
}

export interface RelyingParty {
  /** Where to send the browser, and what to remember until it comes back. */
  begin(beginning: Beginning): Promise<{
    readonly url: URL
    readonly state: string
    readonly pending: PendingSignIn
  }>
  /**
   * The identity behind the provider's answer, whose query is `search`.
   *
   * @throws {ProblemError} SIGN_IN_CANCELLED, SIGN_IN_FAILED or IDENTITY_PROVIDER_UNAVAILABLE.
   */
  finish(search: string, state: string, pending: PendingSignIn): Promise<Identity>
  /** Where the provider's own session is ended, when it offers that. */
  endSessionUrl(idToken: string): Promise<URL | undefined>
}

export const CALLBACK_PATH = '/sign-in/callback'

/** As long as a session: a sign-in at the provider that is older must be repeated there. */
const MAX_AGE_SECONDS = 8 * 60 * 60
const ORDINARY_LEVEL = 2
const STEP_UP_LEVEL = 3
/** Pinned: a token that names any other algorithm, or none, is not one of ours (T17). */
const ALGORITHM = 'RS256'
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const discover = async (options: RelyingPartyOptions): Promise<oidc.Configuration> => {
  const issuer = new URL(options.issuer)
  const onLoopback = issuer.protocol === 'http:' && LOOPBACK.has(issuer.hostname)
  return oidc.discovery(
    issuer,
    options.clientId,
    { id_token_signed_response_alg: ALGORITHM },
    oidc.ClientSecretBasic(options.clientSecret),
    {
      // Without this the library would trust the connection alone and skip the signature.
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(onLoopback ? [oidc.allowInsecureRequests] : []),
      ],
      timeout: 5,
    },
  )
}

/** The provider may start after us, or be away for a while: each sign-in tries again. */
const lazyDiscovery = (options: RelyingPartyOptions): (() => Promise<oidc.Configuration>) => {
  let found: Promise<oidc.Configuration> | undefined
  return async () => {
    const attempt = (found ??= discover(options))
    try {
      return await attempt
    } catch (cause) {
      if (found === attempt) found = undefined
      throw Object.assign(
        new ProblemError({
          status: 503,
          code: 'IDENTITY_PROVIDER_UNAVAILABLE',
          detail: 'The identity provider does not answer. Try again in a moment.',
          retry: { safe: true, afterSeconds: 5 },
        }),
        { cause },
      )
    }
  }
}

/** What went wrong, without the tokens that the library's errors carry along. */
const toProblem = (error: unknown): ProblemError => {
  if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
    return problem(403, 'SIGN_IN_CANCELLED', 'Sign-in was cancelled. Nothing has changed.')
  const reason = (error as { code?: unknown } | null)?.code
  return Object.assign(
    problem(403, 'SIGN_IN_FAILED', 'The identity provider’s answer could not be trusted.'),
    { cause: typeof reason === 'string' ? reason : 'network' },
  )
}

/** The program as a relying party of the provincial identity provider (code flow with PKCE). */
export const createRelyingParty = (options: RelyingPartyOptions): RelyingParty => {
  const configuration = lazyDiscovery(options)
  const redirectUri = options.publicUrl + CALLBACK_PATH
  return {
    begin: async ({ realm, returnTo, stepUp, language }) => {
      const [state, nonce] = [randomToken(), randomToken()]
      const codeVerifier = oidc.randomPKCECodeVerifier()
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        realm,
        ui_locales: language,
        max_age: String(MAX_AGE_SECONDS),
        acr_values: acrOf(stepUp ? STEP_UP_LEVEL : ORDINARY_LEVEL),
        ...(stepUp && { prompt: 'login' }),
      })
      return { url, state, pending: { realm, codeVerifier, nonce, returnTo } }
    },
    finish: async (search, state, pending) => {
      const known = await configuration()
      try {
        const tokens = await oidc.authorizationCodeGrant(known, new URL(redirectUri + search), {
          pkceCodeVerifier: pending.codeVerifier,
          expectedState: state,
          expectedNonce: pending.nonce,
          maxAge: MAX_AGE_SECONDS,
        })
        const claims = tokens.claims()
        if (claims?.auth_time === undefined || tokens.id_token === undefined)
          throw new TypeError('no id token')
        return {
          subject: claims.sub,
          authenticatedAt: Temporal.Instant.fromEpochMilliseconds(claims.auth_time * 1000),
          assuranceLevel: assuranceOf(claims['acr']),
          idToken: tokens.id_token,
        }
      } catch (error) {
        throw toProblem(error)
      }
    },
    endSessionUrl: async (idToken) => {
      const known = await configuration()
      if (known.serverMetadata().end_session_endpoint === undefined) return undefined
      return oidc.buildEndSessionUrl(known, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${options.publicUrl}/`,
      })
    },
  }
}
