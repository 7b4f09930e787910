import { covers, type Period } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Text } from '#ui/i18n/language.ts'
import type { ReadStandard } from '#modules/standard/index.ts'

/** 必须上卡 by Art. 13, or 鼓励上卡. */
export const PROGRAMME_CLASSES = ['mandatory', 'encouraged'] as const
/** 发放对象: 到人 or 到户. */
export const PAYEES = ['person', 'household'] as const
/** 发放周期 */
export const CYCLES = ['monthly', 'quarterly', 'yearly', 'once'] as const

/** 发放日: days beyond the end of a month are its last day. */
export type PayRule =
  | { readonly cycle: 'monthly'; readonly day: number }
  /** `month` counts within the quarter, 1 to 3. */
  | { readonly cycle: 'quarterly'; readonly month: number; readonly day: number }
  | { readonly cycle: 'yearly'; readonly month: number; readonly day: number }
  | { readonly cycle: 'once'; readonly on: Temporal.PlainDate }

/** 计发单位: what the amount of a standard is for. */
export const STANDARD_UNITS = ['person', 'household', 'mu', 'machine', 'boat', 'post'] as const
export type StandardUnit = (typeof STANDARD_UNITS)[number]

/** 政策依据: the document that a programme rests on, named as it names itself. */
export interface Basis {
  readonly title: string
  /** 文号 */
  readonly document: string
}

/** 补贴标准: what is paid for one unit and one pay day. */
export interface AmountStandard {
  /** `undefined` where it is set case by case. */
  readonly amountFen: bigint | undefined
  readonly unit: StandardUnit
  /** 最高限额 of one line; `undefined` where there is none. */
  readonly upperFen: bigint | undefined
  readonly words: Text
}

/** 数据推送 that a programme asks before it pays. */
export const FEEDS = ['deaths', 'imprisonment', 'emigration'] as const
export type Feed = (typeof FEEDS)[number]

/** How fresh a feed has to be: nothing is paid on older news (P20). */
export interface FeedNeed {
  readonly feed: Feed
  readonly maxAgeHours: number
}

/** 补贴项目: as it stands in one period. */
export interface Programme {
  /** `MZ-001`; the same for ever. */
  readonly code: string
  readonly period: Period
  readonly name: Text
  /** 主管部门 */
  readonly ownerAgency: string
  /** 拨款部门 */
  readonly payerAgency: string
  readonly class: (typeof PROGRAMME_CLASSES)[number]
  readonly payee: (typeof PAYEES)[number]
  readonly pay: PayRule
  /** 公示天数 before a list is approved. */
  readonly noticeDays: number
  /** Where it pays: the province, cities or districts. */
  readonly regionCodes: readonly string[]
  /** `undefined` for a row that was entered without. */
  readonly basis: Basis | undefined
  /** `undefined` for a row that was entered without. */
  readonly standard: AmountStandard | undefined
  readonly feeds: readonly FeedNeed[]
  /** 不得同时享受: codes of other programmes; each of them names this one as well (P19). */
  readonly exclusions: readonly string[]
  /** The year of the list in which it stands; `undefined` before there were lists. */
  readonly listYear: number | undefined
  /** Made up for the demonstration: names and days are not confirmed. */
  readonly demonstration: boolean
}

type Later = 'basis' | 'standard' | 'feeds' | 'listYear'

/** A programme to enter; exclusions are entered for both programmes at once, apart from it. */
export type NewProgramme = Omit<Programme, Later | 'exclusions'> & Partial<Pick<Programme, Later>>

/** Two codes in the order in which an exclusion of the two is kept. */
export const pairOf = (a: string, b: string): readonly [string, string] => {
  if (a === b) throw new RangeError(`${a} does not exclude itself`)
  return a < b ? [a, b] : [b, a]
}

/** Days around a pay day when a batch can be under way. */
export interface WindowDays {
  readonly before: number
  readonly after: number
}

const inMonth = (year: number, month: number, day: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })

/** Months of a year in which it pays. */
const payMonths = (pay: Exclude<PayRule, { cycle: 'once' }>): readonly number[] => {
  switch (pay.cycle) {
    case 'monthly':
      return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    case 'quarterly':
      return [0, 3, 6, 9].map((start) => start + pay.month)
    case 'yearly':
      return [pay.month]
  }
}

/**
 * The next days on which a programme pays, `from` included, as the rule says: no working days and
 * no holidays are counted. At most `count`; fewer when the programme ends or pays once.
 */
export const nextPayDates = (
  { pay, period }: Pick<Programme, 'pay' | 'period'>,
  from: Temporal.PlainDate,
  count: number,
): readonly Temporal.PlainDate[] => {
  const holds = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, from) >= 0 && covers(period, day)
  if (pay.cycle === 'once') return holds(pay.on) && count > 0 ? [pay.on] : []
  const months = payMonths(pay)
  const years = Math.ceil(count / months.length) + 1
  // A programme that begins later is asked from its beginning on.
  const start = Temporal.PlainDate.compare(from, period.from) < 0 ? period.from : from
  return Array.from({ length: years }, (_, i) => start.year + i)
    .flatMap((year) => months.map((month) => inMonth(year, month, pay.day)))
    .filter(holds)
    .slice(0, count)
}

/** The days around a pay day as they are set on a day. */
export const windowDaysOn = (on: Temporal.PlainDate, standard: ReadStandard): WindowDays => ({
  before: standard('paymentWindowDaysBefore', PROVINCE, on),
  after: standard('paymentWindowDaysAfter', PROVINCE, on),
})

/** 发放窗口 of a pay day: a change within it meets a batch that may be under way. */
export const paymentWindow = (
  payOn: Temporal.PlainDate,
  { before, after }: WindowDays,
): Period => ({
  from: payOn.subtract({ days: before }),
  until: payOn.add({ days: after + 1 }),
})

/** The pay day whose window a day falls into, or `undefined` when no batch can be under way. */
export const payDateUnderWay = (
  programme: Pick<Programme, 'pay' | 'period'>,
  on: Temporal.PlainDate,
  days: WindowDays,
): Temporal.PlainDate | undefined =>
  nextPayDates(programme, on.subtract({ days: days.after }), 2).find((payOn) =>
    covers(paymentWindow(payOn, days), on),
  )
