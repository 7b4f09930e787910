import { randomInt } from 'node:crypto'

// Without 0, O, 1, I and L: people read it aloud and copy it by hand.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Characters by chance, none of which is taken for another; each has about five bits of it. */
export const handCode = (length: number): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
