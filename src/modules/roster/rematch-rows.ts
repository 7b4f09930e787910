import { uuidv7 } from '#kernel/ids.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { moveCells } from './row-cells.ts'
import { copyRows } from './store.ts'
import { carryFindings, rowsToRematch } from './store-current-rows.ts'

/**
 * Rows of people whom the register did not have when they were read, and has now; or has under
 * another entry since two became one. The row is the same, with whom it is about.
 */
export const rematchRows = async (
  tx: Transaction,
  pii: PersonalInformation,
  rosterId: string,
  at: Temporal.Instant,
): Promise<void> => {
  const rows = await rowsToRematch(tx, rosterId)
  if (rows.length === 0) return
  const moved = rows.map((row) => ({ row, to: uuidv7(at) }))
  await copyRows(
    tx,
    rosterId,
    moved.map(({ row, to }) => ({
      ...row,
      id: to,
      revision: row.revision + 1,
      cellsSealed: moveCells(pii, row.id, to, row.cellsSealed),
    })),
  )
  await carryFindings(
    tx,
    rosterId,
    moved.map(({ row, to }) => ({ from: row.id, to })),
  )
}
