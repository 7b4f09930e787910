/** 码位: how a rare Han character is named where no keyboard has it. */
const CODE_POINT = /^(?:U\+|\\u|0x|&#x)?([0-9A-F]{4,6});?$/i

const isHan = (character: string): boolean => /^\p{Script=Han}$/u.test(character)

/** `U+20164`, as standards and the back of a household register write it. */
export const codePointText = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * The Han character that somebody means: by its code point in any of the usual ways of writing, or
 * the character itself. `undefined` for anything else, and for one that is not assigned.
 */
export const hanCharacter = (text: string): string | undefined => {
  const typed = text.normalize('NFKC').trim()
  if (isHan(typed)) return typed
  const point = Number.parseInt(CODE_POINT.exec(typed)?.[1] ?? '', 16)
  if (Number.isNaN(point) || point > 0x10_ffff) return undefined
  const character = String.fromCodePoint(point)
  return isHan(character) ? character : undefined
}

let common: ReadonlySet<string> | undefined

/** The 6763 characters of GB 2312, which every keyboard has. */
const commonCharacters = (): ReadonlySet<string> => {
  if (common !== undefined) return common
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let lead = 0xb0; lead <= 0xf7; lead += 1)
    for (let trail = 0xa1; trail <= 0xfe; trail += 1)
      found.add(decoder.decode(Uint8Array.of(lead, trail)))
  common = found
  return found
}

/** Whether a character is one that keyboards leave out. */
export const isRare = (character: string): boolean => !commonCharacters().has(character)

/** Blocks of Han characters up to the third plane, as pairs of first and last. */
export const HAN_BLOCKS = [
  [0x2_0000, 0x2_fa1f],
  [0x3_0000, 0x3_23af],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const
