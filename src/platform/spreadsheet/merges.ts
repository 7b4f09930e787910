import type { ByteStream } from '../byte-stream.ts'
import { columnOf } from './reference.ts'
import { WorkbookProblem } from './problem.ts'

/** Cells that were joined into one, all ends included; rows count from 1, columns from 0. */
export interface Merge {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

const AFTER_ROWS = /<(?:\w+:)?sheetData\s*\/>|<\/(?:\w+:)?sheetData\s*>/
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g

/** More text behind the rows than this is no list of merged cells. */
const LONGEST_TAIL = 1 << 24

/**
 * Merged cells stand in a sheet behind its rows, which need them: a first walk through the sheet
 * skips the rows without parsing them and reads what follows.
 *
 * @throws {WorkbookProblem} TOO_MANY_MERGES
 */
export const readMerges = async (sheet: ByteStream, limit: number): Promise<readonly Merge[]> => {
  const decoder = new TextDecoder()
  let [tail, behind] = ['', false]
  for await (const chunk of sheet) {
    tail += decoder.decode(chunk, { stream: true })
    if (behind) {
      if (tail.length > LONGEST_TAIL) throw new WorkbookProblem('TOO_MANY_MERGES')
      continue
    }
    const end = AFTER_ROWS.exec(tail)
    behind = end !== null
    // The mark may lie across two pieces.
    tail = end === null ? tail.slice(-40) : tail.slice(end.index + end[0].length)
  }
  const merges = [...(behind ? tail : '').matchAll(MERGE)].map(([, from, first, to, last]) => ({
    fromRow: Number(first),
    toRow: Number(last),
    fromColumn: columnOf(from ?? ''),
    toColumn: columnOf(to ?? ''),
  }))
  if (merges.length > limit) throw new WorkbookProblem('TOO_MANY_MERGES')
  return merges.sort((one, other) => one.fromRow - other.fromRow)
}
