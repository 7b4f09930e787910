import { sql, type Transaction } from '#platform/db.ts'
import type { Limits } from './opening.ts'
import { type Case, lockCasesToRecount } from './store.ts'

/** A year of the calendar, and until when it may have been unknown to whoever counted days. */
export interface ChangedYear {
  readonly year: number
  readonly knownFrom: Temporal.Instant
}

/** Open cases whose days reach into a year that was entered after they were counted, locked. */
export const casesToRecount = (
  tx: Transaction,
  years: readonly ChangedYear[],
  at: Temporal.Instant,
  limit: number,
): Promise<Case[]> =>
  lockCasesToRecount(
    tx,
    sql`
    accepted_at is not null and (counted_at is null or counted_at < ${at})
    and exists (select from unnest(${years.map(({ year }) => year)}::int[],
        ${years.map(({ knownFrom }) => knownFrom)}::timestamptz[]) as y (year, known_from)
      where coalesce(counted_at, accepted_at) < y.known_from
        and extract(year from accepted_at at time zone 'Asia/Shanghai') <= y.year
        and extract(year from legal_on) >= y.year)`,
    limit,
  )

/** Writes the days of many cases, and of all that they were counted, in one statement each. */
export const saveRecounted = async (
  tx: Transaction,
  seen: readonly Pick<Case, 'id'>[],
  moved: readonly (Limits & Pick<Case, 'id'>)[],
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update handling.case c
       set promise_on = m.promise_on, legal_on = m.legal_on, version = c.version + 1
      from unnest(${moved.map(({ id }) => id)}::uuid[],
             ${moved.map(({ promiseOn }) => promiseOn)}::date[],
             ${moved.map(({ legalOn }) => legalOn)}::date[]) as m (id, promise_on, legal_on)
     where c.id = m.id`)
  await tx.run(sql`
    update handling.case set counted_at = ${at}
     where id = any(${seen.map(({ id }) => id)}::uuid[])`)
}
