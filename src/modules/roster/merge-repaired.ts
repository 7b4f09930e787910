import { type Bucket, bucketOf } from './bucket.ts'
import { cleanText } from './clean-cell.ts'
import type { DraftRow } from './draft-row.ts'
import { fault, type Finding, findingAt } from './finding.ts'
import { rowKey, rowOfKey } from '#platform/table-file/index.ts'

/** What is known of the list that is being repaired. */
export interface KnownRows {
  /** Short name of the list. */
  readonly roster: string
  /** Its last row; rows that are new get numbers after it. */
  readonly lastRow: number
  /** Where a row stands now, or `undefined` when the list has no such row. */
  bucketOf(row: number): Bucket | undefined
}

export type Merged =
  /** Takes the place of the row with this key. */
  | { readonly outcome: 'replaces'; readonly row: DraftRow }
  /** Has no key: a row that the list did not have. */
  | { readonly outcome: 'added'; readonly row: DraftRow }
  /** Of a row that needed no repair; that row stays as it is. */
  | { readonly outcome: 'untouched'; readonly row: number; readonly finding: Finding }
  /** Belongs nowhere; nothing is done with it. */
  | { readonly outcome: 'refused'; readonly finding: Finding }

/** Row and findings count as those of the list and no longer of the file that repairs it. */
const renumbered = (draft: DraftRow, row: number, key: string): DraftRow => ({
  ...draft,
  row,
  key,
  findings: draft.findings.map((finding) => ({ ...finding, row })),
})

/**
 * Puts repaired rows in their places, by the keys they were given out with. Good rows are never
 * touched, whatever the file says of them. One merger goes through one file.
 *
 * @param keyColumn of the repaired file; without one every row is new.
 */
export const repairMerger = (
  known: KnownRows,
  keyColumn: number | undefined,
): ((draft: DraftRow) => Merged) => {
  const used = new Map<number, number>()
  let added = 0
  return (draft) => {
    const key = keyColumn === undefined ? '' : cleanText(draft.texts[keyColumn] ?? '').text
    const finding = (code: 'KEY_UNKNOWN' | 'KEY_REPEATED' | 'KEY_OF_GOOD_ROW', at?: number) =>
      findingAt(
        { row: draft.row, column: keyColumn, field: 'rowKey', original: key },
        fault(code, at === undefined ? {} : { at }),
      )
    if (key === '') {
      added += 1
      const row = known.lastRow + added
      return { outcome: 'added', row: renumbered(draft, row, rowKey(known.roster, row)) }
    }
    const row = rowOfKey(known.roster, key)
    const bucket = row === undefined ? undefined : known.bucketOf(row)
    if (row === undefined || bucket === undefined)
      return { outcome: 'refused', finding: finding('KEY_UNKNOWN') }
    const before = used.get(row)
    if (before !== undefined)
      return { outcome: 'refused', finding: finding('KEY_REPEATED', before) }
    used.set(row, draft.row)
    if (bucket === 'payable')
      return { outcome: 'untouched', row, finding: finding('KEY_OF_GOOD_ROW') }
    return { outcome: 'replaces', row: renumbered(draft, row, key) }
  }
}

/** Rows by where they stand. */
export const countBuckets = (rows: Iterable<DraftRow>): Readonly<Record<Bucket, number>> => {
  const counts = { payable: 0, toConfirm: 0, notPayable: 0 }
  for (const { findings } of rows) counts[bucketOf(findings)] += 1
  return counts
}
