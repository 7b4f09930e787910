import type { InstructionHead, InstructionLine } from './bank-format.ts'
import { assertHead, type LineFault, TotalsDiffer, UnwritableLine } from './line-check.ts'

/** Looks at the lines of a file as they are written: each can be written, and comes in order. */
export class LineCheck {
  readonly #head: InstructionHead
  readonly #faultOf: (line: InstructionLine) => LineFault | undefined
  #last = ''
  #count = 0
  #sumFen = 0n

  /** @throws {RangeError} for a head that no file can have. */
  constructor(head: InstructionHead, faultOf: (line: InstructionLine) => LineFault | undefined) {
    assertHead(head)
    this.#head = head
    this.#faultOf = faultOf
  }

  /** @throws {UnwritableLine} */
  add(line: InstructionLine): void {
    const fault = line.lineId > this.#last ? this.#faultOf(line) : 'ORDER'
    if (fault !== undefined) throw new UnwritableLine(line.lineId, fault)
    this.#last = line.lineId
    this.#count += 1
    this.#sumFen += line.amountFen
  }

  /** After the last line. @throws {TotalsDiffer} */
  end(): void {
    const { totals, fileNumber } = this.#head
    if (this.#count !== totals.count || this.#sumFen !== totals.sumFen)
      throw new TotalsDiffer(`${fileNumber}: ${this.#count} lines came, ${totals.count} were told`)
  }
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
