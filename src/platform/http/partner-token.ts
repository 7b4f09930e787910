import { createHash } from 'node:crypto'
import { compactVerify, decodeJwt, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '../db.ts'
import { notePartnerKeyUse } from './partner-keys.ts'
import { problem, type ProblemError } from './problem.ts'

/** What kind of system outside may call a route. */
export const PARTNER_KINDS = ['bank', 'cardFactory', 'department'] as const
export type PartnerKind = (typeof PARTNER_KINDS)[number]

/** 合作系统: the system that signed a request. */
export interface Partner {
  readonly kind: PartnerKind
  /** The code of the bank, `cardFactory`, or the agency code of the department. */
  readonly code: string
  /** Of a body that comes as a stream: what its digest has to be, by the token; base64url. */
  readonly bodyDigest?: string | undefined
}

/** A key by which a partner signs from a moment on. */
export interface PartnerKey extends Omit<Partner, 'bodyDigest'> {
  /** P-256, public part only. */
  readonly publicKey: Readonly<JWK>
  readonly validFrom: Temporal.Instant
  readonly validUntil?: Temporal.Instant | undefined
  /** Id of the member of staff; nobody where the program does it. */
  readonly registeredBy?: string | undefined
}

/** Registers a key; false when it, or another of the same moment, is there already. */
export const registerPartnerKey = async (tx: Transaction, key: PartnerKey): Promise<boolean> =>
  (await tx.run(sql`
    insert into platform.partner_key (code, partner, public_key_jwk, valid_from, valid_until,
      registered_by)
    values (${key.code}, ${key.kind}, ${JSON.stringify(key.publicKey)}, ${key.validFrom},
      ${key.validUntil ?? null}, ${key.registeredBy ?? null})
    on conflict do nothing`)) === 1

/** A token is made for one request and lives no longer than this. */
const LIFETIME_SECONDS = 300
/** Clocks of two houses may differ by this much. */
const SKEW_SECONDS = 5

const Claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.int(),
  jti: z.string().min(8).max(64),
  digest: z.string(),
})

const KeyRow = z.object({
  partner: z.enum(PARTNER_KINDS),
  public_key_jwk: z.record(z.string(), z.unknown()),
  valid_from: instant,
})

const keysOf = (db: Handle, code: string, at: Temporal.Instant) =>
  db.many(
    KeyRow,
    sql`
    select partner, public_key_jwk, valid_from from platform.partner_key
     where code = ${code} and valid_from <= ${at}
       and (valid_until is null or valid_until > ${at}) and retired_at is null`,
  )

const invalid = (detail: string): ProblemError => problem(401, 'PARTNER_TOKEN_INVALID', detail)

/** One sentence for an issuer that nobody knows and for a signature that is not theirs. */
const NOT_SIGNED = 'The token is not signed (ES256) by a registered key of its issuer.'

const issuerOf = (token: string): string => {
  try {
    return decodeJwt(token).iss ?? ''
  } catch {
    throw invalid('The token is not a JSON Web Token.')
  }
}

/** The content of the token, under the first valid key of the issuer that signed it. */
const opened = async (db: Handle, token: string, at: Temporal.Instant) => {
  const code = issuerOf(token)
  for (const { partner, public_key_jwk: jwk, valid_from: validFrom } of await keysOf(
    db,
    code,
    at,
  )) {
    const key = await importJWK(jwk as JWK, 'ES256')
    const verified = await compactVerify(token, key, { algorithms: ['ES256'] }).catch(() => {})
    if (verified !== undefined)
      return {
        partner: { kind: partner, code },
        content: Buffer.from(verified.payload).toString('utf8'),
        validFrom,
      }
  }
  throw invalid(NOT_SIGNED)
}

/** The body is not the one that the token vouches for. */
export const bodyDiffers = (): ProblemError =>
  invalid('The digest is not the base64url SHA-256 of the body.')

const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url')

/** The token's own statements, apart from who signed it. */
const checkClaims = (
  content: string,
  request: Pick<PartnerRequest, 'audience' | 'body' | 'at'>,
): z.output<typeof Claims> => {
  const parsed = Claims.safeParse(JSON.parse(content))
  if (!parsed.success) throw invalid('Each of iss, aud, exp, jti and digest is needed.')
  const claims = parsed.data
  const now = Math.floor(request.at.epochMilliseconds / 1000)
  if (claims.aud !== request.audience) throw invalid('The token is for somebody else (aud).')
  if (claims.exp <= now - SKEW_SECONDS) throw invalid('The token has ended (exp).')
  if (claims.exp > now + LIFETIME_SECONDS + SKEW_SECONDS)
    throw invalid('The token lives longer than five minutes (exp).')
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
}

/**
 * The partner that signed a request: `Authorization: Bearer <JWT>`, ES256 by a registered key, with
 * iss, aud, exp (at most five minutes), a jti that is good once, and the digest of the body.
 *
 * @throws {ProblemError} 401 PARTNER_TOKEN_INVALID, 401 PARTNER_TOKEN_USED, and 403 NOT_ALLOWED
 * for a partner of another kind than the route is for.
 */
export const authenticatePartner = async (
  db: Handle,
  kind: PartnerKind,
  request: PartnerRequest,
): Promise<Partner> => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.authorization ?? '')?.[1]
  if (token === undefined) throw invalid('Send Authorization: Bearer and a signed token.')
  const { partner, content, validFrom } = await opened(db, token, request.at)
  const claims = checkClaims(content, request)
  if (partner.kind !== kind) throw problem(403, 'NOT_ALLOWED', 'This route is for other partners.')
  const expiresAt = Temporal.Instant.fromEpochMilliseconds((claims.exp + SKEW_SECONDS) * 1000)
  const first = await db.run(sql`
    insert into platform.partner_jti (code, jti, expires_at)
    values (${partner.code}, ${claims.jti}, ${expiresAt}) on conflict do nothing`)
  if (first !== 1)
    throw problem(401, 'PARTNER_TOKEN_USED', 'This token came before; sign each request anew.')
  await notePartnerKeyUse(db, partner.code, validFrom, request.at)
  return request.body === undefined ? { ...partner, bodyDigest: claims.digest } : partner
}

/** Tokens that have ended need not be remembered. */
export const purgePartnerTokens = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from platform.partner_jti where expires_at < ${at}`)
