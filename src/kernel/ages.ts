/** Months of life that are full on a day. A month is full on the day that bears the same number. */
const fullMonths = (birthOn: Temporal.PlainDate, on: Temporal.PlainDate): number => {
  if (Temporal.PlainDate.compare(on, birthOn) < 0)
    throw new RangeError('nobody has an age before birth')
  const months = (on.year - birthOn.year) * 12 + on.month - birthOn.month
  return on.day < birthOn.day ? months - 1 : months
}

/**
 * 周岁: years of life that are full on a day. Throws a RangeError when `on` is before the birth.
 *
 * Who was born on 29 February grows older on 1 March in a common year, not on 28 February: on the
 * 28th the year of life still lacks a day, and where the month has no corresponding day, its end is
 * the last day of the running period (民法典第二百零二条), so the new year of life begins after it.
 */
export const ageOn = (birthOn: Temporal.PlainDate, on: Temporal.PlainDate): number =>
  Math.floor(fullMonths(birthOn, on) / 12)

/**
 * 月龄: months of life that are full on a day, reckoned alike: born on the 31st, a month is full on
 * the 1st of the next where there is no 31st. Throws a RangeError when `on` is before the birth.
 */
export const ageInMonths = (birthOn: Temporal.PlainDate, on: Temporal.PlainDate): number =>
  fullMonths(birthOn, on)

/**
 * The first day on which so many years of life are full: the birthday; for one born on 29 February,
 * in a common year, 1 March.
 */
export const reachesAgeOn = (birthOn: Temporal.PlainDate, years: number): Temporal.PlainDate => {
  const day = birthOn.add({ years })
  return day.day === birthOn.day ? day : day.add({ days: 1 })
}
