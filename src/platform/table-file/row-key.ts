import { randomBytes } from 'node:crypto'

/** Letters of which none is taken for another. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const SIGNS = `${LETTERS}23456789`

/** A prime below the number of pairs of letters: one wrong character always shows. */
const MODULUS = 571

const checkLetters = (text: string): string => {
  let sum = 0
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) % MODULUS
  return LETTERS.charAt(Math.floor(sum / LETTERS.length)) + LETTERS.charAt(sum % LETTERS.length)
}

/**
 * What the keys of a list begin with; another one for each list.
 *
 * @param kind the letter of its kind, so that no spreadsheet takes a key for a number.
 */
export const newListName = (kind: 'R' | 'P'): string =>
  `${kind}${[...randomBytes(6)].map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('')}`

/**
 * 行标识: names a row of one list for ever, whatever is changed in it. Written so that no
 * spreadsheet takes it for a number or a day: `R7F3KQ-000012-MB`.
 *
 * @param roster short name of the list, letters and digits, beginning with a letter.
 */
export const rowKey = (roster: string, row: number): string => {
  const body = `${roster}-${String(row).padStart(6, '0')}`
  return `${body}-${checkLetters(body)}`
}

/** The row that a key names, or `undefined` when it is not whole or of another list. */
export const rowOfKey = (roster: string, key: string): number | undefined => {
  const [, digits] = /^[A-Z][0-9A-Z]*-(\d{6,})-[A-Z]{2}$/.exec(key) ?? []
  const row = Number(digits)
  return digits !== undefined && rowKey(roster, row) === key ? row : undefined
}
