import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { RegisterAnswer } from './population-register.ts'
import type { Decider } from './two-people.ts'

/** Writes that somebody is to be checked. */
export const insertCheck = async (
  tx: Transaction,
  check: { id: string; personId: string; resolverAgency: string; askedBy: string | undefined },
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.identity_check (id, person_id, status, asked_at, resolver_agency, asked_by)
    values (${check.id}, ${check.personId}, 'waiting', ${at}, ${check.resolverAgency},
      ${check.askedBy ?? null})`)
}

const AskerRow = z
  .object({ asked_by: z.string().nullable(), resolver_agency: z.string() })
  .transform((row): Decider => ({
    staffId: row.asked_by ?? 'system',
    agencyCode: row.resolver_agency,
  }))

/**
 * The answer, once; a second one changes nothing.
 *
 * @returns who asked; `undefined` for an answer that came before.
 */
export const saveCheck = (
  tx: Transaction,
  id: string,
  result: RegisterAnswer,
  at: Temporal.Instant,
): Promise<Decider | undefined> =>
  tx.maybeOne(
    AskerRow,
    sql`
    update person.identity_check set status = ${result}, answered_at = ${at}
     where id = ${id} and status = 'waiting' returning asked_by, resolver_agency`,
  )

const StatedRow = z.object({
  name_sealed: bytes,
  document_id: z.string(),
  kind: z.string(),
  number_sealed: bytes,
})

/** What the register is asked about: the name and the primary document, sealed. */
export const statedIdentity = (tx: Transaction, personId: string) =>
  tx.one(
    StatedRow,
    sql`
    select p.name_sealed, d.id as document_id, d.kind, d.number_sealed
      from person.person p join person.document d on d.person_id = p.id and d.primary_identity
     where p.id = ${personId}`,
  )

const CheckRow = z
  .object({
    id: z.string(),
    status: z.enum(['waiting', 'matched', 'mismatched', 'notFound']),
    asked_at: instant,
    answered_at: instant.nullable(),
    resolver_agency: z.string(),
    person_id: z.string(),
    asked_by: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    personId: row.person_id,
    askedBy: row.asked_by ?? undefined,
    status: row.status,
    askedAt: row.asked_at,
    answeredAt: row.answered_at ?? undefined,
    resolverAgency: row.resolver_agency,
  }))
export type IdentityCheck = z.output<typeof CheckRow>

/** The last check of a person, if there was one. */
export const latestCheck = (handle: Handle, personId: string): Promise<IdentityCheck | undefined> =>
  handle.maybeOne(
    CheckRow,
    sql`
    select id, status, asked_at, answered_at, resolver_agency, person_id, asked_by
      from person.identity_check
     where person_id = ${personId} order by asked_at desc, id desc limit 1`,
  )

/** Checks that have waited since before a moment: somebody of the named agency settles them. */
export const waitingChecks = (
  handle: Handle,
  before: Temporal.Instant,
  limit: number,
): Promise<IdentityCheck[]> =>
  handle.many(
    CheckRow,
    sql`
    select id, status, asked_at, answered_at, resolver_agency, person_id, asked_by
      from person.identity_check
     where status = 'waiting' and asked_at < ${before} order by asked_at, id limit ${limit}`,
  )
