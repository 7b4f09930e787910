import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import type { Batch, FeedLine } from '#modules/payment/index.ts'
import { feedFreshness, feedWords, staleFeeds } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'

/** Up to when each feed is known that the programme of a batch rests on. */
export const feedLines =
  (db: Database) =>
  async (
    { programmeCode }: Pick<Batch, 'programmeCode'>,
    at: Temporal.Instant,
  ): Promise<readonly FeedLine[]> => {
    const wanted = (await findProgramme(db, programmeCode, provinceDate(at)))?.feeds ?? []
    const fresh = await feedFreshness(db)
    const stale = new Set((await staleFeeds(db, wanted, at)).map(({ feed }) => feed))
    return wanted.map(({ feed }) => ({
      name: feedWords('zh-Hans', feed),
      freshAt: fresh.get(feed),
      stale: stale.has(feed),
    }))
  }
