import { z } from 'zod'
import type { Actor } from '#platform/audit.ts'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { idsOf } from '#modules/person/index.ts'
import { type Assignment, AUTHORISATIONS } from './assignment.ts'

const AssignmentRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    programme_code: z.string(),
    account_id: z.string(),
    valid_from: instant,
    valid_until: instant.nullable(),
    authorisation: z.enum(AUTHORISATIONS),
    consent_id: z.string().nullable(),
    previous_id: z.string().nullable(),
    payable_from: instant,
    entered_at: instant,
    cancelled_at: instant.nullable(),
  })
  .transform((row): Assignment => ({
    id: row.id,
    personId: row.person_id,
    programmeCode: row.programme_code,
    accountId: row.account_id,
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
    authorisation: row.authorisation,
    consentId: row.consent_id ?? undefined,
    previousId: row.previous_id ?? undefined,
    payableFrom: row.payable_from,
    enteredAt: row.entered_at,
    cancelledAt: row.cancelled_at ?? undefined,
  }))

const ASSIGNMENTS = sql`
  select id, person_id, programme_code, account_id, lower(valid) as valid_from,
         upper(valid) as valid_until, authorisation, consent_id, previous_id, payable_from,
         entered_at, cancelled_at
    from account.assignment`

/**
 * Every assignment of a person, cancelled ones included, and those of entries that were merged into
 * this one: by programme, the latest first.
 */
export const assignmentsOf = async (handle: Handle, personId: string): Promise<Assignment[]> =>
  handle.many(
    AssignmentRow,
    sql`${ASSIGNMENTS} where person_id = any(${await idsOf(handle, personId)}::uuid[])
         order by programme_code, lower(valid) desc, entered_at desc, id desc`,
  )

/** Those of one person and programme. */
export const assignmentsFor = async (
  handle: Handle,
  personId: string,
  programmeCode: string,
): Promise<Assignment[]> =>
  handle.many(
    AssignmentRow,
    sql`${ASSIGNMENTS} where programme_code = ${programmeCode}
           and person_id = any(${await idsOf(handle, personId)}::uuid[])
         order by lower(valid)`,
  )

/** The assignment of that id. */
export const findAssignment = (handle: Handle, id: string): Promise<Assignment | undefined> =>
  handle.maybeOne(AssignmentRow, sql`${ASSIGNMENTS} where id = ${id}`)

/** Changes that rest on a consent and have not been cancelled. */
export const assignmentsByConsent = (handle: Handle, consentId: string): Promise<Assignment[]> =>
  handle.many(
    AssignmentRow,
    sql`${ASSIGNMENTS} where consent_id = ${consentId} and cancelled_at is null`,
  )

/** Enters an assignment without an end; the database refuses a second one at a time (A2). */
export const insertAssignment = async (
  tx: Transaction,
  assignment: Assignment,
  actor: Actor,
): Promise<void> => {
  await tx.run(sql`
    insert into account.assignment (id, person_id, programme_code, account_id, valid,
      authorisation, consent_id, previous_id, payable_from, entered_at, actor_kind, actor_id)
    values (${assignment.id}, ${assignment.personId}, ${assignment.programmeCode},
      ${assignment.accountId}, tstzrange(${assignment.validFrom}::timestamptz, null),
      ${assignment.authorisation}, ${assignment.consentId ?? null},
      ${assignment.previousId ?? null}, ${assignment.payableFrom}, ${assignment.enteredAt},
      ${actor.kind}, ${actor.id})`)
}

/** Ends an assignment at the moment from which the next one holds. */
export const endAssignment = async (
  tx: Transaction,
  id: string,
  until: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update account.assignment set valid = tstzrange(lower(valid), ${until}::timestamptz)
     where id = ${id}`)
}

/** Takes back a change that has not begun; what it was to replace goes on in its place. */
export const cancelAssignment = async (
  tx: Transaction,
  { id, previousId, validUntil }: Assignment,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`update account.assignment set cancelled_at = ${at} where id = ${id}`)
  await tx.run(sql`
    update account.assignment
       set valid = tstzrange(lower(valid), ${validUntil ?? null}::timestamptz)
     where id = ${previousId ?? null}`)
}
