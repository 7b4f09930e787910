import type { Database } from '#platform/db.ts'
import type { FeedLine } from '#modules/payment/index.ts'
import { feedPosition } from '#modules/person/index.ts'

/** Hours after which somebody should ask why nothing has come. */
const STALE_HOURS = 48

/** Up to when deaths are known. */
export const feedLines =
  (db: Database) =>
  async (_: unknown, at: Temporal.Instant): Promise<readonly FeedLine[]> => {
    const { lastHeardAt: freshAt } = await feedPosition(db)
    const stale = freshAt === undefined || at.since(freshAt).total('hours') > STALE_HOURS
    return [{ name: '死亡登记', freshAt, stale }]
  }
