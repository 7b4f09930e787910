import { type TableLimits, WORKBOOK_LIMITS } from '#platform/table-file/index.ts'

const MEGABYTE = 1 << 20

/** A list that a person uploads on a page. */
export const PAGE_LIMITS: TableLimits = {
  bytes: 20 * MEGABYTE,
  rows: 200_000,
  columns: 200,
  cell: 500,
  row: 100_000,
  characters: 64 * MEGABYTE,
  workbook: WORKBOOK_LIMITS,
}

/** A list that a system sends: five million rows of plain text. */
export const BATCH_LIMITS: TableLimits = {
  ...PAGE_LIMITS,
  bytes: 1024 * MEGABYTE,
  rows: 5_000_000,
  characters: 1024 * MEGABYTE,
}
