import { Sm3 } from '#platform/crypto/sm3.ts'
import type { InstructionHead, InstructionLine, Lines, Totals } from './bank-format.ts'
import { CURRENCY, UnwritableLine } from './line-check.ts'

/** What is approved of a head. File number, incarnation and hour belong to one file only. */
export type ApprovedHead = Pick<
  InstructionHead,
  'batchReference' | 'bankCode' | 'programme' | 'period' | 'payOn' | 'payer'
>

export interface LinesSeal {
  /** 64 hexadecimal digits. */
  readonly sm3: string
  readonly totals: Totals
}

const ENCODING = 'yikatong payment lines 1'
const ENOUGH = 1 << 15

/** Each value with its length in bytes before it: no two lists of values have the same text. */
const encode = (values: readonly string[]): string =>
  values.map((value) => `${Buffer.byteLength(value)}:${value}`).join('')

/**
 * 明细摘要: the one digest of the lines that are approved, written and sent (P8). It covers what
 * the lines have in common, every value of every line, their count and their total. The lines come
 * in ascending order of their id, so that the digest depends on no other order and needs no memory,
 * and so that no line can come twice.
 */
export class LinesDigest {
  readonly #hash = new Sm3()
  #pending: string
  #last = ''
  #count = 0
  #sumFen = 0n

  constructor(head: ApprovedHead) {
    const { programme, payer } = head
    const of = [head.batchReference, head.bankCode, programme.code, programme.name, head.period]
    const from = [head.payOn.toString(), CURRENCY, payer.name, payer.accountNumber]
    this.#pending = encode([ENCODING, ...of, ...from])
  }

  /** @throws {UnwritableLine} for a line out of order or with half a character in it. */
  add(line: InstructionLine): void {
    const { lineId, accountNumber, accountName, amountFen, purpose } = line
    if (lineId <= this.#last) throw new UnwritableLine(lineId, 'ORDER')
    // UTF-8 writes every half character alike, so two lines could have one digest.
    if (!accountName.isWellFormed()) throw new UnwritableLine(lineId, 'NAME_LOST_CHARACTER')
    if (!purpose.isWellFormed()) throw new UnwritableLine(lineId, 'PURPOSE')
    this.#last = lineId
    this.#count += 1
    this.#sumFen += amountFen
    const amount = amountFen.toString()
    this.#pending += encode([lineId, accountNumber, accountName, amount, purpose])
    if (this.#pending.length > ENOUGH) this.#flush()
  }

  /** The digest of what was added; nothing can be added afterwards. */
  seal(): LinesSeal {
    this.#pending += encode([this.#count.toString(), this.#sumFen.toString()])
    this.#flush()
    return { sm3: this.#hash.hex(), totals: { count: this.#count, sumFen: this.#sumFen } }
  }

  #flush(): void {
    this.#hash.update(this.#pending)
    this.#pending = ''
  }
}

const byLineId = (one: InstructionLine, other: InstructionLine): number =>
  one.lineId < other.lineId ? -1 : 1

/** The digest of lines in any order, for as many as fit into memory. */
export const digestOfLines = (head: ApprovedHead, lines: Iterable<InstructionLine>): LinesSeal => {
  const digest = new LinesDigest(head)
  for (const line of Array.from(lines).sort(byLineId)) digest.add(line)
  return digest.seal()
}

/** Hands the lines on as they come and adds each to the digest. */
export async function* digested(
  lines: Lines,
  digest: LinesDigest,
): AsyncGenerator<InstructionLine> {
  for await (const line of lines) {
    digest.add(line)
    yield line
  }
}
