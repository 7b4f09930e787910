import { Sm3 } from '#platform/crypto/sm3.ts'
import type { Handle } from '#platform/db.ts'
import { oneAhead } from '#platform/one-ahead.ts'
import {
  type CanonicalLines,
  canonicalLine,
  canonicalLinesOf,
  type Line,
  type LineRange,
} from './store-lines.ts'

export interface LinesDigest {
  /** SM3, hexadecimal. */
  readonly digest: string
  readonly lineCount: number
  readonly totalFen: bigint
}

/** The digest of lines as they come, in the order of their ids. */
export class LinesHash {
  readonly #hash = new Sm3()
  #lineCount = 0
  #totalFen = 0n

  add(lines: readonly Line[]): void {
    if (lines.length === 0) return
    this.addCanonical({
      text: lines.map(canonicalLine).join('\n'),
      lineCount: lines.length,
      totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0n),
    })
  }

  addCanonical({ text, lineCount, totalFen }: CanonicalLines): void {
    this.#hash.update(text).update('\n')
    this.#lineCount += lineCount
    this.#totalFen += totalFen
  }

  end(): LinesDigest {
    const [lineCount, totalFen] = [this.#lineCount, this.#totalFen]
    return {
      digest: this.#hash.update(`${lineCount}|${totalFen}`).hex(),
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
  for await (const piece of oneAhead(canonicalLinesOf(handle, range))) hash.addCanonical(piece)
  return hash.end()
}
