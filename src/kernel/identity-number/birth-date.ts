import type { FaultyIdentityNumber } from './finding.ts'

/** Nobody living was born earlier: such a year is a slip of the hand. */
const EARLIEST_YEAR = 1900

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of a month. Lists are checked by the million: this is told without making a date. */
const daysOf = (year: number, month: number): number => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
}

/** The date that eight digits write, or why no living person can have been born on it. */
export const readBirthDate = (
  yyyymmdd: string,
  on: Temporal.PlainDate,
): Temporal.PlainDate | FaultyIdentityNumber => {
  const year = Number(yyyymmdd.slice(0, 4))
  const month = Number(yyyymmdd.slice(4, 6))
  const day = Number(yyyymmdd.slice(6, 8))
  if (year < EARLIEST_YEAR || month < 1 || month > 12 || day < 1)
    return { valid: false, reason: 'IMPOSSIBLE_DATE' }
  if (day > daysOf(year, month)) return { valid: false, reason: 'IMPOSSIBLE_DATE' }
  const date = new Temporal.PlainDate(year, month, day)
  if (year >= on.year && Temporal.PlainDate.compare(date, on) > 0)
    return { valid: false, reason: 'DATE_IN_FUTURE' }
  return date
}
