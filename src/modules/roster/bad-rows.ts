import { grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { readingOf } from './change-rows.ts'
import { exportFindings, type RepairRow } from './export-findings.ts'
import type { Finding } from './finding.ts'
import { headingOf, mapOfLayout } from './roster-layout.ts'
import { openCells } from './row-cells.ts'
import { rowKey, type TableFile, type TableShape } from '#platform/table-file/index.ts'
import { type ListedRow, listRows } from './store-listed.ts'
import { findRoster, type Roster } from './store.ts'
import type { IntakeDeps } from './take-file.ts'
import { isCheck, ROSTER_CHECKS } from './roster-check.ts'

/** Rows that are read at once. */
const PIECE = 2000
/** A file of more rows is no list of what people mend by hand. */
export const MOST_BAD_ROWS = 100_000

const shapeOf = ({ fileFormat, layout }: Roster): TableShape =>
  fileFormat === 'xlsx'
    ? { format: 'xlsx' }
    : {
        format: 'csv',
        encoding: layout?.encoding ?? 'utf-8',
        delimiter: layout?.delimiter ?? ',',
      }

/** What counts of a row now: of the reading in its own words, of the checks in theirs. */
const findingsOf = ({ findings }: ListedRow, read: readonly Finding[]): RepairRow['findings'] => {
  const open = findings.filter(({ severity, confirmed }) => severity !== 'mended' && !confirmed)
  return open.flatMap(({ code }): RepairRow['findings'] => {
    if (!isCheck(code)) return read.filter((one) => one.code === code)
    const { severity, zh, nextZh } = ROSTER_CHECKS[code]
    return [{ severity, messageZh: `${zh}。${nextZh}。` }]
  })
}

/** Opens the cells of rows, with a record for everybody whom the register knows. */
const openRows = async (
  tx: Transaction,
  { pii }: IntakeDeps,
  context: ActionContext,
  roster: Roster,
  rows: readonly ListedRow[],
): Promise<readonly RepairRow[]> => {
  const people = new Set(rows.flatMap(({ personId }) => personId ?? []))
  const access = readingOf(context, roster.id)
  const fields = ['name', 'identityNumber'] as const
  const proof = await pii.recordAccesses(tx, access, [...people], fields)
  return rows.flatMap((row) => {
    if (row.cellsSealed === undefined) return []
    const cells = openCells(pii, proof, row.id, row.cellsSealed)
    return [
      {
        key: rowKey(roster.shortName, row.number),
        texts: cells.texts,
        findings: findingsOf(row, cells.findings),
      },
    ]
  })
}

/**
 * 只下载有问题的行: every row that waits, in the format in which the list came, with what is wrong
 * and its key (O11). Who has fetched it stands in the records of everybody named.
 *
 * @returns `undefined` when there is no such list, or it was brought before layouts were kept.
 */
export const badRows = (
  deps: IntakeDeps,
  context: ActionContext,
  rosterId: string,
): Promise<(TableFile & { readonly roster: Roster }) | undefined> =>
  deps.db.transaction(async (tx) => {
    const roster = await findRoster(tx, rosterId)
    if (roster?.layout === undefined) return undefined
    const rows: RepairRow[] = []
    for (const bucket of ['notPayable', 'toConfirm'] as const) {
      const filter = { bucket, code: undefined, number: undefined }
      for (let after = 0; rows.length < MOST_BAD_ROWS;) {
        const listed = await listRows(tx, rosterId, filter, { after, limit: PIECE })
        const last = listed.at(-1)
        if (last === undefined) break
        rows.push(...(await openRows(tx, deps, context, roster, listed)))
        after = last.number
      }
    }
    await audit(tx, context, {
      action: 'roster.export',
      subjectKind: 'roster',
      subjectId: rosterId,
      decision: grant('YKT-13', undefined),
      detail: { rows: rows.length },
    })
    const { layout } = roster
    const file = await exportFindings(
      shapeOf(roster),
      headingOf(layout),
      mapOfLayout(layout),
      rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    )
    return { ...file, roster }
  })
