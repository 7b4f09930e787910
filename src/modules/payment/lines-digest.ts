import { createHash } from 'node:crypto'
import type { Handle } from '#platform/db.ts'
import type { Line } from './store-lines.ts'
import { type LineRange, linesOf } from './store-lines.ts'

/** One line in its canonical form: all that decides who is paid what, and by which right. */
const canonical = (line: Line): string =>
  [
    line.id,
    line.personId,
    line.amountFen,
    line.bankCode,
    line.accountId,
    line.assignmentId,
    line.reissueOf ?? '',
  ].join('|')

export interface LinesDigest {
  /** SM3, hexadecimal. */
  readonly digest: string
  readonly lineCount: number
  readonly totalFen: bigint
}

/**
 * What is signed and what is sent: SM3 over every line in the order of the ids, then their number
 * and their sum (P8).
 */
export const digestOfLines = async (handle: Handle, range: LineRange): Promise<LinesDigest> => {
  const hash = createHash('sm3')
  let lineCount = 0
  let totalFen = 0n
  for await (const lines of linesOf(handle, range)) {
    hash.update(`${lines.map(canonical).join('\n')}\n`)
    lineCount += lines.length
    for (const { amountFen } of lines) totalFen += amountFen
  }
  const digest = hash.update(`${lineCount}|${totalFen}`).digest('hex')
  return { digest, lineCount, totalFen }
}
