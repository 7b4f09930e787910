import { createHash } from 'node:crypto'
import type { JWK } from 'jose'
import { z } from 'zod'
import { type Handle, sql, type Transaction } from '../db.ts'
import { type AccessTokens, isAccessToken, readAccessToken } from './access-token.ts'
import type { AccessScope, Partner, PartnerRule } from './partner.ts'
import { notePartnerKeyUse, thumbprintOf } from './partner-keys.ts'
import { problem, ProblemError } from './problem.ts'
import {
  checkTimes,
  type KeyInForce,
  keysInForce,
  openSigned,
  SignedClaims,
  spend,
  tokenInvalid,
} from './signed-token.ts'

/** A key by which a partner signs from a moment on. */
export interface PartnerKey extends Omit<Partner, 'bodyDigest'> {
  /** P-256, public part only. */
  readonly publicKey: Readonly<JWK>
  readonly validFrom: Temporal.Instant
  readonly validUntil?: Temporal.Instant | undefined
  /** Id of the member of staff; nobody where the program does it. */
  readonly registeredBy?: string | undefined
  /** What it may call; everything of its kind unless said. */
  readonly scopes?: readonly AccessScope[] | undefined
}

/** Registers a key; false when it, or another of the same moment, is there already. */
export const registerPartnerKey = async (tx: Transaction, key: PartnerKey): Promise<boolean> =>
  (await tx.run(sql`
    insert into platform.partner_key (code, partner, public_key_jwk, valid_from, valid_until,
      registered_by, scopes)
    values (${key.code}, ${key.kind}, ${JSON.stringify(key.publicKey)}, ${key.validFrom},
      ${key.validUntil ?? null}, ${key.registeredBy ?? null}, ${key.scopes ?? null})
    on conflict do nothing`)) === 1

const Claims = SignedClaims.extend({ digest: z.string() })

/** The body is not the one that the token vouches for. */
export const bodyDiffers = (): ProblemError =>
  tokenInvalid('The digest is not the base64url SHA-256 of the body.')

const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url')

/** The token's own statements, apart from who signed it. */
const checkClaims = (
  content: string,
  request: Pick<PartnerRequest, 'audience' | 'body' | 'at'>,
): z.output<typeof Claims> => {
  const parsed = Claims.safeParse(JSON.parse(content))
  if (!parsed.success) throw tokenInvalid('Each of iss, aud, exp, jti and digest is needed.')
  const claims = parsed.data
  checkTimes(claims, [request.audience], request.at)
  if (request.body !== undefined && claims.digest !== digestOf(request.body)) throw bodyDiffers()
  return claims
}

export interface PartnerRequest {
  /** The header `Authorization` as it came. */
  readonly authorization: string | undefined
  /**
   * The body as the text that came; empty when there is none, `undefined` for a stream, whose
   * reader compares the digest.
   */
  readonly body: string | undefined
  /** Our public URL. */
  readonly audience: string
  readonly at: Temporal.Instant
  /** Absent where none are issued. */
  readonly accessTokens?: AccessTokens | undefined
}

/** Whether a key, and the token that was given for it, may call a route. */
const checkRule = (
  rule: PartnerRule,
  { kind, scopes }: Pick<KeyInForce, 'kind' | 'scopes'>,
): void => {
  if (kind !== rule.partner) throw problem(403, 'NOT_ALLOWED', 'This route is for other partners.')
  if (rule.scope !== undefined && !scopes.includes(rule.scope))
    throw new ProblemError({
      status: 403,
      code: 'SCOPE_MISSING',
      detail: `This needs the scope ${rule.scope}.`,
      challenge: `Bearer error="insufficient_scope", scope="${rule.scope}"`,
    })
}

const bySignature = async (
  db: Handle,
  rule: PartnerRule,
  token: string,
  request: PartnerRequest,
): Promise<Partner> => {
  const { code, key, content } = await openSigned(db, token, request.at)
  const claims = checkClaims(content, request)
  checkRule(rule, key)
  await spend(db, code, claims)
  await notePartnerKeyUse(db, code, key.validFrom, request.at)
  const partner = { kind: key.kind, code }
  return request.body === undefined ? { ...partner, bodyDigest: claims.digest } : partner
}

/** The token ends with the key that it was given for, and with the scopes of that key. */
const byAccessToken = async (
  db: Handle,
  rule: PartnerRule,
  token: string,
  { accessTokens, at }: PartnerRequest,
): Promise<Partner> => {
  const read = accessTokens && (await readAccessToken(accessTokens, token, at))
  const keys = read === undefined ? [] : await keysInForce(db, read.code, at)
  const key = keys.find(({ jwk }) => thumbprintOf(jwk) === read?.keyThumbprint)
  if (read === undefined || key === undefined)
    throw new ProblemError({
      status: 401,
      code: 'ACCESS_TOKEN_INVALID',
      detail: 'The access token is not one of this server, or it has ended.',
      challenge: 'Bearer error="invalid_token"',
    })
  if (rule.scope === undefined)
    throw problem(403, 'NOT_ALLOWED', 'Requests to this route are signed, each of them.')
  const { kind } = key
  checkRule(rule, { kind, scopes: read.scopes.filter((one) => key.scopes.includes(one)) })
  return { kind, code: read.code }
}

/**
 * The partner that sent a request, by one of two profiles, both as `Authorization: Bearer`:
 * - a JWT made for this request, ES256 by a registered key, with iss, aud, exp (at most five
 *   minutes), a jti that is good once, and the digest of the body;
 * - an access token of this server, on routes that name its scope.
 *
 * @throws {ProblemError} 401 PARTNER_TOKEN_INVALID, PARTNER_TOKEN_USED or ACCESS_TOKEN_INVALID, and
 * 403 NOT_ALLOWED for a partner of another kind than the route is for, SCOPE_MISSING.
 */
export const authenticatePartner = (
  db: Handle,
  rule: PartnerRule,
  request: PartnerRequest,
): Promise<Partner> => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.authorization ?? '')?.[1]
  if (token === undefined)
    return Promise.reject(tokenInvalid('Send Authorization: Bearer and a signed token.'))
  return isAccessToken(token)
    ? byAccessToken(db, rule, token, request)
    : bySignature(db, rule, token, request)
}

/** Tokens that have ended need not be remembered. */
export const purgePartnerTokens = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from platform.partner_jti where expires_at < ${at}`)
