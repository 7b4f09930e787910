import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from './db.ts'

export type Realm = 'resident' | 'staff' | 'developer'

/** Residents and staff sign in side by side in one browser: each realm has its own cookie. */
export const SESSION_COOKIES: Readonly<Record<Realm, string>> = {
  resident: 'ykt_resident',
  staff: 'ykt_staff',
  developer: 'ykt_developer',
}

const LIFETIME = { hours: 8 } as const

const SessionRow = z.object({
  realm: z.enum(['resident', 'staff', 'developer']),
  subject_id: z.string(),
  csrf_token: z.string(),
  authenticated_at: instant,
  assurance_level: z.number(),
  id_token_hint: z.string().nullable(),
  relation_id: z.string().nullable(),
  acting_for: z.string().nullable(),
  acting_label: z.string().nullable(),
})

/** For whom a session acts: what was chosen when it began, not whether it still may. */
export interface SessionActing {
  readonly relationId: string
  readonly personId: string
  /** The masked name of that person. */
  readonly label: string
}

export interface Session {
  readonly realm: Realm
  readonly subjectId: string
  readonly csrfToken: string
  readonly authenticatedAt: Temporal.Instant
  readonly assuranceLevel: number
  readonly idTokenHint: string | undefined
  readonly acting: SessionActing | undefined
}

export interface NewSession {
  readonly realm: Realm
  readonly subjectId: string
  readonly authenticatedAt: Temporal.Instant
  readonly assuranceLevel: number
  readonly idTokenHint?: string | undefined
}

export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')

/** Opens a session and returns the token for the cookie; the database sees only its digest. */
export const openSession = async (
  tx: Transaction,
  session: NewSession,
  at: Temporal.Instant,
): Promise<string> => {
  const token = randomToken()
  await tx.run(sql`
    insert into platform.session (token_digest, realm, subject_id, csrf_token, authenticated_at,
      assurance_level, created_at, expires_at, id_token_hint)
    values (${digestOf(token)}, ${session.realm}, ${session.subjectId}, ${randomToken(18)},
      ${session.authenticatedAt}, ${session.assuranceLevel}, ${at}, ${at.add(LIFETIME)},
      ${session.idTokenHint ?? null})`)
  return token
}

/** The session behind a cookie, or `undefined` when there is none, it ended, or it is too old. */
export const findSession = async (
  handle: Handle,
  realm: Realm,
  token: string,
  at: Temporal.Instant,
): Promise<Session | undefined> => {
  const row = await handle.maybeOne(
    SessionRow,
    sql`
    select realm, subject_id, csrf_token, authenticated_at, assurance_level, id_token_hint,
           relation_id, acting_for, acting_label
      from platform.session
     where token_digest = ${digestOf(token)} and realm = ${realm} and expires_at > ${at}`,
  )
  if (row === undefined) return undefined
  const { relation_id: relationId, acting_for: personId, acting_label: label } = row
  return {
    realm: row.realm,
    subjectId: row.subject_id,
    csrfToken: row.csrf_token,
    authenticatedAt: row.authenticated_at,
    assuranceLevel: row.assurance_level,
    idTokenHint: row.id_token_hint ?? undefined,
    acting:
      relationId === null || personId === null || label === null
        ? undefined
        : { relationId, personId, label },
  }
}

/**
 * Lets a resident's session act for somebody from now on, or for its own person again. The form's
 * token changes with it: a form that was open for one person is not sent for another.
 */
export const setActing = (
  tx: Transaction,
  token: string,
  acting: SessionActing | undefined,
): Promise<number> =>
  tx.run(sql`
    update platform.session
       set relation_id = ${acting?.relationId ?? null}, acting_for = ${acting?.personId ?? null},
           acting_label = ${acting?.label ?? null}, csrf_token = ${randomToken(18)}
     where token_digest = ${digestOf(token)} and realm = 'resident'
       and relation_id is distinct from ${acting?.relationId ?? null}::uuid`)

/** Ends every session of a resident, when who they are here has changed. */
export const closeResidentSessions = (tx: Transaction, personId: string): Promise<number> =>
  tx.run(sql`
    delete from platform.session where realm = 'resident' and subject_id = ${personId}`)

export const closeSession = (tx: Transaction, token: string): Promise<number> =>
  tx.run(sql`delete from platform.session where token_digest = ${digestOf(token)}`)

/** Sessions and sign-ins whose time has passed. */
export const purgeSessions = async (tx: Transaction, at: Temporal.Instant): Promise<number> => {
  await tx.run(sql`delete from platform.sign_in where created_at < ${at.subtract({ minutes: 30 })}`)
  return tx.run(sql`delete from platform.session where expires_at <= ${at}`)
}

/** Compares two tokens without telling by the time it takes where they differ. */
export const sameToken = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Whether a sensitive act may go on: the person proved who they are within the last minutes (Z12).
 */
export const isFresh = (
  authenticatedAt: Temporal.Instant,
  at: Temporal.Instant,
  minutes: number,
): boolean => Temporal.Instant.compare(at, authenticatedAt.add({ minutes })) <= 0
