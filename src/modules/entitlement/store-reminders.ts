import { type Sql, sql, type Transaction } from '#platform/db.ts'
import { deceasedPersons } from '#modules/person/index.ts'

/**
 * Marks what ends by a day and is followed by nothing of its kind; of each once.
 *
 * @returns how many were marked.
 */
export const markEnding = (
  tx: Transaction,
  {
    on,
    by,
    at,
  }: {
    readonly on: Temporal.PlainDate
    readonly by: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Promise<number> =>
  tx.run(sql`
    update entitlement.entitlement e set reminder_id = gen_random_uuid(), reminded_at = ${at}
     where e.reminded_at is null and e.revoked_at is null
       and e.valid_from <= ${on} and e.valid_until > ${on} and e.valid_until <= ${by}
       and not exists (select from entitlement.entitlement n
                        where n.person_id = e.person_id and n.kind = e.kind
                          and n.revoked_at is null and n.valid_from <= e.valid_until
                          and (n.valid_until is null or n.valid_until > e.valid_until))
       and not exists (select from (${deceasedPersons()}) d where d.person_id = e.person_id)`)

/** A relation for `notifyMany`: what was marked at a moment, with the word of each kind. */
export const markedAt = (
  at: Temporal.Instant,
  message: string,
  words: Readonly<Record<string, unknown>>,
): Sql => sql`
  select e.reminder_id as notice_id, e.person_id, ${message}::text as message,
         jsonb_build_object('kind', ${JSON.stringify(words)}::jsonb -> e.kind,
           'lastDay', (e.valid_until - 1)::text) as params
    from entitlement.entitlement e where e.reminded_at = ${at}`
