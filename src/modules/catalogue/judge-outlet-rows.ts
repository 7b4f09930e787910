import { listOutlets, listRegions } from '#modules/organisation/index.ts'
import type { Judging } from './judge-place-rows.ts'
import { enterNewOutlet } from './keep-outlets.ts'
import { columnsOf } from './list-columns.ts'
import type { ImportRow } from './list-import.ts'
import { knownOutlet, outletRowFaults, readOutletRow } from './outlet-row.ts'
import { doubleFaults, rowFault } from './place-row.ts'
import type { BroughtRow } from './read-list-file.ts'
import { oneOutletFilingAtATime, waitingOutlets } from './store-outlet-entry.ts'

/** Judges rows of a list of outlets of one bank, files the good ones, and says what is wrong. */
export const judgeOutletRows = async (
  { tx, context, by }: Judging,
  heading: readonly string[],
  rows: readonly BroughtRow[],
): Promise<readonly ImportRow[]> => {
  const { agencyCode, staffId } = by
  const world = { regions: await listRegions(tx) }
  const columns = columnsOf(heading)
  const drafts = rows.map(({ texts }) => readOutletRow(texts, columns, world))
  await oneOutletFilingAtATime(tx, agencyCode)
  const there = [
    ...(await listOutlets(tx, { agencyCode })),
    ...(await waitingOutlets(tx, agencyCode)),
  ]
  const doubles = doubleFaults(
    drafts.map(({ content }) => knownOutlet(agencyCode, content)),
    there.map((one) => knownOutlet(agencyCode, one)),
  )
  const judged: ImportRow[] = []
  for (const [at, { row, texts, doubtful }] of rows.entries()) {
    const draft = drafts[at]
    if (draft === undefined) throw new Error('every row has a draft')
    const double = doubles[at]
    const faults = [
      ...outletRowFaults(draft, world),
      ...(double === undefined ? [] : [rowFault(double)]),
      ...(doubtful ? [rowFault('CELLS_DOUBTFUL')] : []),
    ]
    const entry =
      faults.length > 0
        ? undefined
        : await enterNewOutlet(tx, context, { agencyCode, content: draft.content, staffId })
    judged.push({ row, texts, faults, entryId: entry?.id })
  }
  return judged
}
