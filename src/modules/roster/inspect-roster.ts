import { lookAhead } from '#platform/byte-stream.ts'
import { cleanText } from './clean-cell.ts'
import { type ColumnMap, columnsOf, mapColumns } from './column-map.ts'
import { type FileRefusal, fileRefusal, refusalOf } from './file-refusal.ts'
import { findHeading, type Heading, HEADING_ROWS } from './heading.ts'
import { rowKinds } from './row-kind.ts'
import {
  type OpenedTable,
  type SourceRow,
  type SourceRows,
  TableProblem,
} from '#platform/table-file/index.ts'

/** Something about the file as a whole that a person should know before going on. */
export type Remark =
  | 'ENCODING_LIKELY'
  | 'SEVERAL_SHEETS'
  | 'HIDDEN_SHEETS'
  | 'HIDDEN_COLUMNS'
  | 'AMOUNT_NOT_IN_YUAN'

const REMARK_TEXTS: Readonly<Record<Remark, string>> = {
  ENCODING_LIKELY: '文字编码只能推测。请看下面的姓名是否正确，不对就换一种编码。',
  SEVERAL_SHEETS: '文件有几张工作表，只读取了其中一张。',
  HIDDEN_SHEETS: '文件有隐藏的工作表，没有读取。',
  HIDDEN_COLUMNS: '有用到的列在表格里是隐藏的。请确认内容是否正确。',
  AMOUNT_NOT_IN_YUAN: '金额单位不是元，已按表头换算。请核对换算后的金额。',
}

/** What a person is shown before a list is read: “看起来对吗？” */
export interface Outlook {
  readonly heading: Heading
  readonly map: ColumnMap
  /** The first five, exactly as read. */
  readonly firstNames: readonly string[]
  readonly remarks: readonly { readonly code: Remark; readonly messageZh: string }[]
  /** All rows, those looked at included, once. */
  readonly rows: SourceRows
}

export type Inspection =
  | { readonly understood: true; readonly outlook: Outlook }
  | { readonly understood: false; readonly refusal: FileRefusal }

const NAMES_SHOWN = 5
/** Rows that are looked at for the heading and the first names. */
const ROWS_AHEAD = HEADING_ROWS + 100

const remarksOn = (roster: OpenedTable, map: ColumnMap): readonly Remark[] => {
  const remarks: Remark[] = map.amountUnit === 'yuan' ? [] : ['AMOUNT_NOT_IN_YUAN']
  if (roster.format === 'csv')
    return roster.encoding.basis === 'likely' ? [...remarks, 'ENCODING_LIKELY'] : remarks
  if (roster.sheets.filter(({ hidden }) => !hidden).length > 1) remarks.push('SEVERAL_SHEETS')
  if (roster.sheets.some(({ hidden }) => hidden)) remarks.push('HIDDEN_SHEETS')
  if (map.matches.some(({ column }) => roster.hiddenColumns.has(column)))
    remarks.push('HIDDEN_COLUMNS')
  return remarks
}

/** The first names below a heading, by a map; also to show them again when the map is changed. */
export const firstNames = (
  rows: readonly SourceRow[],
  heading: Heading,
  map: ColumnMap,
): readonly string[] => {
  const columns = columnsOf(map)
  const column = columns.get('name')
  const kindOf = rowKinds(heading, columns)
  if (column === undefined) return []
  return rows
    .filter((row) => row.number > heading.row && kindOf(row) === 'person')
    .map(({ texts }) => cleanText(texts[column] ?? '').text)
    .filter((name) => name !== '')
    .slice(0, NAMES_SHOWN)
}

/** Looks at the beginning of a list: where its heading is, what its columns are, who is first. */
export const inspectRoster = async (
  roster: OpenedTable,
  remembered?: (heading: Heading) => ColumnMap | undefined,
): Promise<Inspection> => {
  try {
    const enough = (read: readonly (readonly SourceRow[])[]) =>
      read.reduce((sum, { length }) => sum + length, 0) >= ROWS_AHEAD
    const { head, all } = await lookAhead(roster.rows, enough)
    const rows = head.flat()
    const heading = findHeading(rows)
    if (heading === undefined)
      return { understood: false, refusal: fileRefusal('HEADING_NOT_FOUND') }
    const map = remembered?.(heading) ?? mapColumns(heading)
    const remarks = remarksOn(roster, map).map((code) => ({ code, messageZh: REMARK_TEXTS[code] }))
    const names = firstNames(rows, heading, map)
    return { understood: true, outlook: { heading, map, firstNames: names, remarks, rows: all } }
  } catch (error) {
    if (error instanceof TableProblem) return { understood: false, refusal: refusalOf(error) }
    throw error
  }
}
