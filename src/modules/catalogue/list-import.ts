import type { TableShape } from '#platform/table-file/index.ts'
import type { ListSubject } from './list-columns.ts'
import type { RowFault } from './place-row.ts'

/** 清单导入: a list of places or outlets that somebody brought as a file. */
export interface ListImport {
  readonly id: string
  /** Begins the keys of its rows. */
  readonly short: string
  readonly subject: ListSubject
  readonly ownerAgency: string
  readonly fileName: string
  readonly shape: TableShape
  readonly heading: readonly string[]
  readonly madeBy: string
  readonly madeAt: Temporal.Instant
}

/** A row of a list: it waits with what is wrong, or it was filed. */
export interface ImportRow {
  /** As the spreadsheet showed it; rows that came with a repair are counted on. */
  readonly row: number
  readonly texts: readonly string[]
  readonly faults: readonly RowFault[]
  readonly entryId: string | undefined
}

/** How many rows of a list were filed and how many wait. */
export interface ImportCount {
  readonly filed: number
  readonly waiting: number
}
