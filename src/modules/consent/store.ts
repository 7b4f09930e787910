import { z } from 'zod'
import { type Handle, instant, type Sql, sql, type Transaction } from '#platform/db.ts'
import { type Language, LANGUAGES } from '#ui/i18n/language.ts'
import { idsOf } from '#modules/person/index.ts'
import {
  CONSENT_CHANNELS,
  CONSENT_ENDS,
  CONSENT_KIND_CODES,
  type ConsentChannel,
  type ConsentEnd,
  type ConsentKind,
  type ConsentScope,
} from './consent.ts'

/** 授权: a permission that the holder gave, with the very text they read. */
export interface Consent {
  readonly id: string
  readonly personId: string
  readonly kind: ConsentKind
  readonly programmeCode: string | undefined
  readonly accountId: string | undefined
  readonly textKey: string
  readonly textVersion: number
  readonly textLanguage: Language
  /** Hexadecimal. */
  readonly textDigest: string
  readonly channel: ConsentChannel
  readonly witnessId: string | undefined
  readonly assuranceLevel: number
  readonly givenAt: Temporal.Instant
  /** When it ended, by the holder's word or with what it was given for. */
  readonly withdrawnAt: Temporal.Instant | undefined
  readonly endReason: ConsentEnd | undefined
}

const ConsentRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    kind: z.enum(CONSENT_KIND_CODES as readonly [ConsentKind, ...ConsentKind[]]),
    programme_code: z.string().nullable(),
    account_id: z.string().nullable(),
    text_key: z.string(),
    text_version: z.number(),
    text_language: z.enum(LANGUAGES),
    text_digest: z.string(),
    channel: z.enum(CONSENT_CHANNELS),
    witness_id: z.string().nullable(),
    assurance_level: z.number(),
    given_at: instant,
    withdrawn_at: instant.nullable(),
    reason: z.enum(CONSENT_ENDS).nullable(),
  })
  .transform((row): Consent => ({
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    programmeCode: row.programme_code ?? undefined,
    accountId: row.account_id ?? undefined,
    textKey: row.text_key,
    textVersion: row.text_version,
    textLanguage: row.text_language,
    textDigest: row.text_digest,
    channel: row.channel,
    witnessId: row.witness_id ?? undefined,
    assuranceLevel: row.assurance_level,
    givenAt: row.given_at,
    withdrawnAt: row.withdrawn_at ?? undefined,
    endReason: row.reason ?? undefined,
  }))

const CONSENTS = sql`
  select c.id, c.person_id, c.kind, c.programme_code, c.account_id, c.text_key, c.text_version,
         c.text_language, encode(c.text_digest, 'hex') as text_digest, c.channel, c.witness_id,
         c.assurance_level, c.given_at, w.withdrawn_at, w.reason
    from consent.consent c left join consent.withdrawal w on w.consent_id = c.id`

const ofScope = ({ personId, kind, programmeCode, accountId }: ConsentScope): Sql => sql`
  c.person_id = ${personId} and c.kind = ${kind}
  and c.programme_code is not distinct from ${programmeCode ?? null}
  and c.account_id is not distinct from ${accountId ?? null}::uuid`

/**
 * Holds back others who use or withdraw consents of this person until the end of the transaction.
 * Consents are append-only, so there is no row to lock; those who only use one do not wait for each
 * other.
 */
export const lockConsents = async (
  tx: Transaction,
  personId: string,
  purpose: 'use' | 'change',
): Promise<void> => {
  const key = sql`hashtextextended(${`consent|${personId}`}, 0)`
  await tx.run(
    purpose === 'use'
      ? sql`select pg_advisory_xact_lock_shared(${key})`
      : sql`select pg_advisory_xact_lock(${key})`,
  )
}

/** Consents of a scope that nobody has withdrawn, the latest first. */
export const unwithdrawnConsents = (tx: Transaction, scope: ConsentScope): Promise<Consent[]> =>
  tx.many(
    ConsentRow,
    sql`${CONSENTS} where ${ofScope(scope)} and w.consent_id is null
         order by c.given_at desc, c.id desc`,
  )

/**
 * A consent of this person, withdrawn or not, given under whichever of their entries; nobody else's
 * is found.
 */
export const findConsent = async (
  handle: Handle,
  personId: string,
  consentId: string,
): Promise<Consent | undefined> =>
  handle.maybeOne(
    ConsentRow,
    sql`${CONSENTS} where c.id = ${consentId}
          and c.person_id = any(${await idsOf(handle, personId)}::uuid[])`,
  )

/** Every consent that a person ever gave, under whichever of their entries, the latest first. */
export const consentsOf = async (handle: Handle, personId: string): Promise<Consent[]> =>
  handle.many(
    ConsentRow,
    sql`${CONSENTS} where c.person_id = any(${await idsOf(handle, personId)}::uuid[])
         order by c.given_at desc, c.id desc`,
  )

/** When each of these consents was withdrawn; one that stands is absent. */
export const withdrawalsOf = async (
  handle: Handle,
  consentIds: readonly string[],
): Promise<Map<string, Temporal.Instant>> => {
  const rows = await handle.many(
    z.object({ consent_id: z.string(), withdrawn_at: instant }),
    sql`select consent_id, withdrawn_at from consent.withdrawal
         where consent_id = any(${consentIds}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.consent_id, row.withdrawn_at]))
}

/** Enters a consent; the database refuses one that is given by another or on another text. */
export const insertConsent = async (tx: Transaction, consent: Consent): Promise<void> => {
  await tx.run(sql`
    insert into consent.consent (id, person_id, kind, programme_code, account_id, text_key,
      text_version, text_language, text_digest, channel, given_by, witness_id, assurance_level,
      given_at)
    values (${consent.id}, ${consent.personId}, ${consent.kind}, ${consent.programmeCode ?? null},
      ${consent.accountId ?? null}, ${consent.textKey}, ${consent.textVersion},
      ${consent.textLanguage}, decode(${consent.textDigest}, 'hex'), ${consent.channel},
      ${consent.personId}, ${consent.witnessId ?? null}, ${consent.assuranceLevel},
      ${consent.givenAt})`)
}

/** Why a consent ends; only its holder takes one back, at a counter before a witness. */
export interface Ending {
  readonly reason: ConsentEnd
  readonly witnessId?: string | undefined
}

/** Enters the end of a consent. */
export const insertEnd = async (
  tx: Transaction,
  { id, personId }: Consent,
  { reason, witnessId }: Ending,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into consent.withdrawal (consent_id, person_id, withdrawn_by, witness_id, reason,
      withdrawn_at)
    values (${id}, ${personId}, ${reason === 'withdrawn' ? personId : null}, ${witnessId ?? null},
      ${reason}, ${at})`)
}
