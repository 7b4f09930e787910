import { foldWidth } from './identity-number/normalise.ts'

/** 间隔号 of minority and translated names, in its standard form. */
export const MIDDLE_DOT = '\u00B7'

/** ・ • ‧ ･: what keyboards and old systems put in its place. */
const OTHER_DOTS = /[\u30FB\u2022\u2027\uFF65]/g

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Characters that never join with their neighbours: most names have no others. */
const SINGLE = /^[ -~\u00B7\u3400-\u9FFF]*$/

/**
 * What a person sees as one character each. A rare Han character takes two UTF-16 units, and with a
 * variation selector even four; none may be counted twice or cut in half.
 */
export const graphemes = (text: string): readonly string[] =>
  SINGLE.test(text) ? text.split('') : Array.from(SEGMENTER.segment(text), ({ segment }) => segment)

/** Ideographs that are their own normal form. */
const PLAIN_HAN = /^[\u3400-\u9FFF]+$/

/** Letters whose capital is more than one character (ß) stay: SS is another spelling. */
const capital = (letter: string): string => {
  const upper = letter.toUpperCase()
  return Array.from(upper).length === 1 ? upper : letter
}

/**
 * The form in which two names are compared and put in a blind index; never shown and never stored
 * in place of the name, which stays as its owner writes it. Equal are: the forms of the middle dot,
 * full and half width of Latin, canonical equivalents (NFC), runs of spaces, and Latin case.
 * All else differs: accents, simplified and traditional, a space against none.
 */
export const normaliseName = (name: string): string => {
  // Most names have nothing that could differ; lists compare them by the million.
  if (PLAIN_HAN.test(name)) return name
  return foldWidth(name.replaceAll(OTHER_DOTS, MIDDLE_DOT))
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/\p{Script=Latin}/gu, capital)
    .normalize('NFC')
}

/** Characters as a person counts them. */
export const nameLength = (name: string): number => graphemes(name).length

/** Room for the longest names of passports; more is a paste into the wrong field. */
const LONGEST_NAME = 100

export type NameFault =
  | 'EMPTY'
  | 'TOO_LONG'
  /** Also unseen characters, such as those that turn the direction of writing. */
  | 'CONTROL_CHARACTER'
  /** A rare character in a private encoding, which every other system shows differently. */
  | 'PRIVATE_USE_CHARACTER'
  /** `?`, U+FFFD or half a character: what a conversion leaves of one that it did not know. */
  | 'LOST_CHARACTER'

export type NameFinding =
  /** `name` is as written, without the blanks around it. */
  | { readonly valid: true; readonly name: string }
  | { readonly valid: false; readonly reason: 'EMPTY' | 'TOO_LONG' }
  | {
      readonly valid: false
      readonly reason: Exclude<NameFault, 'EMPTY' | 'TOO_LONG'>
      /** Counted from 1, in characters as a person counts them. */
      readonly position: number
    }

const FORBIDDEN: readonly (readonly [Exclude<NameFault, 'EMPTY' | 'TOO_LONG'>, RegExp])[] = [
  ['LOST_CHARACTER', /[?\uFF1F\uFFFD\p{Cs}]/u],
  ['PRIVATE_USE_CHARACTER', /\p{Co}/u],
  ['CONTROL_CHARACTER', /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u],
]

/**
 * 姓名校验: whether a name can be stored. It is about damage in transport, not about what names may
 * be like: any script, any length down to one character, any number of spaces or dots.
 */
export const checkName = (raw: string): NameFinding => {
  const name = raw.trim()
  const characters = graphemes(name)
  if (characters.length === 0) return { valid: false, reason: 'EMPTY' }
  for (const [reason, pattern] of FORBIDDEN) {
    const place = characters.findIndex((character) => pattern.test(character))
    if (place >= 0) return { valid: false, reason, position: place + 1 }
  }
  if (characters.length > LONGEST_NAME) return { valid: false, reason: 'TOO_LONG' }
  return { valid: true, name }
}
