/** 失败环节: where an order came to a halt. */
export const FAILURE_STAGES = ['bank', 'production'] as const
export type FailureStage = (typeof FAILURE_STAGES)[number]

/** What a bank or a card factory says of its failure. */
export interface FailureReason {
  readonly code: string
  readonly text: string
}

/** The files of banks and card factories leave this much room for a reason, in GB18030. */
const MAX_BYTES = 50

let twoBytes: ReadonlySet<string> | undefined

/** Characters that take two bytes: GB18030 kept the table of GBK, read here from its decoder. */
const twoByteCharacters = (): ReadonlySet<string> => {
  if (twoBytes !== undefined) return twoBytes
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  twoBytes = found
  return found
}

/** Bytes of a character in GB18030: 1, 2 or 4. */
const bytesOf = (character: string): number => {
  if ((character.codePointAt(0) ?? 0) < 0x80) return 1
  return twoByteCharacters().has(character) ? 2 : 4
}

/** A reason cut to what the files have room for, never inside a character. */
export const cutReason = (text: string): string => {
  let [bytes, cut] = [0, '']
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > MAX_BYTES) return cut
    cut += character
  }
  return cut
}
