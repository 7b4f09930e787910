import { z } from 'zod'
import { sql, type Transaction } from '#platform/db.ts'

/** How often somebody typed a code that nobody has, since a moment; they wait for each other. */
export const wrongCodesSince = async (
  tx: Transaction,
  personId: string,
  since: Temporal.Instant,
): Promise<number> => {
  // Not the person's row: the two of a relation are locked together, later and in their order.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 7))`)
  const { wrong } = await tx.one(
    z.object({ wrong: z.bigint() }),
    sql`
    select count(*) as wrong from person.code_attempt
     where person_id = ${personId} and at > ${since}`,
  )
  return Number(wrong)
}

/** Notes one more. */
export const noteWrongCode = (
  tx: Transaction,
  personId: string,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`insert into person.code_attempt (person_id, at) values (${personId}, ${at})`)

/** Forgets those that count no more. */
export const purgeWrongCodes = (tx: Transaction, before: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from person.code_attempt where at <= ${before}`)
