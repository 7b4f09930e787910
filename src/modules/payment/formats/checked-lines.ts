import type { InstructionHead, InstructionLine, Lines } from './bank-format.ts'
import { assertHead, type LineFault, TotalsDiffer, UnwritableLine } from './line-check.ts'

/**
 * Hands the lines on to a writer, each only when it can be written and comes after the last one.
 *
 * @throws {UnwritableLine} and, after the last line, {TotalsDiffer}.
 */
export async function* checkedLines(
  head: InstructionHead,
  lines: Lines,
  faultOf: (line: InstructionLine) => LineFault | undefined,
): AsyncGenerator<InstructionLine> {
  assertHead(head)
  let [last, count, sumFen] = ['', 0, 0n]
  for await (const line of lines) {
    const fault = line.lineId > last ? faultOf(line) : 'ORDER'
    if (fault !== undefined) throw new UnwritableLine(line.lineId, fault)
    last = line.lineId
    count += 1
    sumFen += line.amountFen
    yield line
  }
  const { totals } = head
  if (count !== totals.count || sumFen !== totals.sumFen)
    throw new TotalsDiffer(`${head.fileNumber}: ${count} lines came, ${totals.count} were told`)
}

const ENOUGH = 1 << 16

/** Puts many short pieces together, so that few long ones travel. */
export class Chunks {
  #pieces: Uint8Array[] = []
  #bytes = 0

  /** Takes a piece; answers a chunk when there is enough for one. */
  add(piece: Uint8Array): Uint8Array | undefined {
    this.#pieces.push(piece)
    this.#bytes += piece.length
    return this.#bytes < ENOUGH ? undefined : this.rest()
  }

  rest(): Uint8Array {
    const chunk = Buffer.concat(this.#pieces, this.#bytes)
    this.#pieces = []
    this.#bytes = 0
    return chunk
  }
}
