import type { Attributes } from './xml.ts'
import { type Merge, readMerges } from './merges.ts'
import { columnOf } from './reference.ts'
import { isTrue, type SheetEntry, type Workbook } from './workbook.ts'
import { readXml, unescapeText } from './xml.ts'

/** What a cell is beyond its text; a plain typed text has no mark. */
export interface CellMark {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error'
  /** Computed; the text is what was computed last. */
  readonly formula?: true
  /** One of several rows that were joined into one cell; those below have the text of the first. */
  readonly merged?: 'first' | 'below'
}

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

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  formula: boolean
  value: string
  inline: string
}

interface OpenRow {
  number: number
  hidden: boolean
  texts: string[]
  marks: (CellMark | undefined)[]
}

/** A day as `2026-10-15`. Day 60 never was: spreadsheets take 1900 for a leap year. */
const dayOf = (serial: string, from1904: boolean): string | undefined => {
  const days = Number(serial)
  if (!(days >= 1 && days < 2_958_466)) return undefined
  const start = Temporal.PlainDate.from(from1904 ? '1904-01-01' : '1899-12-30')
  const early = !from1904 && days < 60 ? 1 : 0
  return start.add({ days: Math.floor(days) + early }).toString()
}

const NUMBER_KINDS = { plain: 'number', date: 'date', text: 'number' } as const

const finished = (cell: OpenCell, workbook: Workbook): { text: string; mark?: CellMark } => {
  const { type, value } = cell
  const formula = cell.formula ? { formula: true as const } : {}
  const asText = (text: string) => ({
    text,
    ...(cell.formula ? { mark: { kind: 'text' as const, ...formula } } : {}),
  })
  if (type === 's') return asText(workbook.sharedTexts[Number(value)] ?? '')
  if (type === 'inlineStr') return asText(unescapeText(cell.inline))
  if (type === 'str') return asText(unescapeText(value))
  if (value === '')
    return { text: '', ...(cell.formula ? { mark: { kind: 'text', ...formula } } : {}) }
  if (type === 'b')
    return { text: value === '1' ? 'TRUE' : 'FALSE', mark: { kind: 'boolean', ...formula } }
  if (type === 'e') return { text: value, mark: { kind: 'error', ...formula } }
  if (type === 'd') return { text: value, mark: { kind: 'date', ...formula } }
  const kind = NUMBER_KINDS[workbook.styles[cell.style] ?? 'plain']
  const day = kind === 'date' ? dayOf(value, workbook.from1904) : undefined
  return { text: day ?? value, mark: { kind: day === undefined ? 'number' : 'date', ...formula } }
}

/** Gives the other rows of a merged cell what its first row has. */
const mergeFiller = (merges: readonly Merge[]) => {
  const tall = merges.filter(({ fromRow, toRow }) => toRow > fromRow)
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
    for (const { merge, text, kind } of open)
      if (text !== '') {
        while (row.texts.length <= merge.fromColumn) row.texts.push('')
        row.texts[merge.fromColumn] = text
        const merged = merge.fromRow === row.number ? 'first' : 'below'
        row.marks[merge.fromColumn] = { ...row.marks[merge.fromColumn], kind, merged }
      }
  }
}

/** Reads the elements of a sheet into rows; `take` empties what has been gathered. */
const rowGatherer = (workbook: Workbook, merges: readonly Merge[], widest: number) => {
  const fill = mergeFiller(merges)
  const hiddenColumns = new Set<number>()
  let rows: SheetRow[] = []
  let row: OpenRow | undefined
  let cell: OpenCell | undefined
  let last = 0
  let inReading = false
  const openRow = ({ r, hidden, zeroHeight }: Attributes): void => {
    last = r === undefined ? last + 1 : Number(r)
    row = { number: last, hidden: isTrue(hidden) || isTrue(zeroHeight), texts: [], marks: [] }
  }
  const openCell = ({ r, t = 'n', s = '0' }: Attributes): void => {
    const named = r === undefined ? undefined : columnOf(r.replace(/\d+$/, ''))
    const column = Math.min(named ?? row?.texts.length ?? 0, widest)
    cell = { column, type: t, style: Number(s), formula: false, value: '', inline: '' }
  }
  const closeCell = (): void => {
    if (row === undefined || cell === undefined) return
    const { text, mark } = finished(cell, workbook)
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
