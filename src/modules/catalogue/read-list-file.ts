import type { ByteStream } from '#platform/byte-stream.ts'
import {
  type OpenedTable,
  openTable,
  type SourceRow,
  type TableLimits,
  TableProblem,
  tableProblemText,
  type TableShape,
  WORKBOOK_LIMITS,
} from '#platform/table-file/index.ts'
import { columnsOf, listHeading, type ListSubject, missingColumns } from './list-columns.ts'

const MEGABYTE = 1 << 20

/** A list is read as a whole; a province brings its 20,000 in some parts. */
export const LIST_FILE_LIMITS: TableLimits = {
  bytes: 4 * MEGABYTE,
  rows: 1000,
  columns: 60,
  cell: 500,
  row: 5000,
  characters: 2 * MEGABYTE,
  workbook: { ...WORKBOOK_LIMITS, expandedBytes: 64 * MEGABYTE, sharedCharacters: 4 * MEGABYTE },
}

/** A row that somebody brought. */
export interface BroughtRow {
  readonly row: number
  readonly texts: readonly string[]
  /** A quotation mark without its twin, bytes of two encodings, or a formula without a value. */
  readonly doubtful: boolean
}

export type FileRead =
  | {
      readonly understood: true
      readonly shape: TableShape
      readonly heading: readonly string[]
      readonly rows: readonly BroughtRow[]
    }
  | { readonly understood: false; readonly text: string }

const refused = (text: string): FileRead => ({ understood: false, text })

const shapeOf = (table: OpenedTable): TableShape =>
  table.format === 'xlsx'
    ? { format: 'xlsx' }
    : { format: 'csv', encoding: table.encoding.encoding, delimiter: table.delimiter }

const isBlank = ({ texts }: SourceRow): boolean => texts.every((text) => text.trim() === '')

/** A byte of another encoding among the others is read as this. */
const NO_CHARACTER = '\uFFFD'

const isDoubtful = ({ texts, brokenQuotes, marks = [] }: SourceRow): boolean =>
  brokenQuotes === true ||
  texts.some((text) => text.includes(NO_CHARACTER)) ||
  marks.some((mark) => mark?.kind === 'error')

const readTable = async (table: OpenedTable, subject: ListSubject): Promise<FileRead> => {
  const rows: SourceRow[] = []
  for await (const batch of table.rows) rows.push(...batch)
  const heading = listHeading(rows)
  if (heading === undefined) return refused('前 10 行里找不到表头。请用模板里的那一行。')
  const missing = missingColumns(columnsOf(heading.texts), subject)
  if (missing.length > 0) return refused(`缺少这些列：${missing.join('、')}。请照模板补上。`)
  const below = rows.filter((row) => row.number > heading.number && !isBlank(row))
  if (below.length === 0) return refused('表头下面没有内容。')
  return {
    understood: true,
    shape: shapeOf(table),
    heading: heading.texts,
    rows: below.map((row) => ({
      row: row.number,
      texts: row.texts.map((text) => text.slice(0, LIST_FILE_LIMITS.cell)),
      doubtful: isDoubtful(row),
    })),
  }
}

/** Reads a list as a whole; what is wrong with the file is said in words. */
export const readListFile = async (
  content: ByteStream,
  subject: ListSubject,
): Promise<FileRead> => {
  try {
    return await readTable(await openTable(content, LIST_FILE_LIMITS), subject)
  } catch (error) {
    if (error instanceof TableProblem) return refused(tableProblemText(error))
    throw error
  }
}
