import { z } from 'zod'
import { type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { Relation } from './relation.ts'
import { findRelation } from './store-relation.ts'

/** The relation of these two, held against its end; none when one of them has died. */
export const lockPair = async (
  tx: Transaction,
  pair: { readonly relationId: string; readonly personId: string; readonly agentId: string },
): Promise<Relation | undefined> => {
  const held = await tx.maybeOne(
    z.object({ id: z.string() }),
    sql`
    select id from person.relation r
     where id = ${pair.relationId} and person_id = ${pair.personId}
       and agent_id = ${pair.agentId} and not exists (select from person.person p
         where p.id in (r.person_id, r.agent_id) and p.died_on is not null)
       for share`,
  )
  return held === undefined ? undefined : findRelation(tx, held.id)
}

/** When a person was born; `undefined` when there is no such person. */
export const birthOf = async (
  handle: Handle,
  personId: string,
): Promise<Temporal.PlainDate | undefined> =>
  (
    await handle.maybeOne(
      z.object({ birth_on: plainDate }),
      sql`select birth_on from person.person where id = ${personId}`,
    )
  )?.birth_on
