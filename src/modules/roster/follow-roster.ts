import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Sql, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { shortNameOf } from './import-roster.ts'
import { CELLS_COLUMN } from './row-cells.ts'
import { copyRows, insertRoster, type Roster, saveRoster } from './store.ts'
import { copyJudgements, type RowPair, rowsToCopy } from './store-rows.ts'

export interface Followed {
  readonly roster: Roster
  readonly pairs: readonly RowPair[]
}

/** The cells go from one sealed place to another; nobody reads them. */
const CARRIED = { recorded: true } as const

const moveCells = (
  pii: PersonalInformation,
  { rowId, fromRowId }: RowPair,
  sealed: Uint8Array | null,
): Buffer | undefined => {
  if (sealed === null) return undefined
  const binding = { column: CELLS_COLUMN, rowId: fromRowId }
  const { cells } = pii.open(CARRIED, { cells: { field: 'name', binding, sealed } })
  return pii.seal({ column: CELLS_COLUMN, rowId }, cells.reveal())
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
    shortName: shortNameOf(),
    status: 'reading',
    rowCount: 0,
    madeBy: actor.id,
    madeAt: at,
    checkRun: 0,
  }
  const pairs: RowPair[] = []
  for await (const rows of rowsToCopy(tx, roster.id, wanted)) {
    if (pairs.length === 0) await insertRoster(tx, follower)
    const copies = rows.map((row) => ({ row, rowId: uuidv7(at), fromRowId: row.id }))
    await copyRows(
      tx,
      follower.id,
      copies.map(({ row, ...pair }) => ({
        id: pair.rowId,
        number: row.number,
        revision: 0,
        identityIndex: row.identity_index ?? undefined,
        nameIndex: row.name_index ?? undefined,
        personId: row.person_id ?? undefined,
        amountFen: row.amount_fen ?? undefined,
        subItem: row.sub_item,
        village: row.village,
        quantityThousandths: row.quantity_thousandths ?? undefined,
        cellsSealed: moveCells(pii, pair, row.cells_sealed),
      })),
    )
    await copyJudgements(tx, follower.id, copies)
    pairs.push(...copies.map(({ rowId, fromRowId }) => ({ rowId, fromRowId })))
  }
  if (pairs.length === 0) return undefined
  const made = { ...follower, rowCount: pairs.length }
  await saveRoster(tx, made)
  await audit(tx, context, {
    action: 'roster.follow',
    subjectKind: 'roster',
    subjectId: made.id,
    decision: { granted: true, basis: 'YKT-13' },
    detail: { follows: roster.id, rows: pairs.length },
  })
  return { roster: made, pairs }
}
