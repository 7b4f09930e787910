import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '../db.ts'

/** Public part of a P-256 key, as its coordinates. */
export const PublicPoint = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
})
export type PublicPoint = Readonly<z.output<typeof PublicPoint>>

/** A key of a partner as its owner sees it. */
export interface RegisteredKey {
  readonly validFrom: Temporal.Instant
  readonly validUntil: Temporal.Instant | undefined
  readonly retiredAt: Temporal.Instant | undefined
  /** To the minute. */
  readonly lastUsedAt: Temporal.Instant | undefined
  readonly publicKey: PublicPoint
}

/** What a text is that should be a public key. */
export type ReadKey = PublicPoint | 'private' | 'unreadable'

const asObject = (text: string): KeyObject => {
  if (!text.startsWith('{')) return createPublicKey(text)
  return createPublicKey({ key: JSON.parse(text) as PublicPoint, format: 'jwk' })
}

/**
 * Reads a P-256 public key from PEM (SPKI) or JWK. A private key is told apart, so that its owner
 * hears that it is burnt.
 */
export const readPublicKey = (text: string): ReadKey => {
  const trimmed = text.trim()
  if (/PRIVATE KEY|"d"\s*:/.test(trimmed)) return 'private'
  try {
    const key = asObject(trimmed)
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return 'unreadable'
    const { x = '', y = '' } = key.export({ format: 'jwk' })
    return { kty: 'EC', crv: 'P-256', x, y }
  } catch {
    return 'unreadable'
  }
}

/** RFC 7638. */
const thumbprint = ({ crv, kty, x, y }: PublicPoint): Buffer =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest()

/** The name of a key in tokens that were given to whoever signed with it. */
export const thumbprintOf = (key: PublicPoint): string => thumbprint(key).toString('base64url')

/** 指纹: its first half in groups of four, for two people to compare by voice. */
export const fingerprintOf = (key: PublicPoint): string =>
  thumbprint(key)
    .toString('hex')
    .slice(0, 32)
    .replaceAll(/(.{4})(?=.)/g, '$1 ')

const KeyRow = z
  .object({
    public_key_jwk: PublicPoint,
    valid_from: instant,
    valid_until: instant.nullable(),
    retired_at: instant.nullable(),
    last_used_at: instant.nullable(),
  })
  .transform((row): RegisteredKey => ({
    publicKey: row.public_key_jwk,
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
    retiredAt: row.retired_at ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
  }))

/** Every key there was of a partner, the newest first. */
export const partnerKeys = (handle: Handle, code: string): Promise<RegisteredKey[]> =>
  handle.many(
    KeyRow,
    sql`
    select public_key_jwk, valid_from, valid_until, retired_at, last_used_at
      from platform.partner_key where code = ${code} order by valid_from desc`,
  )

/** When the last key of a partner ends, for those of whom no key goes on after `before`. */
export const endingKeys = (handle: Handle, at: Temporal.Instant, before: Temporal.Instant) =>
  handle.many(
    z.object({ code: z.string(), valid_until: instant }),
    sql`
    select code, max(valid_until) as valid_until from platform.partner_key
     where retired_at is null and (valid_until is null or valid_until > ${at})
     group by code having bool_and(valid_until is not null and valid_until <= ${before})
     order by 2, 1`,
  )

/** Lets nobody else change the keys of a partner before the transaction ends. */
export const lockPartnerKeys = async (tx: Transaction, code: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`partner_key|${code}`}, 0))`)
}

/** Whether a key is registered already, for whomever. */
export const isKeyKnown = async (handle: Handle, { x, y }: PublicPoint): Promise<boolean> =>
  (
    await handle.one(
      z.object({ known: z.boolean() }),
      sql`select exists (select from platform.partner_key
           where public_key_jwk ->> 'x' = ${x} and public_key_jwk ->> 'y' = ${y}) as known`,
    )
  ).known

/** Retires a key for good; false when there is no such key, or it was retired before. */
export const retirePartnerKey = async (
  tx: Transaction,
  key: { readonly code: string; readonly validFrom: Temporal.Instant },
  end: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> =>
  (await tx.run(sql`
    update platform.partner_key set retired_at = ${end.at}, retired_by = ${end.by}
     where code = ${key.code} and valid_from = ${key.validFrom} and retired_at is null`)) === 1

/**
 * Closes keys whose time is over, so that they verify nothing even if a clock is set back (K8).
 *
 * @returns how many there were.
 */
export const endPartnerKeys = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  tx.run(sql`
    update platform.partner_key set retired_at = valid_until, retired_by = 'end of validity'
     where retired_at is null and valid_until <= ${at}`)

/** Notes that a key signed; once a minute, so that a busy partner does not wait for its own row. */
export const notePartnerKeyUse = async (
  handle: Handle,
  code: string,
  validFrom: Temporal.Instant,
  at: Temporal.Instant,
): Promise<void> => {
  await handle.run(sql`
    update platform.partner_key set last_used_at = ${at}
     where code = ${code} and valid_from = ${validFrom} and retired_at is null
       and (last_used_at is null or last_used_at <= ${at.subtract({ minutes: 1 })})`)
}
