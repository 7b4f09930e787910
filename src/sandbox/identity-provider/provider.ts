import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import type Provider from 'oidc-provider'
import type { Context, Interaction } from 'oidc-provider'
import { acrOf } from '#platform/oidc/assurance.ts'
import { CALLBACK_PATH } from '#platform/oidc/relying-party.ts'
import { adapterOn, Memory } from './memory.ts'
import { asksForPage, errorPage } from './error-page.ts'
import type { Persona } from './persona.ts'

/** Where the provider is mounted; its issuer is this path at the address that users see. */
export const IDENTITY_PATH = '/sandbox/identity'

export interface IdentityProviderOptions {
  readonly mode: 'demonstration' | 'production'
  readonly publicUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly personas: readonly Persona[]
}

export const issuerOf = (publicUrl: string): string => publicUrl + IDENTITY_PATH

const MINUTES = 60

const signingKey = async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'sandbox' }
}

/** Everybody agrees to everything: the one client is the program itself. */
const grantEverything = async ({ oidc }: Context) => {
  const grant = new oidc.provider.Grant({
    accountId: oidc.session.accountId,
    clientId: oidc.client.clientId,
  })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

const client = ({ clientId, clientSecret, publicUrl }: IdentityProviderOptions) => ({
  client_id: clientId,
  client_secret: clientSecret,
  redirect_uris: [publicUrl + CALLBACK_PATH],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  token_endpoint_auth_method: 'client_secret_basic',
  id_token_signed_response_alg: 'RS256',
})

/**
 * Loads the library without one of its warnings: it takes every Node that is not called LTS yet for
 * too old, which would be the first line that a new user reads.
 */
const loadLibrary = async () => {
  const { warn } = console
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words)
  }
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}

/**
 * The certified provider library in the part of the provincial identity service: code flow with
 * PKCE only, keys of this start, everything in memory.
 *
 * @throws in production, where nobody may sign in by choosing a name.
 */
export const createProvider = async (options: IdentityProviderOptions): Promise<Provider> => {
  if (options.mode === 'production')
    throw new Error('The sandbox identity provider does not run in production')
  // Loaded here, so that production does not even load it.
  const { default: Provider } = await loadLibrary()
  const known = new Set(options.personas.map(({ sub }) => sub))
  const provider = new Provider(issuerOf(options.publicUrl), {
    adapter: adapterOn(new Memory()),
    clients: [client(options)],
    jwks: { keys: [await signingKey()] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    scopes: ['openid'],
    acrValues: [2, 3].map(acrOf),
    extraParams: ['realm'],
    responseTypes: ['code'],
    clientBasedCORS: () => false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    ttl: {
      AccessToken: 10 * MINUTES,
      AuthorizationCode: MINUTES,
      Grant: 10 * MINUTES,
      IdToken: 10 * MINUTES,
      Interaction: 30 * MINUTES,
      Session: 30 * MINUTES,
    },
    interactions: {
      url: (_context: Context, { uid }: Interaction) => `${IDENTITY_PATH}/interaction/${uid}`,
    },
    loadExistingGrant: grantEverything,
    findAccount: (_context: Context, sub: string) =>
      known.has(sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined,
    renderError: (context: Context, { error }: { readonly error: string }) => {
      if (asksForPage(context.req)) {
        context.type = 'text/html; charset=utf-8'
        context.body = errorPage(context.req, error).toString()
        return
      }
      context.type = 'text/plain; charset=utf-8'
      context.body = `登录请求有误，请回到原来的页面重新登录。\nThe sign-in request is wrong: ${error}\n`
    },
  })
  // The mount says which host and scheme the browser sees.
  provider.proxy = true
  return provider
}
