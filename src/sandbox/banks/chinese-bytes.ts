let twoBytes: ReadonlyMap<string, readonly [number, number]> | undefined

/** Characters of two bytes, read from the decoder of the runtime, which has no encoder. */
const table = (): ReadonlyMap<string, readonly [number, number]> => {
  if (twoBytes !== undefined) return twoBytes
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (Array.from(text).length === 1 && !found.has(text)) found.set(text, [lead, trail])
    }
  twoBytes = found
  return found
}

/**
 * Text in GB18030, for what the sandbox itself says: ASCII and everyday characters. Throws a
 * RangeError for a character that takes four bytes.
 */
export const encodeChinese = (text: string): Buffer =>
  Buffer.from(
    Array.from(text).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0
      const bytes = code < 0x80 ? [code] : table().get(character)
      if (bytes === undefined) throw new RangeError('a character of four bytes')
      return bytes
    }),
  )
