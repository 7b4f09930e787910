import type { FaultyIdentityNumber } from './finding.ts'

/** Nobody living was born earlier: such a year is a slip of the hand. */
const EARLIEST_YEAR = 1900

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
  // `from` pulls 29 February back to the 28th where there is none: then the day has moved.
  const date = Temporal.PlainDate.from({ year, month, day })
  if (date.day !== day) return { valid: false, reason: 'IMPOSSIBLE_DATE' }
  if (Temporal.PlainDate.compare(date, on) > 0) return { valid: false, reason: 'DATE_IN_FUTURE' }
  return date
}
