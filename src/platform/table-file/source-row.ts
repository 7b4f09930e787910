import type { CellMark } from '../spreadsheet/index.ts'

export type { CellMark } from '../spreadsheet/index.ts'

/** A row of a list, whatever kind of file it comes from. */
export interface SourceRow {
  /** As the spreadsheet shows it, counted from 1. */
  readonly number: number
  readonly texts: readonly string[]
  /** Of workbooks: what cells are beyond their text. */
  readonly marks?: readonly (CellMark | undefined)[]
  readonly hidden?: true
  readonly brokenQuotes?: true
}

export type SourceRows = AsyncIterable<readonly SourceRow[]>
