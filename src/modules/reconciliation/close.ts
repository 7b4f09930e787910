import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type Item, resolutionOf, type Resolution } from './three-way.ts'

export type ResolveRefusal = 'DIFFERENCE_GONE' | 'WORDS_MISSING' | 'DAY_CLOSED' | 'FIGURES_CHANGED'

/** What a person saw when they explained a difference. */
export interface SeenFigures {
  readonly departmentFen: bigint
  readonly ledgerFen: bigint
  readonly bankFen: bigint | undefined
}

/** Whether somebody may explain a difference: it is there, as they saw it, on an open day. */
export const decideResolving = (
  item: Item | undefined,
  seen: SeenFigures,
  words: string,
  closed: boolean,
): Decision<Item, ResolveRefusal> => {
  if (closed) return refuse('YKT-13', 'DAY_CLOSED', ['nextDay'])
  if (item === undefined) return refuse('YKT-13', 'DIFFERENCE_GONE', ['lookAgain'])
  if (
    item.departmentFen !== seen.departmentFen ||
    item.ledgerFen !== seen.ledgerFen ||
    item.bankFen !== seen.bankFen
  )
    return refuse('YKT-13', 'FIGURES_CHANGED', ['lookAgain'])
  return words.trim().length < 4
    ? refuse('YKT-13', 'WORDS_MISSING', ['mendEntry'])
    : grant('YKT-13', item)
}

export type CloseRefusal =
  | 'DAY_CLOSED'
  | 'DAY_TO_COME'
  | 'EARLIER_DAY_OPEN'
  | 'DIFFERENCES_OPEN'
  | 'CLOSE_SAME_PERSON'
  | 'MONTH_NOT_OVER'
  | 'MONTH_CLOSED'
  | 'DAYS_OPEN'

/**
 * 日结: a day is closed once it has come, in order, when every difference is explained, by somebody
 * who explained none of them.
 */
export const decideDayEnd = (facts: {
  readonly day: Temporal.PlainDate
  readonly today: Temporal.PlainDate
  readonly closedThrough: Temporal.PlainDate | undefined
  /** Days with postings that are open, the oldest first. */
  readonly openDays: readonly Temporal.PlainDate[]
  readonly differences: readonly Item[]
  readonly resolutions: readonly Resolution[]
  readonly by: string
}): Decision<undefined, CloseRefusal> => {
  const { day, today, closedThrough, openDays, differences, resolutions, by } = facts
  const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(a, b) < 0
  if (closedThrough !== undefined && !isBefore(closedThrough, day))
    return refuse('YKT-13', 'DAY_CLOSED')
  if (isBefore(today, day)) return refuse('YKT-13', 'DAY_TO_COME', ['waitForDay'])
  if (openDays.some((open) => isBefore(open, day)))
    return refuse('YKT-13', 'EARLIER_DAY_OPEN', ['closeEarlierDay'])
  if (differences.some((item) => resolutionOf(item, resolutions) === undefined))
    return refuse('YKT-13', 'DIFFERENCES_OPEN', ['explainDifferences'])
  return resolutions.some(({ resolvedBy }) => resolvedBy === by)
    ? refuse('YKT-13', 'CLOSE_SAME_PERSON', ['askColleague'])
    : grant('YKT-13', undefined)
}

/** 月结: once the month is over and all its days are closed, by somebody who explained none. */
export const decideMonthClose = (facts: {
  readonly month: Temporal.PlainYearMonth
  readonly today: Temporal.PlainDate
  readonly openDays: readonly Temporal.PlainDate[]
  readonly closed: boolean
  readonly resolvers: readonly string[]
  readonly by: string
}): Decision<undefined, CloseRefusal> => {
  const { month, today, openDays, closed, resolvers, by } = facts
  const next = month.add({ months: 1 }).toPlainDate({ day: 1 })
  if (closed) return refuse('YKT-13', 'MONTH_CLOSED')
  if (Temporal.PlainDate.compare(today, next) < 0)
    return refuse('YKT-13', 'MONTH_NOT_OVER', ['waitForMonth'])
  if (openDays.some((open) => Temporal.PlainDate.compare(open, next) < 0))
    return refuse('YKT-13', 'DAYS_OPEN', ['closeDays'])
  return resolvers.includes(by)
    ? refuse('YKT-13', 'CLOSE_SAME_PERSON', ['askColleague'])
    : grant('YKT-13', undefined)
}
