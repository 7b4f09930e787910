import type { WorkbookLimits } from '#platform/spreadsheet/index.ts'

/** What a file may be before it is refused. */
export interface RosterLimits {
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

const WORKBOOK: WorkbookLimits = {
  parts: 2000,
  expandedBytes: 512 * MEGABYTE,
  ratio: 200,
  sheets: 50,
  sharedCharacters: 32 * MEGABYTE,
  merges: 100_000,
}

/** A list that a person uploads on a page. */
export const PAGE_LIMITS: RosterLimits = {
  bytes: 20 * MEGABYTE,
  rows: 200_000,
  columns: 200,
  cell: 500,
  row: 100_000,
  characters: 64 * MEGABYTE,
  workbook: WORKBOOK,
}

/** A list that a system sends: five million rows of plain text. */
export const BATCH_LIMITS: RosterLimits = {
  ...PAGE_LIMITS,
  bytes: 1024 * MEGABYTE,
  rows: 5_000_000,
  characters: 1024 * MEGABYTE,
}

/** A workbook lies in memory as a whole, so it is never larger than this. */
export const LARGEST_WORKBOOK = 20 * MEGABYTE
