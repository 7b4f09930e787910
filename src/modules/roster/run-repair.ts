import type { Bucket } from './bucket.ts'
import { columnsOf } from './column-map.ts'
import type { DraftRow } from './draft-row.ts'
import type { RepairOutcome } from './intake.ts'
import { refusedBecause, refusedFile } from './intake-refusal.ts'
import { repairMerger } from './merge-repaired.ts'
import { readRoster } from './read-roster.ts'
import { decideRoster } from './roster.ts'
import { IntakeRefused, type IntakeRun } from './intake-run.ts'
import { waitingNumbers } from './store-findings.ts'
import { lockRoster, revisionsOf, saveRoster } from './store.ts'
import { RowWriter } from './write-rows.ts'

const count = (rows: readonly { readonly outcome: string }[], outcome: string): number =>
  rows.filter((one) => one.outcome === outcome).length

/** Repaired rows with where they belong; nothing is written yet. */
const merged = async (run: IntakeRun, known: Parameters<typeof repairMerger>[0]) => {
  const look = await run.look()
  const keyColumn = columnsOf(look.outlook.map).get('rowKey')
  const merge = repairMerger(known, keyColumn)
  const rows: ReturnType<typeof merge>[] = []
  for await (const event of readRoster(look.outlook.rows, run.reading(look, known.roster))) {
    if (event.kind === 'refused') throw new IntakeRefused(refusedFile(event.refusal))
    if (event.kind === 'end') break
    rows.push(...event.rows.map(merge))
    await run.advance({ phase: 'counting', peopleDone: rows.length })
  }
  return rows
}

/** Our own columns of a file of repairs are no part of the list. */
const withoutOwn = (row: DraftRow, width: number): DraftRow => ({
  ...row,
  texts: row.texts.slice(0, width),
})

/**
 * 合并修改后的行: rows that were given out come back by their keys and take their places; good rows
 * are never touched; all of the file or nothing of it (O10).
 */
export const runRepair = async (run: IntakeRun, rosterId: string): Promise<void> => {
  const { db, pii } = run.deps
  // Done before, and only the checks were interrupted.
  if (run.intake.outcome !== undefined) return
  await db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (roster === undefined || !canChange(roster.status))
      throw new IntakeRefused(refusedBecause('ROSTER_CLOSED'))
    const waiting = await waitingNumbers(tx, rosterId)
    const { revisions, lastRow } = await revisionsOf(tx, rosterId)
    const bucketOf = (row: number): Bucket | undefined =>
      revisions.has(row) ? (waiting.get(row) ?? 'payable') : undefined
    const all = await merged(run, { roster: roster.shortName, lastRow, bucketOf })
    const width = roster.layout?.headings.length ?? 0
    const rows = all.flatMap((one) =>
      one.outcome === 'replaces' || one.outcome === 'added'
        ? [withoutOwn(one.row, width === 0 ? one.row.texts.length : width)]
        : [],
    )
    const writer = new RowWriter(pii, roster, { cells: 'all' })
    await writer.take(tx, rows, (row) => {
      const before = revisions.get(row)
      return before === undefined ? 0 : before + 1
    })
    const outcome: RepairOutcome = {
      replaced: count(all, 'replaces'),
      added: count(all, 'added'),
      untouched: count(all, 'untouched'),
      refused: count(all, 'refused'),
    }
    await saveRoster(tx, { ...roster, rowCount: roster.rowCount + outcome.added })
    await run.advance({ phase: 'storing', peopleDone: rows.length, outcome }, tx)
  })
}

/** Rows can be repaired until the list is put up. */
export const canChange = (status: Parameters<typeof decideRoster>[0]): boolean =>
  status === 'reading' || status === 'judged'
