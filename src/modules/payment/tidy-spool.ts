import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import { referencesToKeep } from './store-instructions.ts'

/** Files of instructions stay this long after their bank has answered, to be looked at. */
const KEPT = { hours: 24 * 7 } as const
/** Whatever nobody knows is left alone for as long as somebody may be writing it. */
const UNTOUCHED = { hours: 24 } as const

/** Instructions, answers on their way in, and what was being written of either. */
const OURS = /^(Y\d+X[0-9A-F]+|in-)/

/**
 * 清理待发目录: removes files that nobody needs any more: of instructions that were settled a while ago,
 * and what processes that died left behind.
 *
 * @returns how many.
 */
export const tidySpool = async ({
  db,
  clock,
  spool,
}: {
  readonly db: Database
  readonly clock: Clock
  readonly spool: Spool
}): Promise<number> => {
  const now = clock.now()
  const kept = await referencesToKeep(db, now.subtract(KEPT))
  const old = now.subtract(UNTOUCHED)
  let removed = 0
  for (const { name, modifiedAt } of await spool.list()) {
    if (!OURS.test(name) || kept.has(name) || Temporal.Instant.compare(modifiedAt, old) >= 0)
      continue
    await spool.remove(name)
    removed += 1
  }
  return removed
}
