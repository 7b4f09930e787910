import type { Transaction } from '#platform/db.ts'
import { refreshStatistics } from '#platform/statistics.ts'
import { type Roster, saveRoster } from './store.ts'

/** A list was read to its end: how many people it has, for whoever looks and for the database. */
export const endReading = async (
  tx: Transaction,
  read: Roster,
  people: number,
): Promise<Roster> => {
  const roster = { ...read, rowCount: people }
  await saveRoster(tx, roster)
  await refreshStatistics(tx, 'roster.row', people)
  return roster
}
