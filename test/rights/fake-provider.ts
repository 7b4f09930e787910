import { createServer } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { CLIENT_ID } from './site.ts'

/** What a forger has to work with: the keys, and what the relying party asked for. */
export interface Forge {
  readonly issuer: string
  readonly keys: Keys
  /** Nonce of the sign-in under way. */
  readonly nonce: string
  /** Claims of a token that would be accepted. */
  readonly claims: Readonly<Record<string, unknown>>
}

export type Keys = Awaited<ReturnType<typeof makeKeys>>

const makeKeys = async () => {
  const [published, other, curve] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
  ])
  return { published, other, curve }
}

/** The answer of the token endpoint. */
export interface TokenAnswer {
  readonly status?: number
  readonly body: unknown
}

export interface FakeProvider extends AsyncDisposable {
  readonly issuer: string
  readonly keys: Keys
  /** What the token endpoint says next. */
  answer: TokenAnswer
  /** Parameters of the last exchange. */
  asked: URLSearchParams
}

/** An identity provider that says whatever a test wants it to say. */
export const fakeProvider = async (): Promise<FakeProvider> => {
  const keys = await makeKeys()
  const jwks = {
    keys: [
      { ...(await exportJWK(keys.published.publicKey)), kid: 'published' },
      { ...(await exportJWK(keys.curve.publicKey)), kid: 'curve' },
    ],
  }
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown): unknown =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { issuer } = provider
    if (request.url === '/.well-known/openid-configuration')
      return send(200, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        end_session_endpoint: `${issuer}/end`,
        authorization_response_iss_parameter_supported: true,
        id_token_signing_alg_values_supported: ['RS256', 'ES256', 'PS256', 'HS256', 'none'],
      })
    if (request.url === '/jwks') return send(200, jwks)
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    return request.on('end', () => {
      provider.asked = new URLSearchParams(text)
      send(provider.answer.status ?? 200, provider.answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const provider: FakeProvider = {
    issuer: `http://127.0.0.1:${port}`,
    keys,
    answer: { body: {} },
    asked: new URLSearchParams(),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return provider
}

/** Claims that the relying party accepts, at an instant. */
export const goodClaims = (issuer: string, nonce: string, at: Temporal.Instant) => {
  const now = Math.floor(at.epochMilliseconds / 1000)
  return {
    iss: issuer,
    aud: CLIENT_ID,
    sub: 'chan',
    nonce,
    iat: now,
    exp: now + 600,
    auth_time: now,
  }
}
