import { type Sql, sql } from '#platform/db.ts'

/**
 * A relation for statements about many people: entries that were merged, `from_id`, each with the
 * entry that stands for it now, `person_id`.
 */
export const formerEntries = (): Sql => sql`
  with recursive standing as (
    select from_id, into_id as person_id from person.alias
    union all
    select s.from_id, a.into_id from standing s join person.alias a on a.from_id = s.person_id)
  select from_id, person_id from standing s
   where not exists (select from person.alias a where a.from_id = s.person_id)`

/** A relation for statements about many people: those who have died, `person_id`, `died_on`. */
export const deceasedPersons = (): Sql => sql`
  select id as person_id, died_on from person.person where died_on is not null`
