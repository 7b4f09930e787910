import type { WorkbookLimits } from '../spreadsheet/index.ts'

/** What a file may be before it is refused. */
export interface TableLimits {
  readonly bytes: number
  readonly rows: number
  readonly columns: number
  /** Characters of one cell and of one row. */
  readonly cell: number
  readonly row: number
  /** Characters of all rows: one long text that many cells share counts for each. */
  readonly characters: number
  readonly workbook: WorkbookLimits
}

const MEGABYTE = 1 << 20

export const WORKBOOK_LIMITS: WorkbookLimits = {
  parts: 2000,
  expandedBytes: 512 * MEGABYTE,
  ratio: 200,
  sheets: 50,
  sharedCharacters: 32 * MEGABYTE,
  merges: 100_000,
}

/** A workbook lies in memory as a whole, so it is never larger than this. */
export const LARGEST_WORKBOOK = 20 * MEGABYTE
