import { Sm3 } from '#platform/crypto/sm3.ts'

/** What a statement is about: one programme and period in one village or street of a region. */
export interface StatementScope {
  readonly programmeCode: string
  readonly payPeriod: string
  /** Where the list was made for: two regions can have a village of one name. */
  readonly regionCode: string
  readonly village: string
}

/** One who was paid, as the paper has it: nothing that names them to a stranger. */
export interface StatementRow {
  readonly maskedName: string
  readonly amountFen: bigint
  readonly paidOn: Temporal.PlainDate
  readonly subItem: string
}

/** A group of a statement. */
export interface StatementGroup {
  readonly subItem: string
  readonly count: number
  readonly totalFen: bigint
}

export const totalOf = (rows: readonly Pick<StatementRow, 'amountFen'>[]): bigint =>
  rows.reduce((total, { amountFen }) => total + amountFen, 0n)

/**
 * 分项合计: only where every group is large enough that nobody is known by a sum (PIPL 51); one
 * small group and there is none at all, since it would follow from the others and the total.
 */
export const groupsOf = (
  rows: readonly StatementRow[],
  smallest: number,
): readonly StatementGroup[] => {
  const groups = [...Map.groupBy(rows, ({ subItem }) => subItem)].map(([subItem, some]) => ({
    subItem,
    count: some.length,
    totalFen: totalOf(some),
  }))
  return groups.length > 1 && groups.every(({ count }) => count >= smallest) ? groups : []
}

/** Whether number and sum of a statement may be told to anybody who asks. */
export const mayTellTotals = (count: number, smallest: number): boolean => count >= smallest

/** SM3 over what stands on the paper, in its order; hexadecimal. */
export const statementDigest = (
  { programmeCode, payPeriod, regionCode, village }: StatementScope,
  rows: readonly StatementRow[],
): string => {
  const hash = new Sm3().update(JSON.stringify([programmeCode, payPeriod, regionCode, village]))
  for (const { maskedName, amountFen, paidOn, subItem } of rows)
    hash.update(`\n${JSON.stringify([maskedName, String(amountFen), paidOn.toString(), subItem])}`)
  return hash.hex()
}
