import type { ActionContext } from '#platform/audit.ts'
import { readingOf } from './change-rows.ts'
import { columnsOf } from './column-map.ts'
import type { ShownRow } from './pages-roster-rows.ts'
import { mapOfLayout } from './roster-layout.ts'
import { openCells, type RowCells } from './row-cells.ts'
import { listedRow, type ListedRow, listRows, type RowFilter } from './store-listed.ts'
import type { Roster } from './store.ts'
import type { IntakeDeps } from './take-file.ts'

const FIELDS_READ = ['name', 'identityNumber'] as const

/**
 * A page of rows with name and number as the list has them; whoever is named finds it in their
 * records.
 */
export const shownRows = (
  { db, pii }: IntakeDeps,
  context: ActionContext,
  roster: Roster,
  { filter, page }: { filter: RowFilter; page: { after: number; limit: number } },
): Promise<readonly ShownRow[]> =>
  db.transaction(async (tx) => {
    const rows = await listRows(tx, roster.id, filter, page)
    const people = new Set(rows.flatMap(({ personId }) => personId ?? []))
    const access = readingOf(context, roster.id)
    const proof = await pii.recordAccesses(tx, access, [...people], FIELDS_READ)
    const columns = roster.layout === undefined ? undefined : columnsOf(mapOfLayout(roster.layout))
    return rows.map((row) => {
      const { texts = [] } =
        row.cellsSealed === undefined ? {} : openCells(pii, proof, row.id, row.cellsSealed)
      return Object.assign(row, {
        name: texts[columns?.get('name') ?? -1],
        identityNumber: texts[columns?.get('identityNumber') ?? -1],
      })
    })
  })

/** One row with all its cells, to be put right. */
export const shownRow = (
  { db, pii }: IntakeDeps,
  context: ActionContext,
  rosterId: string,
  number: number,
): Promise<{ readonly row: ListedRow; readonly cells: RowCells } | undefined> =>
  db.transaction(async (tx) => {
    const row = await listedRow(tx, rosterId, number)
    if (row === undefined) return undefined
    const people = row.personId === undefined ? [] : [row.personId]
    const access = readingOf(context, rosterId)
    const proof = await pii.recordAccesses(tx, access, people, FIELDS_READ)
    const cells =
      row.cellsSealed === undefined
        ? { texts: [], findings: [] }
        : openCells(pii, proof, row.id, row.cellsSealed)
    return { row, cells }
  })
