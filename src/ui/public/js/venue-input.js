// @ts-check
// What a scanner or a hand puts in, brought into the one form that the gateway reads. No page and
// no device is touched here, so that the tests import it as it is.

/** @param {string} text Full-width letters, digits and signs as their ASCII twins. */
export const foldWidth = (text) =>
  text.replace(/[\uFF01-\uFF5E]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )

const CODE_LENGTH = 43
const NUMBER_LENGTH = 8

// What scanners put before a code to say its kind: `]Q1`.
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/

/**
 * The one run of exactly this many characters, whatever a scanner was told to put around it.
 * @param {string} text @param {RegExp} characters @param {number} length
 */
const onlyRun = (text, characters, length) => {
  const runs = (text.match(characters) || []).filter((run) => run.length === length)
  return runs.length === 1 ? runs[0] : undefined
}

/**
 * @typedef {{ code: string } | { number: string }} Shown
 * @param {string} raw What was scanned or typed.
 * @returns {Shown | undefined} Nothing for nothing; what is no code of ours is sent all the same,
 * and the gateway says so.
 */
export const readShown = (raw) => {
  const text = foldWidth(raw)
    .replace(/[\u0000-\u001F\u007F\u200B\uFEFF]/g, ' ')
    .trim()
    .replace(SYMBOLOGY, '')
  if (text === '') return undefined
  const code = onlyRun(text, /[A-Za-z0-9_-]+/g, CODE_LENGTH)
  if (code !== undefined) return { code }
  const number = onlyRun(text.replace(/[\s-]/g, ''), /[0-9]+/g, NUMBER_LENGTH)
  return number === undefined ? { code: text.slice(0, 512) } : { number }
}

const LOWER = /[a-z]/g

/** @param {string} text */
const capitals = (text) => text.replace(LOWER, (letter) => letter.toUpperCase())

/**
 * @param {string} raw A ticket in any case, width and grouping.
 * @returns {string | undefined} Eight characters, or nothing when it cannot be a ticket.
 */
export const readTicket = (raw) => {
  const ticket = capitals(foldWidth(raw).replace(/[\s\-\u2010-\u2015\u2212]/g, ''))
  return /^[0-9A-Z]{8}$/.test(ticket) ? ticket : undefined
}

/**
 * The card as a chip reader would have read it; its region leads the identifier.
 * @param {string} number @param {string} identifier
 * @returns {{ region: string, number: string, identifier: string } | undefined}
 */
export const readCard = (number, identifier) => {
  /** @param {string} raw */
  const plain = (raw) => capitals(foldWidth(raw).replace(/[\s-]/g, ''))
  const card = {
    region: plain(identifier).slice(0, 6),
    number: plain(number),
    identifier: plain(identifier),
  }
  const good = /^[0-9A-Z]{8,12}$/.test(card.number) && /^\d{6}[0-9A-F]{26}$/.test(card.identifier)
  return good ? card : undefined
}

// Longer than between two characters of a scanner, shorter than between two of a hand.
const SCANNER_GAP_MS = 100
// Where there is nothing to type into, also a slow scanner is one.
const LONGEST_GAP_MS = 1000
const SHORTEST_SCAN = 8

/** @type {Readonly<Record<string, readonly [string, string]>>} */
const SIGNS = {
  Minus: ['-', '_'],
  NumpadSubtract: ['-', '-'],
  Space: [' ', ' '],
  BracketRight: [']', '}'],
}

/**
 * The character of a key; by its place on the board when an input method holds the letter back or
 * widens it, for that does not change where the keys are.
 * @param {Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey'>} pressed
 */
export const characterOf = ({ code, key, shiftKey }) => {
  if (/^[ -~]$/.test(key)) return key
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code.slice(3) : code.slice(3).toLowerCase()
  if (/^(?:Digit|Numpad)[0-9]$/.test(code) && !shiftKey) return code.slice(-1)
  const sign = SIGNS[code]
  if (sign !== undefined) return sign[shiftKey ? 1 : 0]
  return key !== undefined && key.length === 1 ? foldWidth(key) : ''
}

/** Tells what a scanner types from what a hand types: by its speed, and by where it goes. */
export class ScanKeys {
  constructor() {
    this.text = ''
    this.lastAt = -Infinity
  }

  /**
   * @param {Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey'>} pressed
   * @param {number} at Milliseconds.
   * @param {boolean} inField Whether a hand could be typing there.
   * @returns {string | undefined} What was scanned, with the key that ends it.
   */
  press(pressed, at, inField) {
    const quick = at - this.lastAt <= (inField ? SCANNER_GAP_MS : LONGEST_GAP_MS)
    this.lastAt = at
    if (pressed.code === 'Enter' || pressed.code === 'NumpadEnter' || pressed.code === 'Tab') {
      const scanned = quick && this.text.length >= SHORTEST_SCAN ? this.text : undefined
      this.text = ''
      return scanned
    }
    const character = characterOf(pressed)
    if (character !== '') this.text = quick ? this.text + character : character
    return undefined
  }
}

const REPEAT_MS = 3000

/** A scanner that sees the same code again within three seconds has scanned it once. */
export class RepeatGuard {
  constructor() {
    this.last = ''
    this.lastAt = -Infinity
  }

  /** @param {string} shown @param {number} at Milliseconds. */
  isRepeat(shown, at) {
    const repeat = shown === this.last && at - this.lastAt < REPEAT_MS
    if (!repeat) {
      this.last = shown
      this.lastAt = at
    }
    return repeat
  }
}
