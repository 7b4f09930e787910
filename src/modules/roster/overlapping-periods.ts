/** 发放期 that share a day with one: a month is part of its quarter, and both of their year. */
export const overlappingPeriods = (period: string): readonly string[] => {
  const [, year = '', quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d\d))?$/.exec(period) ?? []
  if (year === '') return [period]
  const monthOf = (number: number): string => `${year}-${String(number).padStart(2, '0')}`
  const quarters = [1, 2, 3, 4].filter(
    (one) =>
      (quarter === undefined || Number(quarter) === one) &&
      (month === undefined || Math.ceil(Number(month) / 3) === one),
  )
  const months =
    month === undefined
      ? quarters.flatMap((one) => [one * 3 - 2, one * 3 - 1, one * 3])
      : [Number(month)]
  return [year, ...quarters.map((one) => `${year}-Q${one}`), ...months.map(monthOf)]
}
