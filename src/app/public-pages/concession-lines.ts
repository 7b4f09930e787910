import { covers } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import type { ConcessionLine } from '#modules/catalogue/index.ts'
import { loadPriceList } from '#modules/concession/index.ts'

/** The concessions of a price list that hold on a day, as the pages of the catalogue show them. */
export const concessionLines = (db: Database) => {
  return async (kind: string, on: Temporal.PlainDate): Promise<readonly ConcessionLine[]> => {
    const { rules } = await loadPriceList(db)
    return [...rules.values()]
      .flat()
      .filter((rule) => rule.kind === kind && covers(rule.period, on))
      .map(({ regionCode, label }) => ({ regionCode, label }))
      .toSorted((a, b) => a.regionCode.localeCompare(b.regionCode))
  }
}
