import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import type { SpecialDayKind } from '#kernel/working-days.ts'

/** A day that differs from the week, and the holiday it belongs to. */
export interface SpecialDay {
  readonly day: Temporal.PlainDate
  readonly kind: SpecialDayKind
  readonly name: string
}

/** 放假 and 调休上班 as a decree and its readers write them. */
export const DAY_WORDS = {
  holiday: '放假',
  makeUpWorkingDay: '上班',
} as const satisfies Record<SpecialDayKind, string>

const KINDS: ReadonlyMap<string, SpecialDayKind> = new Map([
  ['放假', 'holiday'],
  ['休', 'holiday'],
  ['上班', 'makeUpWorkingDay'],
  ['班', 'makeUpWorkingDay'],
])

export type LineFault =
  | 'LINE_NOT_UNDERSTOOD'
  | 'DAY_DOES_NOT_EXIST'
  | 'DAY_OF_ANOTHER_YEAR'
  | 'DAY_TWICE'
  | 'WORKED_ANYWAY'

/** What is wrong with a line, counted from 1. */
export interface FaultyLine {
  readonly line: number
  readonly text: string
  readonly fault: LineFault
}

export type YearRefusal = 'LINES_FAULTY' | 'TOO_FEW_HOLIDAYS' | 'SOURCE_MISSING'
export interface YearRefused extends Refused<YearRefusal> {
  readonly faults: readonly FaultyLine[]
}
export type YearDecision =
  | Extract<Decision<readonly SpecialDay[], never>, { granted: true }>
  | YearRefused

const LINE = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?[\s,]+([^\s,]+)[\s,]*(.*)$/u
const SATURDAY = 6

const readDay = (year: string, month: string, day: string): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

const readLine = (text: string, year: number): SpecialDay | LineFault => {
  const [, y, m, d, word, name] = LINE.exec(text) ?? []
  const kind = KINDS.get(word ?? '')
  if (y === undefined || m === undefined || d === undefined || kind === undefined)
    return 'LINE_NOT_UNDERSTOOD'
  const day = readDay(y, m, d)
  if (day === undefined) return 'DAY_DOES_NOT_EXIST'
  if (day.year !== year) return 'DAY_OF_ANOTHER_YEAR'
  if (kind === 'makeUpWorkingDay' && day.dayOfWeek < SATURDAY) return 'WORKED_ANYWAY'
  return { day, kind, name: name?.trim() ?? '' }
}

/** 全国年节及纪念日放假办法: thirteen days for everybody since 2025, eleven before. */
const leastHolidays = (year: number): number => (year >= 2025 ? 13 : 11)

/**
 * Reads the days of a year as an operator copies them from the decree, one in a line such as
 * `2027-10-01 放假 国庆节` or `2027年10月9日 上班 国庆节`. Every faulty line is told; nothing is
 * entered before all of them are right.
 */
export const decideYear = (year: number, written: string, source: string): YearDecision => {
  const days: SpecialDay[] = []
  const faults: FaultyLine[] = []
  const seen = new Set<string>()
  for (const [i, raw] of written.split(/\r?\n/).entries()) {
    const text = raw.normalize('NFKC').trim()
    if (text === '') continue
    const read = readLine(text, year)
    const fault =
      typeof read === 'string' ? read : seen.has(read.day.toString()) ? 'DAY_TWICE' : undefined
    if (fault !== undefined) faults.push({ line: i + 1, text, fault })
    if (typeof read === 'string') continue
    seen.add(read.day.toString())
    days.push(read)
  }
  if (faults.length > 0)
    return { ...refuse('YKT-17', 'LINES_FAULTY', ['mendLines'] as const), faults }
  if (days.filter(({ kind }) => kind === 'holiday').length < leastHolidays(year))
    return { ...refuse('YKT-17', 'TOO_FEW_HOLIDAYS', ['mendLines'] as const), faults }
  if (source.trim().length < 2)
    return { ...refuse('YKT-17', 'SOURCE_MISSING', ['nameSource'] as const), faults }
  return grant('YKT-17', days)
}

/** A year as an operator would write it. */
export const writtenYear = (days: readonly SpecialDay[]): string =>
  days
    .toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day))
    .map(({ day, kind, name }) => `${day.toString()} ${DAY_WORDS[kind]} ${name}`.trim())
    .join('\n')

export interface CalendarReminder {
  readonly year: number
  /** `late` when dates are being promised that will turn out wrong. */
  readonly urgency: 'soon' | 'late'
}

/** The State Council decrees a year in the autumn before; promises reach into it from then on. */
const REMIND_FROM_MONTH = 11
const LATE_FROM_DAY = 15
const DECEMBER = 12

/** Which year is missing from the calendar and how pressing that is; `undefined` when none is. */
export const calendarReminder = (
  decreedYears: ReadonlySet<number>,
  on: Temporal.PlainDate,
): CalendarReminder | undefined => {
  if (!decreedYears.has(on.year)) return { year: on.year, urgency: 'late' }
  const next = on.year + 1
  if (on.month < REMIND_FROM_MONTH || decreedYears.has(next)) return undefined
  const late = on.month === DECEMBER && on.day >= LATE_FROM_DAY
  return { year: next, urgency: late ? 'late' : 'soon' }
}
