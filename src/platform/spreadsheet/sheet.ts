import { type CellMark, finishCell, type OpenCell } from './cell.ts'
import { type Merge, readMerges } from './merges.ts'
import { WorkbookProblem } from './problem.ts'
import { columnOf } from './reference.ts'
import { isTrue, type SheetEntry, type Workbook } from './workbook.ts'
import { type Attributes, readXml } from './xml.ts'

/** One row of a sheet, as wide as its last cell. */
export interface SheetRow {
  /** Counted from 1, as it stands beside the row. */
  readonly number: number
  readonly hidden?: true
  readonly texts: readonly string[]
  readonly marks: readonly (CellMark | undefined)[]
}

/** What is known of a sheet before its rows. */
export interface SheetReading {
  readonly hiddenColumns: ReadonlySet<number>
  readonly merges: readonly Merge[]
  readonly rows: AsyncIterable<readonly SheetRow[]>
}

interface OpenRow {
  number: number
  hidden: boolean
  texts: string[]
  marks: (CellMark | undefined)[]
}

/** Gives the other rows of a merged cell what its first row has. */
const mergeFiller = (merges: readonly Merge[], widest: number) => {
  const tall = merges.filter(
    ({ fromRow, toRow, fromColumn }) => toRow > fromRow && fromColumn <= widest,
  )
  let next = 0
  let open: { merge: Merge; text: string; kind: CellMark['kind'] }[] = []
  return (row: OpenRow): void => {
    open = open.filter(({ merge }) => merge.toRow >= row.number)
    for (; (tall[next]?.fromRow ?? Infinity) <= row.number; next += 1) {
      const merge = tall[next]
      if (merge === undefined || merge.toRow < row.number) continue
      const here = merge.fromRow === row.number ? row.texts[merge.fromColumn] : ''
      const kind = row.marks[merge.fromColumn]?.kind ?? 'text'
      open.push({ merge, text: here ?? '', kind })
    }
    // They do not overlap, so there is at most one for each column.
    if (open.length > widest + 1) throw new WorkbookProblem('WORKBOOK_BROKEN')
    for (const { merge, text, kind } of open)
      if (text !== '') {
        while (row.texts.length <= merge.fromColumn) row.texts.push('')
        row.texts[merge.fromColumn] = text
        const merged = merge.fromRow === row.number ? 'first' : 'below'
        row.marks[merge.fromColumn] = { ...row.marks[merge.fromColumn], kind, merged }
      }
  }
}

/** The last row that a sheet can have. */
const LAST_ROW = 1_048_576

/** Reads the elements of a sheet into rows; `take` empties what has been gathered. */
const rowGatherer = (workbook: Workbook, merges: readonly Merge[], widest: number) => {
  const fill = mergeFiller(merges, widest)
  const hiddenColumns = new Set<number>()
  let rows: SheetRow[] = []
  let row: OpenRow | undefined
  let cell: OpenCell | undefined
  let last = 0
  let inReading = false
  const openRow = ({ r, hidden, zeroHeight }: Attributes): void => {
    const number = r === undefined ? last + 1 : Number(r)
    if (!(Number.isInteger(number) && number > last && number <= LAST_ROW))
      throw new WorkbookProblem('WORKBOOK_BROKEN')
    last = number
    row = { number: last, hidden: isTrue(hidden) || isTrue(zeroHeight), texts: [], marks: [] }
  }
  const openCell = ({ r, t = 'n', s = '0' }: Attributes): void => {
    const next = row?.texts.length ?? 0
    const column = r === undefined ? next : columnOf(/^([A-Z]{1,3})\d+$/.exec(r)?.[1] ?? '')
    // Cells stand in their order; two in one place would be two answers to one question.
    if (column < Math.min(next, widest)) throw new WorkbookProblem('WORKBOOK_BROKEN')
    openAt(Math.min(column, widest), t, s)
  }
  const openAt = (column: number, t: string, s: string): void => {
    cell = { column, type: t, style: Number(s), formula: false, value: '', inline: '' }
  }
  const closeCell = (): void => {
    if (row === undefined || cell === undefined) return
    const { text, mark } = finishCell(cell, workbook)
    while (row.texts.length < cell.column) row.texts.push('')
    row.texts[cell.column] = text
    if (mark !== undefined) row.marks[cell.column] = mark
    cell = undefined
  }
  const closeRow = (): void => {
    if (row === undefined) return
    fill(row)
    const { number, hidden, texts, marks } = row
    rows.push({ number, texts, marks, ...(hidden ? { hidden: true } : {}) })
    row = undefined
  }
  const hideColumns = ({ min, max, hidden, width }: Attributes): void => {
    if (!isTrue(hidden) && Number(width ?? 1) !== 0) return
    for (let i = Number(min); i <= Math.min(Number(max), widest); i += 1) hiddenColumns.add(i - 1)
  }
  return {
    hiddenColumns,
    take: (): readonly SheetRow[] => {
      const taken = rows
      rows = []
      return taken
    },
    handler: {
      open: (name: string, attributes: Attributes): void => {
        if (name === 'c') openCell(attributes)
        else if (name === 'row') openRow(attributes)
        else if (name === 'f' && cell !== undefined) cell.formula = true
        else if (name === 'rPh') inReading = true
        else if (name === 'col') hideColumns(attributes)
      },
      close: (name: string, text: string): void => {
        if (name === 'v' && cell !== undefined) cell.value = text
        else if (name === 't' && cell !== undefined && !inReading) cell.inline += text
        else if (name === 'rPh') inReading = false
        else if (name === 'c') closeCell()
        else if (name === 'row') closeRow()
      },
    },
  }
}

/**
 * Opens a sheet: hidden columns and merged cells at once, then its rows as they are read. Cells
 * beyond `widest` columns fall together into the one after it, where a caller sees them.
 *
 * @throws {WorkbookProblem} also while rows are read.
 */
export const readSheet = async (
  workbook: Workbook,
  sheet: SheetEntry,
  widest: number,
): Promise<SheetReading> => {
  const merges = await readMerges(workbook.archive.read(sheet.part), workbook.limits.merges)
  const { hiddenColumns, take, handler } = rowGatherer(workbook, merges, widest)
  const reading = readXml(workbook.archive.read(sheet.part), handler)
  // Hidden columns stand before the rows: once there is a row, they are all known.
  let first = take()
  while (first.length === 0 && (await reading.next()).done !== true) first = take()
  const rows = async function* (): AsyncGenerator<readonly SheetRow[]> {
    if (first.length > 0) yield first
    while ((await reading.next()).done !== true) {
      const taken = take()
      if (taken.length > 0) yield taken
    }
  }
  return { hiddenColumns, merges, rows: rows() }
}
