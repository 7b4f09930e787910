import type { PayRule } from '#modules/programme/index.ts'

const MONTHS = { monthly: 1, quarterly: 3, yearly: 12 } as const

/**
 * 本期结束: the last day of the programme's month, quarter or year; of one that pays once, the last
 * day of the month of that payment. Always later than `today`.
 */
export const periodEnd = (pay: PayRule, today: Temporal.PlainDate): Temporal.PlainDate => {
  const lastOf = (month: Temporal.PlainYearMonth) => month.toPlainDate({ day: month.daysInMonth })
  if (pay.cycle === 'once' && Temporal.PlainDate.compare(pay.on, today) > 0)
    return lastOf(pay.on.toPlainYearMonth())
  const length = pay.cycle === 'once' ? 1 : MONTHS[pay.cycle]
  const month = today.toPlainYearMonth()
  const end = month.add({ months: length - 1 - ((month.month - 1) % length) })
  return Temporal.PlainDate.compare(lastOf(end), today) > 0
    ? lastOf(end)
    : lastOf(end.add({ months: length }))
}
