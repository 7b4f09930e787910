import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { RegisterAnswer } from './population-register.ts'

/** Writes that somebody is to be checked. */
export const insertCheck = async (
  tx: Transaction,
  check: { id: string; personId: string; resolverAgency: string },
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.identity_check (id, person_id, status, asked_at, resolver_agency)
    values (${check.id}, ${check.personId}, 'waiting', ${at}, ${check.resolverAgency})`)
}

/** The answer, once; a second one changes nothing. */
export const saveCheck = async (
  tx: Transaction,
  id: string,
  result: RegisterAnswer,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update person.identity_check set status = ${result}, answered_at = ${at}
     where id = ${id} and status = 'waiting'`)) === 1

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
  })
  .transform((row) => ({
    id: row.id,
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
    select id, status, asked_at, answered_at, resolver_agency from person.identity_check
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
    select id, status, asked_at, answered_at, resolver_agency from person.identity_check
     where status = 'waiting' and asked_at < ${before} order by asked_at, id limit ${limit}`,
  )
