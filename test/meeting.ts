import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { type Database, sql } from '#platform/db.ts'

/** The database as an act sees it whose n-th transaction waits for `pause` before it commits. */
const pausing = (db: Database, nth: number, pause: () => Promise<void>): Database => {
  let transactions = 0
  return {
    ...db,
    transaction: (work) => {
      transactions += 1
      const isTheOne = transactions === nth
      return db.transaction(async (tx) => {
        const result = await work(tx)
        if (isTheOne) await pause()
        return result
      })
    },
  }
}

/** Waits until somebody waits for a lock, or `done` is aborted. */
const untilHeldUp = async (owner: Database, done: AbortSignal): Promise<void> => {
  const Waiting = z.object({ waiting: z.boolean() })
  while (!done.aborted) {
    const { waiting } = await owner.one(
      Waiting,
      sql`
      select exists (select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock') as waiting`,
    )
    if (waiting) return
    await turn()
  }
}

/**
 * Two acts that meet: the first has done everything but commit when the second begins, and commits
 * as soon as the second has come to its end or is held up by it.
 *
 * @param nth which transaction of the first act it is, where it has several.
 * @returns what both came to, and whether the second had to wait.
 */
export const meet = async <First, Second>(
  { db, owner }: { readonly db: Database; readonly owner: Database },
  first: (db: Database) => Promise<First>,
  second: () => Promise<Second>,
  nth = 1,
): Promise<{ readonly first: First; readonly second: Second; readonly waited: boolean }> => {
  let meanwhile: Promise<Second> | undefined
  let waited = false
  const pause = async (): Promise<void> => {
    const done = new AbortController()
    meanwhile = second()
    const ended = meanwhile.then(
      () => done.abort(),
      () => done.abort(),
    )
    await Promise.race([ended, untilHeldUp(owner, done.signal)])
    waited = !done.signal.aborted
  }
  const outcome = await first(pausing(db, nth, pause))
  if (meanwhile === undefined) throw new Error('the first act had no such transaction')
  return { first: outcome, second: await meanwhile, waited }
}
