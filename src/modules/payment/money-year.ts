import { paidOn, type ToldMoney } from './money-item.ts'

/** A sum that arrived, with its day. */
export interface PaidSum {
  readonly told: ToldMoney
  readonly on: Temporal.PlainDate
}

/** 年度汇总: what arrived in a year, by month and by programme. */
export interface MoneyYear {
  readonly year: number
  /** In the order of the days. */
  readonly sums: readonly PaidSum[]
  readonly totalFen: bigint
  /** Codes in the order of the first payment. */
  readonly programmes: readonly string[]
  /** Months in which something arrived, by programme. */
  readonly months: readonly {
    readonly month: number
    readonly byProgramme: ReadonlyMap<string, bigint>
    readonly totalFen: bigint
  }[]
  readonly byProgramme: ReadonlyMap<string, { readonly count: number; readonly totalFen: bigint }>
}

const sumOf = (list: readonly PaidSum[]): bigint =>
  list.reduce((total, { told }) => total + told.line.amountFen, 0n)

const byCode = (list: readonly PaidSum[]): Map<string, PaidSum[]> =>
  Map.groupBy(list, ({ told }) => told.line.programmeCode)

/** What arrived in a year and stayed; sums of months, programmes and the year agree by making. */
export const moneyYear = (
  list: readonly ToldMoney[],
  year: number,
  dayOf: (at: Temporal.Instant) => Temporal.PlainDate,
): MoneyYear => {
  const sums = list
    .flatMap((told) => {
      const on = paidOn(told, dayOf)
      return on?.year === year ? [{ told, on }] : []
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  const programmes = byCode(sums)
  return {
    year,
    sums,
    totalFen: sumOf(sums),
    programmes: [...programmes.keys()],
    months: [...Map.groupBy(sums, ({ on }) => on.month)].map(([month, inMonth]) => ({
      month,
      byProgramme: new Map([...byCode(inMonth)].map(([code, some]) => [code, sumOf(some)])),
      totalFen: sumOf(inMonth),
    })),
    byProgramme: new Map(
      [...programmes].map(([code, some]) => [code, { count: some.length, totalFen: sumOf(some) }]),
    ),
  }
}
