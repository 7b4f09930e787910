/** What a decree of the State Council makes of a day: 放假 or 调休上班. */
export type SpecialDayKind = 'holiday' | 'makeUpWorkingDay'

/** 工作日历: which days differ from the week, and for which years that is known. */
export interface WorkingCalendar {
  /** By ISO date. */
  readonly specialDays: ReadonlyMap<string, SpecialDayKind>
  /** Years whose holidays have been decreed and entered. */
  readonly decreedYears: ReadonlySet<number>
}

const SATURDAY = 6

/** Whether people work that day: a decree comes before the week. */
export const isWorkingDay = (
  { specialDays }: WorkingCalendar,
  day: Temporal.PlainDate,
): boolean => {
  const special = specialDays.get(day.toString())
  return special === undefined ? day.dayOfWeek < SATURDAY : special === 'makeUpWorkingDay'
}

/**
 * The working day that many working days after a day. The day itself does not count (民法典
 * 第二百零一条): what is accepted on Monday and takes one working day is due on Tuesday.
 */
export const addWorkingDays = (
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate => {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`${count} is no number of working days`)
  let day = from
  for (let left = count; left > 0;) {
    day = day.add({ days: 1 })
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** Working days after `from` up to and including `until`; none when `until` is not later. */
export const workingDaysBetween = (
  calendar: WorkingCalendar,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): number => {
  let count = 0
  for (
    let day = from.add({ days: 1 });
    Temporal.PlainDate.compare(day, until) <= 0;
    day = day.add({ days: 1 })
  )
    if (isWorkingDay(calendar, day)) count += 1
  return count
}

/**
 * Whether a date that was counted can still move: a year on the way has no decree yet, so its
 * holidays are unknown and only its weekends were left out.
 */
export const mayStillMove = (
  { decreedYears }: WorkingCalendar,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): boolean => {
  for (let { year } = from; year <= until.year; year += 1) if (!decreedYears.has(year)) return true
  return false
}
