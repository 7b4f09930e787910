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
