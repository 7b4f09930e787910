import { foldWidth } from '#kernel/identity-number/normalise.ts'
import { fault, type Fault } from './finding.ts'

export interface Cleaned {
  readonly text: string
  readonly faults: readonly Fault[]
}

const NOTHING: readonly Fault[] = []

/** Characters that take no room: zero-width, joiners, soft hyphen, a byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g
/** Blanks other than the plain one; a tab behind a number keeps Excel from rounding it. */
const ODD_BLANK = /[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/
/** Whether a text needs a closer look; most do not. */
const CLEAN = /^[!-&(-~\u00B7\u3400-\u9FFF]*$/

/** Takes away what nobody sees: edges, zero-width characters, an apostrophe that says "text". */
export const cleanText = (raw: string): Cleaned => {
  if (CLEAN.test(raw)) return { text: raw, faults: NOTHING }
  const faults: Fault[] = []
  const seen = raw.replaceAll(INVISIBLE, '')
  const trimmed = seen.trim()
  if (seen !== raw || ODD_BLANK.test(seen.slice(0, 1)) || ODD_BLANK.test(seen.slice(-1)))
    faults.push(fault('INVISIBLE_MENDED'))
  else if (trimmed !== seen) faults.push(fault('SPACES_MENDED'))
  if (!/^'[\dA-Za-z]/.test(trimmed)) return { text: trimmed, faults }
  faults.push(fault('APOSTROPHE_MENDED'))
  return { text: trimmed.slice(1), faults }
}

const DASHES = /[\u2010-\u2015\u2212]/g

const narrowed = (raw: string, inside: RegExp): Cleaned => {
  const { text, faults } = cleanText(raw)
  if (/^[0-9A-Z.]*$/.test(text)) return { text, faults }
  const narrow = foldWidth(text)
  const capital = narrow.toUpperCase()
  const close = capital.replaceAll(inside, '')
  return {
    text: close,
    faults: [
      ...faults,
      ...(narrow === text ? [] : [fault('FULL_WIDTH_MENDED')]),
      ...(capital === narrow ? [] : [fault('LOWER_CASE_MENDED')]),
      ...(close === capital ? [] : [fault('SPACES_MENDED')]),
    ],
  }
}

/** A number that names something: half width, in capitals, without blanks and dashes inside. */
export const cleanNumber = (raw: string): Cleaned => narrowed(raw, /[\s\-\u2010-\u2015\u2212]/g)

/** A number that counts something: the same, but a dash is a minus and stays. */
export const cleanCount = (raw: string): Cleaned => {
  const { text, faults } = narrowed(raw, /\s/g)
  return { text: text.replaceAll(DASHES, '-'), faults }
}
