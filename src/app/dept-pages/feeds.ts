import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import type { Batch, FeedLine } from '#modules/payment/index.ts'
import { feedFreshness, staleFeeds } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'

const NAMES = {
  deaths: '死亡登记',
  imprisonment: '服刑信息',
  emigration: '出境定居信息',
} as const

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
      name: NAMES[feed],
      freshAt: fresh.get(feed),
      stale: stale.has(feed),
    }))
  }
