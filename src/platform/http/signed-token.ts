import { compactVerify, decodeJwt, importJWK } from 'jose'
import { z } from 'zod'
import { type Handle, instant, sql } from '../db.ts'
import { ACCESS_SCOPES, type AccessScope, PARTNER_KINDS, type PartnerKind } from './partner.ts'
import { PublicPoint } from './partner-keys.ts'
import { problem, ProblemError } from './problem.ts'

/** A token is made for one request and lives no longer than this. */
const LIFETIME_SECONDS = 300
/** Clocks of two houses may differ by this much. */
const SKEW_SECONDS = 5

const KeyRow = z
  .object({
    partner: z.enum(PARTNER_KINDS),
    public_key_jwk: PublicPoint,
    valid_from: instant,
    scopes: z.array(z.enum(ACCESS_SCOPES)).nullable(),
  })
  .transform((row) => ({
    kind: row.partner,
    jwk: row.public_key_jwk,
    validFrom: row.valid_from,
    scopes: row.scopes ?? ACCESS_SCOPES,
  }))

/** A key that holds at this moment. */
export interface KeyInForce {
  readonly kind: PartnerKind
  readonly jwk: PublicPoint
  readonly validFrom: Temporal.Instant
  /** What requests under it may call. */
  readonly scopes: readonly AccessScope[]
}

/** The keys of a partner that hold at a moment; nothing is kept between requests (K8). */
export const keysInForce = (
  handle: Handle,
  code: string,
  at: Temporal.Instant,
): Promise<KeyInForce[]> =>
  handle.many(
    KeyRow,
    sql`
    select partner, public_key_jwk, valid_from, scopes from platform.partner_key
     where code = ${code} and valid_from <= ${at}
       and (valid_until is null or valid_until > ${at}) and retired_at is null`,
  )

export const tokenInvalid = (detail: string): ProblemError =>
  new ProblemError({ status: 401, code: 'PARTNER_TOKEN_INVALID', detail, challenge: 'Bearer' })

/** One sentence for an issuer that nobody knows and for a signature that is not theirs. */
const NOT_SIGNED = 'The token is not signed (ES256) by a registered key of its issuer.'

const issuerOf = (token: string): string => {
  try {
    return decodeJwt(token).iss ?? ''
  } catch {
    throw tokenInvalid('The token is not a JSON Web Token.')
  }
}

/**
 * The content of a token, under the first key in force of its issuer that signed it.
 *
 * @throws {ProblemError} 401 PARTNER_TOKEN_INVALID.
 */
export const openSigned = async (handle: Handle, token: string, at: Temporal.Instant) => {
  const code = issuerOf(token)
  for (const key of await keysInForce(handle, code, at)) {
    const imported = await importJWK(key.jwk, 'ES256')
    const verified = await compactVerify(token, imported, { algorithms: ['ES256'] }).catch(() => {})
    if (verified !== undefined)
      return { code, key, content: Buffer.from(verified.payload).toString('utf8') }
  }
  throw tokenInvalid(NOT_SIGNED)
}

/** What every token of a partner says, apart from what it is for. */
export const SignedClaims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.int(),
  jti: z.string().min(8).max(64),
})

/** Whether it is for us, and made for now. */
export const checkTimes = (
  { aud, exp }: z.output<typeof SignedClaims>,
  audiences: readonly string[],
  at: Temporal.Instant,
): void => {
  const now = Math.floor(at.epochMilliseconds / 1000)
  if (!audiences.includes(aud)) throw tokenInvalid('The token is for somebody else (aud).')
  if (exp <= now - SKEW_SECONDS) throw tokenInvalid('The token has ended (exp).')
  if (exp > now + LIFETIME_SECONDS + SKEW_SECONDS)
    throw tokenInvalid('The token lives longer than five minutes (exp).')
}

/**
 * Remembers a token until it has ended.
 *
 * @throws {ProblemError} 401 PARTNER_TOKEN_USED when it came before.
 */
export const spend = async (
  handle: Handle,
  code: string,
  { jti, exp }: Pick<z.output<typeof SignedClaims>, 'jti' | 'exp'>,
): Promise<void> => {
  const expiresAt = Temporal.Instant.fromEpochMilliseconds((exp + SKEW_SECONDS) * 1000)
  const first = await handle.run(sql`
    insert into platform.partner_jti (code, jti, expires_at)
    values (${code}, ${jti}, ${expiresAt}) on conflict do nothing`)
  if (first !== 1)
    throw problem(401, 'PARTNER_TOKEN_USED', 'This token came before; sign each request anew.')
}
