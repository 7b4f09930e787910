import { decodeGb18030, LOST } from '#kernel/gb18030.ts'
import type { Bytes } from './bank-format.ts'
import type { Fault, Place } from './fault.ts'

/** Far more than the longest line of the formats; what is longer is never held in memory. */
const LONGEST_LINE = 8192

const NEW_LINE = 0x0a
const RETURN = 0x0d

/** A line as it stands in a file, without its end. */
export interface ByteLine {
  readonly place: Place & { readonly byte: number }
  /** Nothing where the line is too long. */
  readonly bytes: Uint8Array | undefined
  readonly end: 'crlf' | 'lf' | 'none'
}

/** Cuts a file into its lines. */
class LineCutter {
  #line = 1
  #byte = 0
  #length = 0
  #held: Uint8Array[] = []

  /** The lines that end in this chunk. */
  take(chunk: Uint8Array): readonly ByteLine[] {
    const lines: ByteLine[] = []
    let from = 0
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      this.#hold(chunk.subarray(from, at))
      lines.push(this.#cut(1))
      from = at + 1
    }
    // Whoever gives the bytes may use their memory again.
    this.#hold(Buffer.from(chunk.subarray(from)))
    return lines
  }

  end(): readonly ByteLine[] {
    return this.#length > 0 ? [this.#cut(0)] : []
  }

  #hold(part: Uint8Array): void {
    this.#length += part.length
    if (this.#length <= LONGEST_LINE + 1) this.#held.push(part)
    else this.#held = []
  }

  #cut(ending: number): ByteLine {
    const place = { line: this.#line, byte: this.#byte }
    const isTooLong = this.#length > LONGEST_LINE + 1
    const [only] = this.#held
    const bytes = this.#held.length === 1 && only !== undefined ? only : Buffer.concat(this.#held)
    const isReturn = ending === 1 && bytes.at(-1) === RETURN
    this.#line += 1
    this.#byte += this.#length + ending
    this.#length = 0
    this.#held = []
    if (isTooLong) return { place, bytes: undefined, end: 'crlf' }
    if (ending === 0) return { place, bytes, end: 'none' }
    return isReturn
      ? { place, bytes: bytes.subarray(0, -1), end: 'crlf' }
      : { place, bytes, end: 'lf' }
  }
}

/**
 * The lines of a file in GB18030, as many at a time as end in a piece of it. Cutting by the byte of
 * the line's end comes before decoding and is safe: unlike `|` and `\` it is no part of any
 * character.
 */
export async function* byteLines(bytes: Bytes): AsyncGenerator<readonly ByteLine[]> {
  const cutter = new LineCutter()
  for await (const chunk of bytes) yield cutter.take(chunk)
  yield cutter.end()
}

const MARKS: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x84, 0x31, 0x95, 0x33],
]

/** Whether the bytes begin with the mark of an encoding, ours included. */
export const hasByteOrderMark = (bytes: Uint8Array): boolean =>
  MARKS.some((mark) => mark.every((byte, i) => bytes[i] === byte))

const BEYOND_ASCII = /[\u0080-\u00FF]/
const decoder = new TextDecoder('gb18030', { fatal: true })

/** The text of a line, or where its first byte stands that is no character. */
export const textOfLine = (
  place: ByteLine['place'],
  bytes: Uint8Array,
): { readonly text: string } | { readonly fault: Fault } => {
  // To hand a line to the decoder takes longer than to read it, and most are plain.
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (!BEYOND_ASCII.test(plain)) return { text: plain }
  try {
    return { text: decoder.decode(bytes) }
  } catch {
    const characters = decodeGb18030(bytes)
    const at = characters.findIndex(({ text }) => text === LOST)
    const before = characters.slice(0, at).reduce((sum, one) => sum + one.bytes, 0)
    const where = { ...place, column: at + 1, byte: place.byte + before }
    return { fault: { code: 'DAMAGED_BYTES', place: where } }
  }
}
