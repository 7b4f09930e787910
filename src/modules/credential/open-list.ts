import type { ByteStream } from '#platform/byte-stream.ts'
import {
  openTable,
  type SourceRow as TableRow,
  type TableFault,
  type TableLimits,
  TableProblem,
  WORKBOOK_LIMITS,
} from '#platform/table-file/index.ts'
import type { SourceRow } from './number-row.ts'

const MEGABYTE = 1 << 20

/** What a list may be. */
export const LIST_LIMITS: TableLimits = {
  bytes: 20 * MEGABYTE,
  rows: 200_000,
  columns: 50,
  cell: 500,
  row: 20_000,
  characters: 64 * MEGABYTE,
  workbook: WORKBOOK_LIMITS,
}

/** Why a whole file cannot be read. */
export type ListFault = TableFault | 'COLUMNS_MISSING'

/** A file that is no list. */
export class ListProblem extends Error {
  override readonly name = 'ListProblem'
  readonly fault: ListFault
  constructor(fault: ListFault) {
    super(fault)
    this.fault = fault
  }
}

const toSource = ({ number, texts, marks = [], brokenQuotes }: TableRow): SourceRow => ({
  number,
  texts,
  numeric: new Set(marks.flatMap((mark, i) => (mark?.kind === 'number' ? [i] : []))),
  brokenQuotes,
})

/**
 * The rows of a list that somebody brought, by what the file is and not by its name: text as it
 * arrives, the first visible sheet of a workbook.
 *
 * @throws {ListProblem} where the file is no list.
 */
export async function* openList(stream: ByteStream): AsyncGenerator<readonly SourceRow[]> {
  try {
    const { rows } = await openTable(stream, LIST_LIMITS)
    for await (const some of rows) yield some.map(toSource)
  } catch (error) {
    throw error instanceof TableProblem ? new ListProblem(error.fault) : error
  }
}
