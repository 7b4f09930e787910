import { createPublicKey, type KeyObject } from 'node:crypto'
import { compactVerify, decodeProtectedHeader, SignJWT } from 'jose'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { ed25519Key } from '../crypto/ed25519.ts'
import type { KeyRing } from '../crypto/keys.ts'
import { ACCESS_SCOPES, type AccessScope } from './partner.ts'

/** Where access tokens are asked for. */
export const TOKEN_PATH = '/oauth/token'

/** The same under our public URL. */
export const tokenUrlOf = (publicUrl: string): string => `${publicUrl}${TOKEN_PATH}`

/** How long an access token is good for; whoever needs longer asks for another. */
export const ACCESS_TOKEN_SECONDS = 300
/** RFC 9068: no other token can be taken for one. */
const TYPE = 'at+jwt'
const KEY_ID = /^access-(\d{1,3})$/

/** What access tokens are made and read with. */
export interface AccessTokens {
  readonly keys: KeyRing
  /** Our public URL: who issues them. */
  readonly issuer: string
}

/** 访问令牌: which system, for what, and under which of its keys it was asked for. */
export interface AccessToken {
  readonly code: string
  readonly scopes: readonly AccessScope[]
  /** Thumbprint of that key: the token ends with it. */
  readonly keyThumbprint: string
}

/** For whom tokens are: the API, and not the pages or the identity provider of the same house. */
export const audienceOf = (issuer: string): string => `${issuer}/v1`

const privateKey = (keys: KeyRing, number?: number): KeyObject =>
  ed25519Key(keys.derive('accessToken', number))

const seconds = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000)

/** Makes an access token that is good for five minutes from now. */
export const issueAccessToken = (
  { keys, issuer }: AccessTokens,
  { code, scopes, keyThumbprint }: AccessToken,
  at: Temporal.Instant,
): Promise<string> =>
  new SignJWT({
    iss: issuer,
    aud: audienceOf(issuer),
    sub: code,
    client_id: code,
    scope: scopes.join(' '),
    iat: seconds(at),
    exp: seconds(at) + ACCESS_TOKEN_SECONDS,
    jti: uuidv7(at),
    client_key: keyThumbprint,
  })
    .setProtectedHeader({ typ: TYPE, alg: 'EdDSA', kid: `access-${keys.current}` })
    .sign(privateKey(keys))

const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  client_id: z.string(),
  scope: z
    .string()
    .transform((text) => text.split(' '))
    .pipe(z.array(z.enum(ACCESS_SCOPES))),
  iat: z.int(),
  exp: z.int(),
  client_key: z.string(),
})

const headOf = (token: string): { readonly typ?: unknown; readonly kid?: unknown } => {
  try {
    return decodeProtectedHeader(token)
  } catch {
    return {}
  }
}

/** Whether a token says of itself that it is an access token. */
export const isAccessToken = (token: string): boolean => headOf(token).typ === TYPE

const keyOf = (keys: KeyRing, kid: unknown): KeyObject | undefined => {
  const [, number] = KEY_ID.exec(typeof kid === 'string' ? kid : '') ?? []
  try {
    return number === undefined ? undefined : createPublicKey(privateKey(keys, Number(number)))
  } catch {
    return undefined
  }
}

const contentOf = async (key: KeyObject, token: string): Promise<unknown> => {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['EdDSA'] })
    return JSON.parse(Buffer.from(payload).toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * What an access token says, when it is one of ours and has not ended. It is not said what is wrong
 * with another: whoever holds one did not make it.
 */
export const readAccessToken = async (
  { keys, issuer }: AccessTokens,
  token: string,
  at: Temporal.Instant,
): Promise<AccessToken | undefined> => {
  const { typ, kid } = headOf(token)
  const key = typ === TYPE ? keyOf(keys, kid) : undefined
  if (key === undefined) return undefined
  const claims = Claims.safeParse(await contentOf(key, token)).data
  if (claims === undefined) return undefined
  const { iss, aud, sub, client_id: code, scope: scopes, iat, exp, client_key } = claims
  const now = seconds(at)
  const isOurs = iss === issuer && aud === audienceOf(issuer) && sub === code
  const isNow = iat <= now && now < exp && exp - iat <= ACCESS_TOKEN_SECONDS
  return isOurs && isNow ? { code, scopes, keyThumbprint: client_key } : undefined
}
