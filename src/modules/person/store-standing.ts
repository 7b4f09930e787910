import { z } from 'zod'
import { plainDate, sql, type Transaction } from '#platform/db.ts'
import type { Standing } from './standing.ts'
import { survivingPerson } from './store-merge.ts'

/**
 * How an entry stands, for whoever is about to begin something in its name: a card, an order, a
 * case, a consent, a relation. Until the end of the transaction neither a death nor a merge is
 * entered; one that is being entered is waited for, and seen (C6, C8). Everything else that
 * changes the entry goes on meanwhile, so nobody who has more to lock ever waits for this.
 */
export const holdPerson = async (tx: Transaction, personId: string): Promise<Standing> => {
  const person = await tx.maybeOne(
    z.object({ died_on: plainDate.nullable() }),
    sql`select died_on from person.person where id = ${personId} for key share`,
  )
  if (person === undefined) return 'unknown'
  if (person.died_on !== null) return 'deceased'
  // Asked after the lock: the alias of a merge that was waited for is there.
  return (await survivingPerson(tx, personId)) === personId ? 'living' : 'merged'
}

/** The same for many: those who live under these entries, held until the end of the transaction. */
export const holdLiving = async (
  tx: Transaction,
  personIds: readonly string[],
): Promise<readonly string[]> => {
  const held = await tx.many(
    z.object({ id: z.string() }),
    sql`
    select id from person.person where id = any(${personIds}::uuid[]) and died_on is null
     order by id for key share`,
  )
  // Asked after the lock, as above.
  const merged = await tx.many(
    z.object({ from_id: z.string() }),
    sql`select from_id from person.alias where from_id = any(${personIds}::uuid[])`,
  )
  const gone = new Set(merged.map(({ from_id: id }) => id))
  return held.map(({ id }) => id).filter((id) => !gone.has(id))
}
