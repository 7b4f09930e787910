import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Sql, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { newListName } from '#platform/table-file/index.ts'
import { endReading } from './end-reading.ts'
import { moveCells } from './row-cells.ts'
import { copyRows, insertRoster, type Roster, type StoredRow } from './store.ts'
import { carryFindings, currentRows } from './store-current-rows.ts'

/** A row of a list that follows, and the row it stands for. */
export interface RowPair {
  readonly rowId: string
  readonly fromRowId: string
}

export interface Followed {
  readonly roster: Roster
  readonly pairs: readonly RowPair[]
}

/** Enough for one statement, little enough to stay in memory many times over. */
const PIECE = 5000

/** The rows under new ids, entered with what was found of them. */
const copyPiece = async (
  tx: Transaction,
  pii: PersonalInformation,
  { id: rosterId, madeAt }: Roster,
  rows: readonly StoredRow[],
): Promise<readonly RowPair[]> => {
  const pairs = rows.map(({ id }) => ({ rowId: uuidv7(madeAt), fromRowId: id }))
  const copies = rows.map((row, i): StoredRow => {
    const id = pairs[i]?.rowId ?? ''
    return Object.assign({}, row, {
      id,
      revision: 0,
      cellsSealed: moveCells(pii, row.id, id, row.cellsSealed),
    })
  })
  await copyRows(tx, rosterId, copies)
  await carryFindings(
    tx,
    rosterId,
    pairs.map(({ rowId, fromRowId }) => ({ from: fromRowId, to: rowId })),
  )
  return pairs
}

/**
 * 后续名册: the rows of a list that were not handed over, on a list of their own, under their old
 * numbers, with what was found of them; to be checked, repaired, put up and handed over like any
 * other (Art. 13). `undefined` where no row is wanted.
 *
 * @param wanted a relation: `row_id`
 */
export const followRoster = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  roster: Roster,
  wanted: Sql,
): Promise<Followed | undefined> => {
  const { at, actor } = context
  const follower: Roster = {
    ...roster,
    id: uuidv7(at),
    shortName: newListName('R'),
    status: 'reading',
    rowCount: 0,
    madeBy: actor.id,
    madeAt: at,
    checkRun: 0,
    checkedAt: undefined,
  }
  const pairs: RowPair[] = []
  for (let after = 0; ;) {
    const rows = await currentRows(tx, roster.id, wanted, { after, limit: PIECE })
    const end = rows.at(-1)
    if (end === undefined) break
    if (pairs.length === 0) await insertRoster(tx, follower)
    pairs.push(...(await copyPiece(tx, pii, follower, rows)))
    after = end.number
  }
  if (pairs.length === 0) return undefined
  const made = await endReading(tx, follower, pairs.length)
  await audit(tx, context, {
    action: 'roster.follow',
    subjectKind: 'roster',
    subjectId: made.id,
    decision: { granted: true, basis: 'YKT-13' },
    detail: { follows: roster.id, rows: pairs.length },
  })
  return { roster: made, pairs }
}
