import type { AddWorkingDays } from '#modules/handling/index.ts'

const FRIDAY = 5

/** Counts on from Monday to Friday. Decreed holidays and make-up days are the calendar's. */
export const addWeekdays: AddWorkingDays = (from, days) => {
  let day = from
  for (let left = days; left > 0;) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek <= FRIDAY) left -= 1
  }
  return day
}

/** How working days are counted now. */
export const workingDays = async (): Promise<AddWorkingDays> => addWeekdays
