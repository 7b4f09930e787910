import { foldWidth } from '#kernel/identity-number/normalise.ts'
import { cleanText } from './clean-cell.ts'
import { matchHeading } from './match-heading.ts'
import type { AmountUnit } from './read-amount.ts'
import type { SourceRow } from '#platform/table-file/index.ts'

/** The row of headings as it was found. */
export interface Heading {
  /** As the spreadsheet shows it; the first row of people comes after it. */
  readonly row: number
  /** One for each column, as written; what stands above in a heading of two rows is added. */
  readonly texts: readonly string[]
  /** The unit that a row above names, `单位：万元`. */
  readonly unitAbove?: AmountUnit
}

/** A title, a date, a unit and a heading of two rows stand above the people, and no more. */
export const HEADING_ROWS = 30

const UNIT_ABOVE = /单位[:：]?(?:人民币)?(万元|元|角|分)/

/** Units by their words. */
export const UNIT_WORDS: Readonly<Record<string, AmountUnit>> = {
  万元: 'tenThousandYuan',
  元: 'yuan',
  角: 'jiao',
  分: 'fen',
}

const unitOf = (rows: readonly SourceRow[]): AmountUnit | undefined => {
  const words = rows.flatMap(({ texts }) =>
    texts.map((text) => foldWidth(text).replaceAll(/\s/g, '')),
  )
  const word = words.map((text) => UNIT_ABOVE.exec(text)?.[1]).find((one) => one !== undefined)
  return word === undefined ? undefined : UNIT_WORDS[word]
}

/** Each column's own text, or that of the row above where a heading spans two rows. */
const combined = (row: SourceRow, above: SourceRow | undefined): readonly string[] => {
  const width = Math.max(row.texts.length, above?.texts.length ?? 0)
  return Array.from({ length: width }, (_, i) => {
    const own = cleanText(row.texts[i] ?? '').text
    return own === '' ? cleanText(above?.texts[i] ?? '').text : own
  })
}

const score = (texts: readonly string[]): number => {
  const fields = new Set(texts.map((text) => matchHeading(text)?.field))
  fields.delete(undefined)
  return fields.size
}

/**
 * Finds the row of headings among the first rows: the one in which most columns are understood.
 * `undefined` when no row has at least two; then nobody can say what the columns are.
 */
export const findHeading = (rows: readonly SourceRow[]): Heading | undefined => {
  let best: { at: number; texts: readonly string[]; score: number } | undefined
  rows.slice(0, HEADING_ROWS).forEach((row, at) => {
    const alone = combined(row, undefined)
    const both = combined(row, rows[at - 1])
    // The row above helps only a row that has headings itself, and never a row of people.
    const [one, two] = [score(alone), score(alone) > 0 ? score(both) : 0]
    const found = two > one ? { at, texts: both, score: two } : { at, texts: alone, score: one }
    if (found.score > (best?.score ?? 1)) best = found
  })
  const found = best
  const row = found === undefined ? undefined : rows[found.at]
  if (found === undefined || row === undefined) return undefined
  const unitAbove = unitOf(rows.slice(0, found.at))
  return { row: row.number, texts: found.texts, ...(unitAbove === undefined ? {} : { unitAbove }) }
}
