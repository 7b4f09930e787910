/** What a file is by its first bytes; its name says nothing. */
export type FileKind =
  | 'empty'
  /** A zip archive: workbooks of today, and much else. */
  | 'archive'
  /** The compound file of Office until 2003, in which encrypted workbooks are wrapped, too. */
  | 'compound'
  | 'pdf'
  | 'html'
  /** Any XML, such as the XML spreadsheet of 2003. */
  | 'xml'
  | 'richText'
  | 'picture'
  /** Archives of other kinds. */
  | 'otherArchive'
  | 'text'
  /** Neither text nor anything known. */
  | 'binary'

const hex = (text: string): readonly number[] => [...Buffer.from(text, 'hex')]
const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')]

const SIGNATURES: readonly (readonly [FileKind, readonly number[]])[] = [
  ['archive', hex('504b0304')],
  ['archive', hex('504b0506')],
  ['compound', hex('d0cf11e0a1b11ae1')],
  ['pdf', ascii('%PDF-')],
  ['richText', ascii('{\\rtf')],
  ['picture', hex('89504e47')],
  ['picture', hex('ffd8ff')],
  ['picture', ascii('GIF8')],
  ['picture', ascii('RIFF')],
  ['otherArchive', ascii('Rar!')],
  ['otherArchive', hex('377abcaf271c')],
  ['otherArchive', hex('1f8b08')],
]

const MARKUP: readonly (readonly [FileKind, RegExp])[] = [
  [
    'html',
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|table)\b/i,
  ],
  ['xml', /^\s*<\?xml\b/i],
]

/** Byte order marks of UTF-16, in which every other byte of plain text is zero. */
const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)

/** Bytes that no text has: controls apart from tab, line ends, form feed and the old end mark. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(byte)

/** Text may have a few damaged bytes; more than one in a hundred makes it something else. */
const looksBinary = (head: Uint8Array): boolean => {
  const count = head.reduce((sum, byte) => sum + (isControl(byte) ? 1 : 0), 0)
  return count > 4 && count * 100 > head.length
}

/** What a file is, from its beginning; some kilobytes are enough. */
export const fileKindOf = (head: Uint8Array): FileKind => {
  if (head.length === 0) return 'empty'
  const signed = SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))
  if (signed !== undefined) return signed[0]
  const text = Buffer.from(head.subarray(0, 2048))
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
  const markup = MARKUP.find(([, pattern]) => pattern.test(text.replaceAll('\0', '')))
  if (markup !== undefined) return markup[0]
  return !isUtf16(head) && looksBinary(head) && !hasEveryOtherZero(head) ? 'binary' : 'text'
}

/** UTF-16 without its mark: zeros stand at even or at odd places only, and many of them. */
export const hasEveryOtherZero = (head: Uint8Array): boolean => {
  const zeros = [0, 0]
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  return Math.max(even, odd) * 8 > head.length && Math.min(even, odd) * 50 < Math.max(even, odd)
}
