import type { FaultyIdentityNumber } from './finding.ts'

/** One letter of a shape stands for one character of a number. */
const ALPHABET: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  L: /[A-Z]/,
  n: /[0-9A-Z]/,
  /** A digit, or the X that stands for ten. */
  x: /[0-9X]/,
  /** A digit, or the A that stands for ten in Hong Kong. */
  k: /[0-9A]/,
  /** Hong Kong or Macao. */
  h: /[HM]/,
  /** The A of residents who are not Chinese, or a digit. */
  a: /[0-9A]/,
  /** The first digit of a Macao card. */
  m: /[157]/,
  /** The mark of a foreigner. */
  '9': /9/,
}

const wholes = new Map<string, RegExp>()

/** A whole shape at a stroke: most numbers are right, and lists are checked by the million. */
const wholeOf = (shape: string): RegExp => {
  const known = wholes.get(shape)
  if (known !== undefined) return known
  const parts = Array.from(shape, (letter) => ALPHABET[letter]?.source ?? '')
  const made = new RegExp(`^${parts.join('')}$`)
  wholes.set(shape, made)
  return made
}

/**
 * What keeps a number from having one of these shapes: its length, or else the first character out
 * of place. `undefined` when nothing does. Shapes must differ in length.
 */
export const shapeFault = (
  number: string,
  shapes: readonly string[],
): FaultyIdentityNumber | undefined => {
  if (shapes.some((shape) => wholeOf(shape).test(number))) return undefined
  const characters = Array.from(number)
  const shape = shapes.find(({ length }) => length === characters.length)
  if (shape === undefined) {
    const expected = shapes.map(({ length }) => length)
    return { valid: false, reason: 'WRONG_LENGTH', detail: { count: characters.length, expected } }
  }
  const place = characters.findIndex(
    (character, i) => ALPHABET[shape.charAt(i)]?.test(character) !== true,
  )
  const character = characters[place]
  if (character === undefined) return undefined
  return { valid: false, reason: 'WRONG_CHARACTER', detail: { position: place + 1, character } }
}
