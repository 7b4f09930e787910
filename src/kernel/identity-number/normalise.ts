const FULL_WIDTH = /[\uFF01-\uFF5E]/g
/** Without the state of the other: most texts have none, and a million of them are read at once. */
const ANY_FULL_WIDTH = /[\uFF01-\uFF5E]/
const FULL_WIDTH_OFFSET = 0xfe_e0

/** Full-width letters, digits and signs (`４`, `Ａ`, `（`) as their ASCII twins. */
export const foldWidth = (text: string): string =>
  ANY_FULL_WIDTH.test(text)
    ? text.replaceAll(FULL_WIDTH, (character) =>
        String.fromCodePoint(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
      )
    : text

/** Spaces, hyphens and dashes, the brackets of Hong Kong and the slashes of Macao. */
const SEPARATORS = /[\s\u200B\uFEFF\-\u2010-\u2015\u2212()[\]/]/g

const SPELT_RIGHT = /^[0-9A-Z]*$/

/**
 * The one spelling of a number of any document: ASCII, upper case, no separators. Says nothing of
 * whether the number is right; what is not a separator stays, for the checker to point at.
 */
export const normaliseNumber = (raw: string): string =>
  SPELT_RIGHT.test(raw)
    ? raw
    : foldWidth(raw)
        .replaceAll(SEPARATORS, '')
        .replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())
