import { WorkbookProblem } from './problem.ts'
import type { Workbook } from './workbook.ts'
import { unescapeText } from './xml.ts'

/** What a cell is beyond its text; a plain typed text has no mark. */
export interface CellMark {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error'
  /** Computed; the text is what was computed last. */
  readonly formula?: true
  /** One of several rows that were joined into one cell; those below have the text of the first. */
  readonly merged?: 'first' | 'below'
}

/** A cell whose elements are being read. */
export interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  formula: boolean
  value: string
  inline: string
}

/** A day as `2026-10-15`. Day 60 never was: spreadsheets take 1900 for a leap year. */
const dayOf = (serial: string, from1904: boolean): string | undefined => {
  const days = Number(serial)
  if (!(days >= 1 && days < 2_958_466)) return undefined
  const start = Temporal.PlainDate.from(from1904 ? '1904-01-01' : '1899-12-30')
  const early = !from1904 && days < 60 ? 1 : 0
  return start.add({ days: Math.floor(days) + early }).toString()
}

const sharedText = (value: string, { sharedTexts }: Workbook): string => {
  const text = /^\d+$/.test(value) ? sharedTexts[Number(value)] : undefined
  if (text === undefined) throw new WorkbookProblem('WORKBOOK_BROKEN')
  return text
}

interface Finished {
  readonly text: string
  readonly kind: CellMark['kind']
}

const valueOf = (cell: OpenCell, workbook: Workbook): Finished => {
  const { type, value, style } = cell
  if (type === 's') return { text: sharedText(value, workbook), kind: 'text' }
  if (type === 'inlineStr') return { text: unescapeText(cell.inline), kind: 'text' }
  if (type === 'str' || value === '') return { text: unescapeText(value), kind: 'text' }
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' }
  if (type === 'e') return { text: value, kind: 'error' }
  if (type === 'd') return { text: value, kind: 'date' }
  const day = workbook.styles[style] === 'date' ? dayOf(value, workbook.from1904) : undefined
  return day === undefined ? { text: value, kind: 'number' } : { text: day, kind: 'date' }
}

/** What a cell shows, and what it is if that is more than a typed text. */
export const finishCell = (
  cell: OpenCell,
  workbook: Workbook,
): { readonly text: string; readonly mark?: CellMark } => {
  const { text, kind } = valueOf(cell, workbook)
  if (cell.formula) return { text, mark: { kind, formula: true } }
  return kind === 'text' ? { text } : { text, mark: { kind } }
}
