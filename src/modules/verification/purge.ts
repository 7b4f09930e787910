import type { Transaction } from '#platform/db.ts'
import { deleteCodesBefore } from './store-code.ts'
import { deleteSessionsBefore } from './store-terminal.ts'

/** How long an ended code is still answered as expired rather than as unknown. */
const REMEMBER = { minutes: 10 } as const

/** Forgets codes and terminal sessions whose time has passed. Safe to run at any time. */
export const purgeCodes = async (tx: Transaction, at: Temporal.Instant): Promise<void> => {
  await deleteCodesBefore(tx, at.subtract(REMEMBER))
  await deleteSessionsBefore(tx, at.subtract(REMEMBER))
}
