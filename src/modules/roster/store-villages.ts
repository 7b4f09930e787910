import { type Sql, sql } from '#platform/db.ts'

/**
 * A relation: the rows of lists that have become lines, with the village or street that the list
 * gives for each; `line_id`, `number`, `village`, `sub_item`. Rows without one stand under `''`.
 */
export const villageRows = (rosterIds: readonly string[]): Sql => sql`
  select id as line_id, number, village, sub_item
    from roster.current_row
   where roster_id = any(${rosterIds}::uuid[]) and person_id is not null`
