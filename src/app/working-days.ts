import { addWorkingDays } from '#kernel/working-days.ts'
import type { Database } from '#platform/db.ts'
import type { AddWorkingDays } from '#modules/handling/index.ts'
import { loadCalendar } from '#modules/standard/index.ts'

/** How working days are counted by the calendar that has been entered. */
export const workingDays = (db: Database) => async (): Promise<AddWorkingDays> => {
  const calendar = await loadCalendar(db)
  return (from, days) => addWorkingDays(calendar, from, days)
}
