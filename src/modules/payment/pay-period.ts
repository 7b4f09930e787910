import type { Programme } from '#modules/programme/index.ts'

/** 发放期: `2026-11`, `2026-Q4`, `2026`, or `once`. */
export type PayPeriod = string

const SHAPES: Readonly<Record<Programme['pay']['cycle'], RegExp>> = {
  monthly: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarterly: /^\d{4}-Q[1-4]$/,
  yearly: /^\d{4}$/,
  once: /^once$/,
}

/** Whether a programme of this cycle pays for such a period. */
export const fitsCycle = (cycle: Programme['pay']['cycle'], period: PayPeriod): boolean =>
  SHAPES[cycle].test(period)

/** The period that a pay day belongs to. */
export const periodOf = (
  cycle: Programme['pay']['cycle'],
  { year, month }: Temporal.PlainDate,
): PayPeriod => {
  switch (cycle) {
    case 'monthly':
      return `${year}-${String(month).padStart(2, '0')}`
    case 'quarterly':
      return `${year}-Q${Math.ceil(month / 3)}`
    case 'yearly':
      return String(year)
    case 'once':
      return 'once'
  }
}
