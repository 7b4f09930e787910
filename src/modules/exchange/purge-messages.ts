import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { removeMessages } from './store-purge.ts'

/** In one transaction, so that nobody waits long for a lock. */
const PIECE = 2000

/**
 * 清理: removes what departments were told long ago and have taken. What was given up stays until a
 * person has sent it anew or dropped it, however old (Art. 22).
 *
 * @returns how many messages were removed.
 */
export const purgeMessages = async (
  { db }: { readonly db: Database },
  at: Temporal.Instant,
): Promise<number> => {
  const days = await standardValue(db, 'exchangeMessageDays', PROVINCE, provinceDate(at))
  const before = at.subtract({ hours: 24 * days })
  for (let count = 0; ;) {
    const removed = await db.transaction((tx) => removeMessages(tx, before, PIECE))
    count += removed
    if (removed < PIECE) return count
  }
}
