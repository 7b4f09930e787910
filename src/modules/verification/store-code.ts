import type { CodePurpose } from '#modules/catalogue/index.ts'
import { type Database, type Handle, sql, type Transaction } from '#platform/db.ts'
import type { CodeFacts } from './facts.ts'

/** A code to store; the code itself is never among it. Digests in hexadecimal. */
export interface NewCode {
  readonly digest: string
  readonly numberDigest: string
  readonly requestDigest: string
  readonly personId: string
  readonly cardId: string
  readonly deviceId: string
  readonly purpose: CodePurpose
  readonly assuranceLevel: number
  readonly issuedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
}

/** Whether it was stored: not when its number is taken or its signed request came before. */
export const insertCode = async (tx: Transaction, code: NewCode): Promise<boolean> =>
  (await tx.run(sql`
    insert into verification.code (digest, number_digest, request_digest, person_id, card_id,
      device_id, purpose, assurance_level, issued_at, expires_at)
    values (decode(${code.digest}, 'hex'), decode(${code.numberDigest}, 'hex'),
      decode(${code.requestDigest}, 'hex'), ${code.personId}, ${code.cardId}, ${code.deviceId},
      ${code.purpose}, ${code.assuranceLevel}, ${code.issuedAt}, ${code.expiresAt})
    on conflict do nothing`)) === 1

/** Whether this signed request has been answered with a code already. */
export const isRequestKnown = async (tx: Transaction, requestDigest: string): Promise<boolean> =>
  (await tx.run(sql`
    select from verification.code where request_digest = decode(${requestDigest}, 'hex')`)) === 1

/** Ends the older codes of a device and purpose, but for this new one and the one before it. */
export const endOlderCodes = async (tx: Transaction, newest: NewCode): Promise<void> => {
  await tx.run(sql`
    update verification.code set expires_at = ${newest.issuedAt}
     where expires_at > ${newest.issuedAt} and digest in (
       select digest from verification.code
        where device_id = ${newest.deviceId} and purpose = ${newest.purpose}
          and digest <> decode(${newest.digest}, 'hex')
        order by issued_at desc, digest offset 1)`)
}

interface CodeRow {
  readonly digest: string
  readonly numberDigest: string
  readonly personId: string
  readonly cardId: string
  readonly purpose: CodePurpose
  readonly assuranceLevel: number
  readonly issuedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly used: boolean
  readonly deviceRevoked: boolean
}

/** A code that was shown, with the digest under which it is claimed. */
export interface FoundCode extends CodeFacts {
  readonly digest: string
}

// Two indexed arms: an `or` over both keys would read the whole table.
const CODES = `
  with shown as (
    select c.* from verification.code c
      join unnest($1::text[]) as s (hex) on c.digest = decode(s.hex, 'hex')
    union all
    select c.* from verification.code c
      join unnest($2::text[]) as s (hex) on c.number_digest = decode(s.hex, 'hex')
  )
  select encode(c.digest, 'hex') as digest, encode(c.number_digest, 'hex') as "numberDigest",
         c.person_id as "personId", c.card_id as "cardId", c.purpose,
         c.assurance_level as "assuranceLevel", c.issued_at as "issuedAt",
         c.expires_at as "expiresAt", c.used_at is not null as used,
         d.revoked_at is not null as "deviceRevoked"
    from shown c join verification.device d on d.id = c.device_id`

/** Codes by their digests and by those of their numbers; the map answers under both. */
export const findCodes = async (
  handle: Handle,
  digests: readonly string[],
  numberDigests: readonly string[],
): Promise<ReadonlyMap<string, FoundCode>> => {
  const rows = await handle.prepared<CodeRow>('verification.codes', CODES, [digests, numberDigests])
  return new Map(
    rows.flatMap((row) => [[row.digest, row] as const, [row.numberDigest, row] as const]),
  )
}

/** Forgets codes whose time has passed. */
export const deleteCodesBefore = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from verification.code where expires_at < ${at}`)

/**
 * After the clock went back: forgets what had expired by the old time and what seems to come from
 * the future, so that no expired code becomes valid again (V6).
 */
export const deleteCodesOutOfTime = (
  db: Database,
  expiredBy: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number> =>
  db.run(sql`
    delete from verification.code where expires_at <= ${expiredBy} or issued_at > ${now}`)
