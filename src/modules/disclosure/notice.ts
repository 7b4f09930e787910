import { type Decision, grant, refuse } from '#kernel/decision.ts'
import {
  addWorkingDays,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '#kernel/working-days.ts'

/** 工作日 or 自然日 */
export const DAY_KINDS = ['working', 'calendar'] as const
export type DayKind = (typeof DAY_KINDS)[number]

/** 公示期 */
export interface NoticePeriod {
  /** The day it was put up, which does not count itself. */
  readonly beginsOn: Temporal.PlainDate
  /** The last day, which counts whole. */
  readonly endsOn: Temporal.PlainDate
  readonly dayCount: number
  readonly dayKind: DayKind
}

/**
 * The days of a notice, from the day it is put up. That day does not count, and calendar days that
 * end on a day of rest end on the next working day (民法典 第二百零一条、第二百零三条).
 */
export const noticePeriod = (
  calendar: WorkingCalendar,
  beginsOn: Temporal.PlainDate,
  dayCount: number,
  dayKind: DayKind,
): NoticePeriod => {
  const last =
    dayKind === 'working'
      ? addWorkingDays(calendar, beginsOn, dayCount)
      : beginsOn.add({ days: dayCount })
  const rests = dayKind === 'calendar' && dayCount > 0 && !isWorkingDay(calendar, last)
  return { beginsOn, endsOn: rests ? addWorkingDays(calendar, last, 1) : last, dayCount, dayKind }
}

/** Whether it hangs on a day. */
export const hangs = ({ endsOn }: Pick<NoticePeriod, 'endsOn'>, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(on, endsOn) <= 0

/** Days still to come after a day, counted as the notice counts; none once it has ended. */
export const daysLeft = (
  calendar: WorkingCalendar,
  { endsOn, dayKind }: Pick<NoticePeriod, 'endsOn' | 'dayKind'>,
  on: Temporal.PlainDate,
): number =>
  dayKind === 'working'
    ? workingDaysBetween(calendar, on, endsOn)
    : Math.max(0, on.until(endsOn).days)

export type PutUpRefusal =
  | 'ROSTER_NOT_IN_STATUS'
  | 'NOT_YOUR_UNIT'
  | 'NOBODY_PAYABLE'
  | 'ROWS_WAIT'
  | 'PLACE_MISSING'

export interface PutUpFacts {
  readonly ownerAgency: string
  /** Unit of whoever puts it up. */
  readonly unit: string
  readonly payable: number
  /** Rows that wait to be repaired or confirmed. */
  readonly waiting: number
  /** All rows or none, because the list was brought so. */
  readonly atomic: boolean
  /** Somebody said that those are to follow later. */
  readonly setAside: boolean
  readonly place: string
}

/** Whether a list may hang: every row can be paid, or was set aside (Art. 13). */
export const decidePutUp = (facts: PutUpFacts): Decision<undefined, PutUpRefusal> => {
  if (facts.unit !== facts.ownerAgency) return refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
  if (facts.payable === 0) return refuse('YKT-13', 'NOBODY_PAYABLE', ['repairRows'])
  if (facts.waiting > 0 && (facts.atomic || !facts.setAside))
    return refuse('YKT-13', 'ROWS_WAIT', ['repairRows', ...(facts.atomic ? [] : ['setAside'])])
  if (facts.place.trim() === '') return refuse('YKT-13', 'PLACE_MISSING', ['writeDown'])
  return grant('YKT-13', undefined)
}

export type SettlingRefusal =
  | 'ROSTER_NOT_IN_STATUS'
  | 'NOT_YOUR_UNIT'
  | 'SAME_PERSON'
  | 'NOTICE_STILL_HANGS'
  | 'EVIDENCE_MISSING'
  | 'NOBODY_PAYABLE'

export interface SettlingFacts {
  readonly ownerAgency: string
  readonly by: { readonly staffId: string; readonly agencyCode: string }
  readonly putUpBy: string
  readonly endsOn: Temporal.PlainDate
  readonly on: Temporal.PlainDate
  readonly evidence: number
  /** Rows against which no objection stands. */
  readonly clear: number
}

/** 核定清册: after the last day, with proof that it hung, by somebody else than put it up. */
export const decideSettling = (facts: SettlingFacts): Decision<undefined, SettlingRefusal> => {
  if (facts.by.agencyCode !== facts.ownerAgency)
    return refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
  if (facts.by.staffId === facts.putUpBy) return refuse('YKT-13', 'SAME_PERSON', ['askColleague'])
  if (hangs(facts, facts.on)) return refuse('YKT-13', 'NOTICE_STILL_HANGS', ['waitForEnd'])
  if (facts.evidence === 0) return refuse('YKT-13', 'EVIDENCE_MISSING', ['addEvidence'])
  if (facts.clear === 0) return refuse('YKT-13', 'NOBODY_PAYABLE', ['decideObjections'])
  return grant('YKT-13', undefined)
}
