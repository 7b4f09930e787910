import { sql, type Transaction } from '#platform/db.ts'

/** Marks a terminal as one of the sandbox; whether there is such a terminal. */
export const markAsSandbox = async (tx: Transaction, terminalId: string): Promise<boolean> =>
  (await tx.run(sql`update verification.terminal set sandbox = true where id = ${terminalId}`)) ===
  1
