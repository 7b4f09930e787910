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

const ENOUGH = 1 << 15

/** Puts many short texts together and encodes them at once: a call for each line costs far more. */
export class Chunks {
  readonly #encode: (text: string) => Uint8Array
  #text = ''

  constructor(encode: (text: string) => Uint8Array) {
    this.#encode = encode
  }

  /** Takes a text; answers a chunk when there is enough for one. */
  add(text: string): Uint8Array | undefined {
    this.#text += text
    return this.#text.length < ENOUGH ? undefined : this.rest()
  }

  rest(): Uint8Array {
    const chunk = this.#encode(this.#text)
    this.#text = ''
    return chunk
  }
}
