import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { type StaleFeed, staleFeeds } from '#modules/person/index.ts'
import { findProgramme } from './store.ts'

/**
 * Which feeds a programme rests on are older than it allows: then no list of it is judged fit and
 * no line of it is sent (P20). Whoever sends asks again in the transaction that sends.
 */
export const staleFeedsOf = async (
  handle: Handle,
  programmeCode: string,
  at: Temporal.Instant,
): Promise<readonly StaleFeed[]> => {
  const programme = await findProgramme(handle, programmeCode, provinceDate(at))
  return staleFeeds(handle, programme?.feeds ?? [], at)
}
