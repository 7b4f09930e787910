import { z } from 'zod'
import { type Handle, sql, type Transaction } from './db.ts'

const Row = z.object({ ahead_seconds: z.coerce.number().nullable() })

/** By how many seconds this demonstration is ahead of the real time; 0 where nobody moved it. */
export const secondsAhead = async (handle: Handle): Promise<number> => {
  const { ahead_seconds: ahead } = await handle.one(
    Row,
    sql`select max(ahead_seconds) as ahead_seconds from platform.simulated_time`,
  )
  return ahead ?? 0
}

/** Keeps a move of the time; the database refuses one that is not further than the last. */
export const keepSecondsAhead = async (
  tx: Transaction,
  aheadSeconds: number,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into platform.simulated_time (ahead_seconds, moved_at) values (${aheadSeconds}, ${at})`)
}
