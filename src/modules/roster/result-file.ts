import { csvLine } from '#platform/csv.ts'
import type { Handle } from '#platform/db.ts'
import type { Bucket } from './bucket.ts'
import { rowKey } from '#platform/table-file/index.ts'
import { type ListedRow, listRows } from './store-listed.ts'
import type { Roster } from './store.ts'
import { wordsOf } from './words-of-finding.ts'

/** Rows of one file of results; behind the last of them the next one begins. */
export const RESULT_ROWS = 50_000
const PIECE = 5000

const bucketOfRow = ({ findings }: ListedRow): Bucket => {
  const open = findings.filter(({ confirmed }) => !confirmed)
  if (open.some(({ severity }) => severity === 'refuse')) return 'notPayable'
  return open.some(({ severity }) => severity === 'confirm') ? 'toConfirm' : 'payable'
}

const lineOf = (roster: Roster, row: ListedRow): string => {
  const open = row.findings.filter(({ severity, confirmed }) => severity !== 'mended' && !confirmed)
  const words = open.map(({ code }) => wordsOf(code))
  return csvLine(
    [
      String(row.number),
      rowKey(roster.shortName, row.number),
      bucketOfRow(row),
      open.map(({ code }) => code).join(' '),
      words.map(({ what }) => what).join('；'),
      words.map(({ next }) => next).join('；'),
    ],
    ',',
  )
}

const HEADING = csvLine(['row', 'key', 'result', 'codes', 'reasons', 'actions'], ',')

/** What a file begins with, for the reference. */
export const RESULT_EXAMPLE = `${HEADING}2,${rowKey('R1A2B3C', 2)},payable,,,\r\n`

/** 逐行结果 (csv): where each row stands, why, and what to do; nothing of a person. */
export const resultFile = async (
  handle: Handle,
  roster: Roster,
  after: number,
): Promise<Buffer> => {
  const lines = [HEADING]
  const every = { bucket: undefined, code: undefined, number: undefined }
  for (let last = after; lines.length <= RESULT_ROWS;) {
    const limit = Math.min(PIECE, RESULT_ROWS + 1 - lines.length)
    const rows = await listRows(handle, roster.id, every, { after: last, limit })
    const end = rows.at(-1)
    if (end === undefined) break
    lines.push(...rows.map((row) => lineOf(roster, row)))
    last = end.number
  }
  return Buffer.from(lines.join(''))
}
