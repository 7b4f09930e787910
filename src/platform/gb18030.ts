const decoder = new TextDecoder('gb18030', { fatal: true })

const decode = (...bytes: readonly number[]): string | undefined => {
  try {
    return decoder.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

/** First codes of the four-byte range for characters beyond the first plane: 0x90308130. */
const SUPPLEMENTARY = 189_000

const fourBytes = (linear: number): readonly number[] => [
  0x81 + Math.floor(linear / 12_600),
  0x30 + (Math.floor(linear / 1260) % 10),
  0x81 + (Math.floor(linear / 10) % 126),
  0x30 + (linear % 10),
]

/** Codes of the first plane, as the runtime's own decoder reads them; two bytes go before four. */
const table = (): ReadonlyMap<string, readonly number[]> => {
  const codes = new Map<string, readonly number[]>()
  const add = (bytes: readonly number[]): void => {
    const text = decode(...bytes)
    if (text !== undefined && Array.from(text).length === 1 && !codes.has(text))
      codes.set(text, bytes)
  }
  for (const lead of range(0x81, 0xfe)) for (const trail of range(0x40, 0xfe)) add([lead, trail])
  // 0x81308130 to 0x8431A439.
  for (const linear of range(0, 39_419)) add(fourBytes(linear))
  return codes
}

let codes: ReadonlyMap<string, readonly number[]> | undefined

/**
 * GB 18030 of a text, rare characters included; never GBK, which knows a third of them.
 *
 * @throws {RangeError} for half a character, which no encoding has.
 */
export const encodeGb18030 = (text: string): Uint8Array => {
  codes ??= table()
  const known = codes
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const point = character.codePointAt(0) ?? 0
      if (point < 0x80) return [point]
      if (point >= 0x1_0000) return fourBytes(SUPPLEMENTARY + point - 0x1_0000)
      const bytes = known.get(character)
      if (bytes === undefined) throw new RangeError(`U+${point.toString(16)} is no character`)
      return bytes
    }),
  )
}

/** One character of a file and how many bytes it took there. */
export interface FileCharacter {
  readonly text: string
  readonly bytes: number
}

const lengthAt = (bytes: Uint8Array, at: number): number => {
  if ((bytes[at] ?? 0) < 0x81) return 1
  const second = bytes[at + 1] ?? 0
  return second >= 0x30 && second <= 0x39 ? 4 : 2
}

/** What stands in place of bytes that are no character. */
export const LOST = '\uFFFD'

/**
 * Reads a file character by character, before anything is split: the later bytes of a character can
 * look like a digit or a separator. Bytes that are no character become U+FFFD, one by one.
 */
export const decodeGb18030 = (bytes: Uint8Array): readonly FileCharacter[] => {
  const characters: FileCharacter[] = []
  for (let at = 0; at < bytes.length;) {
    const length = lengthAt(bytes, at)
    const text = decode(...bytes.subarray(at, at + length))
    const whole = text !== undefined && Array.from(text).length === 1
    characters.push(whole ? { text, bytes: length } : { text: LOST, bytes: 1 })
    at += whole ? length : 1
  }
  return characters
}
