import { z } from 'zod'
import { arrayText } from '#platform/copy.ts'
import { type Handle, sql } from '#platform/db.ts'
import { deceasedPersons, registeredIdentities } from '#modules/person/index.ts'

/** How a department names somebody, as the blind indexes under which the register has them. */
export interface NamedIndexes {
  readonly identity: Buffer
  readonly name: Buffer
}

/**
 * Whom the register has under both number and name, in the order of the question. Nobody there,
 * another name and somebody who has died are the same `undefined` (T10). Nothing is opened.
 */
export const matchPersons = async (
  handle: Handle,
  named: readonly NamedIndexes[],
): Promise<readonly (string | undefined)[]> => {
  const rows = await handle.many(
    z.object({ place: z.coerce.number(), person_id: z.string() }),
    sql`
    select q.place, r.person_id
      from unnest(${arrayText(named.map(({ identity }) => identity))}::bytea[],
                  ${arrayText(named.map(({ name }) => name))}::bytea[])
           with ordinality q (identity_index, name_index, place)
      join (${registeredIdentities()}) r
        on r.identity_index = q.identity_index and r.name_index = q.name_index
     where not exists (select from (${deceasedPersons()}) d where d.person_id = r.person_id)`,
  )
  const found = new Map(rows.map(({ place, person_id: personId }) => [place, personId]))
  return named.map((_, i) => found.get(i + 1))
}
