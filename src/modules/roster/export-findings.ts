import { columnLetters } from '#platform/spreadsheet/index.ts'
import { type TableFile, type TableShape, writeTable } from '#platform/table-file/index.ts'
import type { ColumnMap } from './column-map.ts'
import { FIELDS } from './field.ts'
import type { Finding } from './finding.ts'
import type { Heading } from './heading.ts'

/** A row as it goes out: its cells, its key, and what a person has to know about it. */
export interface RepairRow {
  readonly key: string
  readonly texts: readonly string[]
  readonly findings: readonly Pick<Finding, 'severity' | 'column' | 'messageZh' | 'suggestion'>[]
}

const UNSAID = new Set<Finding['severity']>(['mended'])

/** `证件号码：…` for each finding that a person has to do something about. */
const told = (findings: RepairRow['findings'], heading: Heading): string =>
  findings
    .filter(({ severity }) => !UNSAID.has(severity))
    .map(({ column, messageZh, suggestion }) => {
      const name = column === undefined ? '' : heading.texts[column] || columnLetters(column)
      const advice = suggestion === undefined ? '' : `建议：${suggestion}`
      return `${name === '' ? '' : `${name}：`}${messageZh}${advice}`
    })
    .join(' ')

/** Our own columns of an earlier round are left out and written anew. */
const ownColumns = ({ matches }: ColumnMap): ReadonlySet<number> =>
  new Set(
    matches.flatMap(({ field, column }) =>
      field === 'rowKey' || field === 'findings' ? [column] : [],
    ),
  )

const linesOf = (
  heading: Heading,
  map: ColumnMap,
  rows: readonly RepairRow[],
): { readonly heading: readonly string[]; readonly lines: readonly (readonly string[])[] } => {
  const own = ownColumns(map)
  const width = Math.max(heading.texts.length, ...rows.map(({ texts }) => texts.length))
  const columns = Array.from({ length: width }, (_, i) => i).filter((i) => !own.has(i))
  const cut = (texts: readonly string[]) => columns.map((i) => texts[i] ?? '')
  return {
    heading: [...cut(heading.texts), FIELDS.findings.zh, FIELDS.rowKey.zh],
    lines: rows.map(({ texts, findings, key }) => [...cut(texts), told(findings, heading), key]),
  }
}

/**
 * 只下载有问题的行: the same columns with the same cells in the same format, then what is wrong and
 * the key of the row. What a spreadsheet would compute is guarded (O11), and reading the file again
 * gives the same cells. Rows of a workbook become text, so that no number is rounded a second time.
 */
export const exportFindings = async (
  shape: TableShape,
  heading: Heading,
  map: ColumnMap,
  rows: readonly RepairRow[],
): Promise<TableFile> => {
  const { heading: first, lines } = linesOf(heading, map, rows)
  const columns = first.map((text) => ({
    heading: text,
    width: text === FIELDS.findings.zh ? 60 : 18,
  }))
  return writeTable(shape, '待修改', columns, lines)
}
