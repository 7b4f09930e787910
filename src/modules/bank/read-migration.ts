import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type MigrationCounts, migrationDeadline, type MigrationOfBank } from './migration.ts'
import { measuresOf } from './store-measure.ts'

/** 持卡人迁移 of a bank whose agreement ended. */
export interface Migration extends MigrationCounts {
  readonly terminatedAt: Temporal.Instant
  readonly deadline: Temporal.PlainDate
  /** Names of the cities by their codes. */
  readonly cityNames: ReadonlyMap<string, string>
}

/** The board of a bank whose agreement ended; `undefined` for every other bank (Art. 25). */
export const readMigration = async (
  { db, migrationOfBank }: { readonly db: Database; readonly migrationOfBank: MigrationOfBank },
  bankCode: string,
): Promise<Migration | undefined> => {
  const ended = (await measuresOf(db, bankCode)).find(
    ({ measure, endedAt }) => measure === 'terminated' && endedAt === undefined,
  )
  if (ended === undefined) return undefined
  const on = provinceDate(ended.effectiveAt)
  const days = await standardValue(db, 'bankMigrationDays', PROVINCE, on)
  const regions = await listRegions(db)
  return {
    ...(await migrationOfBank(db, bankCode, ended.effectiveAt)),
    terminatedAt: ended.effectiveAt,
    deadline: migrationDeadline(on, days),
    cityNames: new Map(regions.map(({ code, name }) => [code, name['zh-Hans']])),
  }
}
