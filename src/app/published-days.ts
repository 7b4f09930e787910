import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { SpecialDay } from '#modules/standard/index.ts'

/** `New Year's Day,元旦,1`: the name in two languages and how many days it is in law. */
const nameOf = (entry: string): string => entry.split(',')[1] ?? ''

const daysOf = (
  entries: Readonly<Record<string, string>>,
  year: number,
  kind: SpecialDay['kind'],
): SpecialDay[] =>
  Object.entries(entries)
    .filter(([day]) => day.startsWith(`${year}-`))
    .map(([day, entry]) => ({ day: Temporal.PlainDate.from(day), kind, name: nameOf(entry) }))

/** Holidays and make-up days of a year as the public library has them; none when it has not. */
export const publishedDays = (year: number): readonly SpecialDay[] => [
  ...daysOf(published.holidays, year, 'holiday'),
  ...daysOf(published.workdays, year, 'makeUpWorkingDay'),
]
