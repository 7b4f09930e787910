import { sql, type Transaction } from './db.ts'

/** Fewer new rows change little of how statements are best run. */
const MANY = 10_000

/**
 * Has the database look at a table again once many rows were entered, so that it plans by what
 * there is now.
 *
 * @param table with its schema, such as `payment.line`; never from outside.
 */
export const refreshStatistics = async (
  tx: Transaction,
  table: string,
  added: number,
): Promise<void> => {
  if (added > MANY) await tx.run(sql`select platform.refresh_statistics(${table}::regclass)`)
}
