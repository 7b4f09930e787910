import { Readable } from 'node:stream'
import { foldWidth } from '#kernel/identity-number/normalise.ts'
import {
  type CellMark,
  type OpenedTable,
  openTable,
  type SourceRow as TableRow,
  TableProblem,
  tableProblemText,
} from '#platform/table-file/index.ts'
import {
  LIST_COLUMNS,
  LIST_FIELDS,
  type ListColumn,
  type ListFinding,
  type ListReader,
  type SourceRow,
} from '#modules/entitlement/index.ts'
import {
  type Fault,
  PAGE_LIMITS,
  readIdentity,
  readKind,
  readName,
  wordsOfFault,
} from '#modules/roster/index.ts'

/** Headings as departments write them besides our own. */
const ALSO: Readonly<Partial<Record<ListColumn, readonly string[]>>> = {
  number: ['身份证号', '身份证号码', '公民身份号码', '证件号'],
  documentKind: ['证件种类'],
  level: ['残疾等级', '人才层次', '人才类别', '级别', '类别'],
  reference: ['证号', '证书号', '残疾人证号', '学籍号', '编号'],
  from: ['发证日期', '生效日期', '有效期开始', '有效期起始'],
  lastDay: ['有效期至', '失效日期', '有效期结束', '有效期截止'],
}

type Columns = ReadonlyMap<ListColumn, number>

const columnsOf = (row: TableRow): Columns => {
  const texts = row.texts.map((text) => foldWidth(text).replaceAll(/[\s*:]/g, ''))
  const found = new Map<ListColumn, number>()
  for (const field of LIST_FIELDS) {
    const names = new Set([LIST_COLUMNS[field].zh, ...(ALSO[field] ?? [])])
    const at = texts.findIndex((text) => names.has(text))
    if (at >= 0) found.set(field, at)
  }
  return found
}

const missingIn = (columns: Columns): readonly string[] =>
  LIST_FIELDS.filter((field) => LIST_COLUMNS[field].required && !columns.has(field)).map(
    (field) => LIST_COLUMNS[field].zh,
  )

/** Rows above the heading that are looked at. */
const HEADING_ROWS = 10

const isBlank = ({ texts }: TableRow): boolean => texts.every((text) => text.trim() === '')

const rowOf = (columns: Columns, row: TableRow, on: Temporal.PlainDate): SourceRow => {
  const cell = (field: ListColumn): string => row.texts[columns.get(field) ?? -1] ?? ''
  const mark = (field: ListColumn): CellMark | undefined => row.marks?.[columns.get(field) ?? -1]
  const kind = readKind(cell('documentKind'))
  const identity = readIdentity(cell('number'), mark('number'), kind.value, on)
  const name = readName(cell('name'))
  const found = (field: ListColumn, faults: readonly Fault[]): ListFinding[] =>
    faults.map((fault) => {
      const { words, severity } = wordsOfFault(fault)
      return { number: row.number, field, words, stops: severity === 'refuse' }
    })
  const person =
    identity.value === undefined || name.value === undefined
      ? undefined
      : {
          kind: identity.value.kind,
          identityKey: identity.value.identityKey,
          name: name.value,
        }
  return {
    number: row.number,
    person,
    level: cell('level'),
    reference: cell('reference'),
    from: cell('from'),
    lastDay: cell('lastDay'),
    findings: [
      ...found('documentKind', kind.faults),
      ...found('number', identity.faults),
      ...found('name', name.faults),
    ],
  }
}

const rowsOf = async ({ rows }: OpenedTable, on: Temporal.PlainDate) => {
  let columns: Columns | undefined
  let looked = 0
  const people: SourceRow[] = []
  for await (const batch of rows)
    for (const row of batch) {
      if (isBlank(row)) continue
      if (columns !== undefined) {
        people.push(rowOf(columns, row, on))
        continue
      }
      const found = columnsOf(row)
      looked += 1
      if (found.size >= 3) columns = found
      else if (looked >= HEADING_ROWS) return undefined
    }
  return columns && { columns, people }
}

/**
 * Reads a list of entitlements by the readers of lists of payees: by what the file is and not by
 * its name, with what is wrong at each row; no digit is guessed.
 */
export const readEntitlementList: ListReader = async (content, on) => {
  const found = await openTable(Readable.from([content]), PAGE_LIMITS)
    .then((table) => rowsOf(table, on))
    .catch((error: unknown) => {
      if (error instanceof TableProblem) return error
      throw error
    })
  if (found instanceof TableProblem) return { read: false, words: tableProblemText(found) }
  if (found === undefined)
    return { read: false, words: '找不到表头。请保留写有栏目名称的一行，或者使用模板。' }
  const missing = missingIn(found.columns)
  if (missing.length > 0)
    return { read: false, words: `缺少栏目：${missing.join('、')}。请补上，或者使用模板。` }
  return { read: true, rows: found.people }
}
