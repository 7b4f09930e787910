import type { ByteStream } from './byte-stream.ts'
import { hasEveryOtherZero } from './file-kind.ts'

/** Encodings in which lists arrive. GBK and GB 2312 are parts of GB 18030. */
export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

export interface EncodingFinding {
  readonly encoding: TextEncoding
  /** What it rests on: a mark, well-formed bytes, or no more than the likelier of two. */
  readonly basis: 'mark' | 'wellFormed' | 'likely'
}

const MARKS: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
]

/** `undefined` when the bytes are not well-formed; a character cut off at the end is no fault. */
const decodeWhole = (head: Uint8Array, encoding: TextEncoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
  } catch {
    return undefined
  }
}

/** Of the characters beyond ASCII, how many stand for bytes that are none. */
const damage = (head: Uint8Array, encoding: TextEncoding): number => {
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const beyond = text.match(/[^\0-\u007F]/gu)?.length ?? 0
  return (text.match(/\uFFFD/g)?.length ?? 0) / Math.max(beyond, 1)
}

/** More damage than this is another encoding and no damage. */
const BEARABLE = 0.02

const utf16Without = (head: Uint8Array): TextEncoding | undefined => {
  if (!hasEveryOtherZero(head)) return undefined
  return head.indexOf(0) % 2 === 1 ? 'utf-16le' : 'utf-16be'
}

/**
 * The encoding of a text, from its beginning, or `undefined` when it is none of those known. Two
 * Chinese characters of GBK can happen to be well-formed UTF-8 that spells Greek or Arabic: what
 * has no Chinese as UTF-8 and has as GB 18030 is the latter, and only likely so.
 */
export const guessEncoding = (head: Uint8Array): EncodingFinding | undefined => {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => head[i] === byte))
  if (marked !== undefined) return { encoding: marked[0], basis: 'mark' }
  const utf16 = utf16Without(head)
  if (utf16 !== undefined) return { encoding: utf16, basis: 'likely' }
  const [utf8, gb18030] = [decodeWhole(head, 'utf-8'), decodeWhole(head, 'gb18030')]
  const isHan = (text: string | undefined) => text !== undefined && /\p{Script=Han}/u.test(text)
  if (utf8 !== undefined && /[^\0-\u007F]/.test(utf8) && !isHan(utf8) && isHan(gb18030))
    return { encoding: 'gb18030', basis: 'likely' }
  if (utf8 !== undefined) return { encoding: 'utf-8', basis: 'wellFormed' }
  if (damage(head, 'utf-8') < BEARABLE) return { encoding: 'utf-8', basis: 'likely' }
  if (gb18030 !== undefined) return { encoding: 'gb18030', basis: 'wellFormed' }
  if (damage(head, 'gb18030') < BEARABLE) return { encoding: 'gb18030', basis: 'likely' }
  return undefined
}

const isAscii = (chunk: Uint8Array): boolean => chunk.every((byte) => byte < 0x80)

/** Line ends as one `\n`. A return at the end of a piece waits for what follows it. */
const oneLineEnd = (text: string): string =>
  text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text

/**
 * Decodes a stream, without its mark and with line ends as `\n`. Bytes that are no character of the
 * encoding become U+FFFD, so that the one cell shows where they stand; they never swallow a
 * separator. A file that begins in plain ASCII is judged again where its first other byte stands.
 */
export async function* decodeText(
  stream: ByteStream,
  encoding: TextEncoding | 'ascii',
): AsyncGenerator<string> {
  let known = encoding
  let decoder = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding)
  let kept = ''
  let first = true
  const ready = (text: string, last: boolean): string => {
    const marked = first && text.startsWith('\uFEFF')
    if (text !== '') first = false
    const whole = kept + (marked ? text.slice(1) : text)
    kept = !last && whole.endsWith('\r') ? '\r' : ''
    return oneLineEnd(kept === '' ? whole : whole.slice(0, -1))
  }
  for await (const chunk of stream) {
    if (known === 'ascii' && !isAscii(chunk)) {
      known = guessEncoding(chunk)?.encoding ?? 'utf-8'
      decoder = new TextDecoder(known)
    }
    const text = ready(decoder.decode(chunk, { stream: true }), false)
    if (text !== '') yield text
  }
  const rest = ready(decoder.decode(), true)
  if (rest !== '') yield rest
}
