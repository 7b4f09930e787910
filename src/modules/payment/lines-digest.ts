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

/** The same over lines that are in memory, in the order of their ids. */
export class LinesHash {
  readonly #hash = createHash('sm3')
  #lineCount = 0
  #totalFen = 0n

  add(lines: readonly Line[]): void {
    if (lines.length === 0) return
    this.#hash.update(`${lines.map(canonical).join('\n')}\n`)
    this.#lineCount += lines.length
    for (const { amountFen } of lines) this.#totalFen += amountFen
  }

  end(): LinesDigest {
    const [lineCount, totalFen] = [this.#lineCount, this.#totalFen]
    return {
      digest: this.#hash.update(`${lineCount}|${totalFen}`).digest('hex'),
      lineCount,
      totalFen,
    }
  }
}

/**
 * What is signed and what is sent: SM3 over every line in the order of the ids, then their number
 * and their sum (P8).
 */
export const digestOfLines = async (handle: Handle, range: LineRange): Promise<LinesDigest> => {
  const hash = new LinesHash()
  for await (const lines of linesOf(handle, range)) hash.add(lines)
  return hash.end()
}
