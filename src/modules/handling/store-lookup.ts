import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { LOOKUP_MINUTES } from './clerk.ts'

export interface Lookup {
  readonly id: string
  readonly staffId: string
  readonly at: Temporal.Instant
  /** None when nobody was found. */
  readonly personId: string | undefined
  readonly readBy: 'typed' | 'reader' | 'card' | 'exception'
}

export const insertLookup = async (tx: Transaction, lookup: Lookup): Promise<void> => {
  await tx.run(sql`
    insert into handling.lookup (id, staff_id, at, person_id, read_by)
    values (${lookup.id}, ${lookup.staffId}, ${lookup.at}, ${lookup.personId ?? null},
      ${lookup.readBy})`)
}

/** Searches of the last hour that found nobody. */
export const missesOfHour = async (
  handle: Handle,
  staffId: string,
  at: Temporal.Instant,
): Promise<number> =>
  (
    await handle.one(
      z.object({ misses: z.number() }),
      sql`
    select count(*)::int as misses from handling.lookup
     where staff_id = ${staffId} and person_id is null and read_by <> 'card'
       and at > ${at.subtract({ hours: 1 })}`,
    )
  ).misses

const FoundRow = z.object({ id: z.string(), person_id: z.string(), at: instant })

/** The person behind a search of this clerk, as long as it is fresh. */
export const freshLookup = async (
  handle: Handle,
  staffId: string,
  id: string,
  at: Temporal.Instant,
): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      FoundRow,
      sql`
    select id, person_id, at from handling.lookup
     where id = ${id} and staff_id = ${staffId} and person_id is not null
       and at > ${at.subtract({ minutes: LOOKUP_MINUTES })}`,
    )
  )?.person_id

/** Whether a clerk has found this person a short while ago. */
export const hasLookedUp = async (
  handle: Handle,
  staffId: string,
  personId: string,
  at: Temporal.Instant,
): Promise<boolean> =>
  (
    await handle.one(
      z.object({ found: z.boolean() }),
      sql`
    select exists (select from handling.lookup
      where staff_id = ${staffId} and person_id = ${personId}
        and at > ${at.subtract({ minutes: LOOKUP_MINUTES })}) as found`,
    )
  ).found

/** The latest time at which a person was found by their document or card at any counter. */
export const lastSeenAtCounter = async (
  handle: Handle,
  personId: string,
): Promise<Temporal.Instant | undefined> =>
  (
    await handle.one(
      z.object({ at: instant.nullable() }),
      sql`
    select max(at) as at from handling.lookup
     where person_id = ${personId} and read_by <> 'exception'`,
    )
  ).at ?? undefined
