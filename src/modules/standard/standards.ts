import type { ParameterName, ParameterValue } from '#law/parameters.ts'
import { addWorkingDays, type WorkingCalendar } from '#kernel/working-days.ts'
import type { Handle } from '#platform/db.ts'
import { type ReadStandard, settingInForce, type Settings, settingsOf } from './setting.ts'
import { decreedYears, enteredSettings, specialDays } from './store.ts'

/**
 * The value of a parameter for a region (`440000`, a city, a district) on the day of the decision,
 * read in the transaction that decides by it.
 */
export const standardValue = async <Name extends ParameterName>(
  handle: Handle,
  name: Name,
  regionCode: string,
  on: Temporal.PlainDate,
): Promise<ParameterValue<Name>> =>
  settingInForce(await enteredSettings(handle, name), name, regionCode, on).value

/** Every setting, in one statement, for pages that also tell how sure a value is. */
export const loadSettings = async (handle: Handle): Promise<Settings> =>
  settingsOf(await enteredSettings(handle))

/** Every value, in one statement, for whoever decides by several. */
export const loadStandards = async (handle: Handle): Promise<ReadStandard> =>
  (await loadSettings(handle)).value

/** 工作日历 as it has been entered. */
export const loadCalendar = async (handle: Handle): Promise<WorkingCalendar> => {
  const [days, years] = [await specialDays(handle), await decreedYears(handle)]
  return {
    specialDays: new Map(days.map(({ day, kind }) => [day.toString(), kind])),
    decreedYears: new Set(years.map(({ year }) => year)),
  }
}

/** The day that many working days after a day, which does not count itself (Art. 17). */
export const workingDaysAfter = async (
  handle: Handle,
  from: Temporal.PlainDate,
  count: number,
): Promise<Temporal.PlainDate> => addWorkingDays(await loadCalendar(handle), from, count)
