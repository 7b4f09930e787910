import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'

/**
 * Whether the register says that this person has died, to be shown or looked into. Whoever is about
 * to begin something in their name asks `holdPerson` instead, which waits for deaths under way.
 */
export const hasDied = async (handle: Handle, personId: string): Promise<boolean> =>
  (
    await handle.one(
      z.object({ died: z.boolean() }),
      sql`
      select exists (select from person.person
        where id = ${personId} and died_on is not null) as died`,
    )
  ).died

/** A death that the register took back, and who sees to the person. */
export interface WithdrawnDeath {
  readonly id: string
  readonly personId: string
  readonly withdrawnAt: Temporal.Instant
  readonly resolverAgency: string
}

const Row = z
  .object({
    id: z.string(),
    person_id: z.string(),
    withdrawn_at: instant,
    resolver_agency: z.string(),
  })
  .transform((row): WithdrawnDeath => ({
    id: row.id,
    personId: row.person_id,
    withdrawnAt: row.withdrawn_at,
    resolverAgency: row.resolver_agency,
  }))

export const insertWithdrawnDeath = async (
  tx: Transaction,
  { personId, resolverAgency }: Pick<WithdrawnDeath, 'personId' | 'resolverAgency'>,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into person.withdrawn_death (id, person_id, withdrawn_at, resolver_agency)
    values (${uuidv7(at)}, ${personId}, ${at}, ${resolverAgency})`)
}

/** Those that nobody has seen to yet, the oldest first. */
export const openWithdrawnDeaths = (handle: Handle): Promise<WithdrawnDeath[]> =>
  handle.many(
    Row,
    sql`
    select id, person_id, withdrawn_at, resolver_agency from person.withdrawn_death
     where resolved_at is null order by withdrawn_at, id limit 100`,
  )

export const lockWithdrawnDeath = (
  tx: Transaction,
  id: string,
): Promise<WithdrawnDeath | undefined> =>
  tx.maybeOne(
    Row,
    sql`
    select id, person_id, withdrawn_at, resolver_agency from person.withdrawn_death
     where id = ${id} and resolved_at is null for update`,
  )

export const saveResolved = (
  tx: Transaction,
  id: string,
  { by, note }: { readonly by: string; readonly note: string },
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    update person.withdrawn_death set resolved_at = ${at}, resolved_by = ${by}, note = ${note}
     where id = ${id}`)
