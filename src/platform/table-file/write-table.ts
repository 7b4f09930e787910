import { encodeGb18030 } from '#kernel/gb18030.ts'
import { type CsvDelimiter, csvLine } from '../csv.ts'
import { type TextColumn, writeTextWorkbook } from '../spreadsheet/index.ts'
import type { TextEncoding } from '../text-encoding.ts'

/** A table, ready to download. */
export interface TableFile {
  readonly content: Buffer
  readonly mediaType: string
  readonly extension: 'csv' | 'xlsx'
}

/** The shape in which a table came, and in which its rows go back. */
export type TableShape =
  | { readonly format: 'csv'; readonly encoding: TextEncoding; readonly delimiter: CsvDelimiter }
  | { readonly format: 'xlsx' }

const UTF8_MARK = '\uFEFF'

const encoded = (text: string, encoding: TextEncoding): Buffer => {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = Buffer.from(UTF8_MARK + text, 'utf16le')
    return encoding === 'utf-16le' ? bytes : bytes.swap16()
  }
  return encoding === 'gb18030' ? Buffer.from(encodeGb18030(text)) : Buffer.from(UTF8_MARK + text)
}

const csvFile = (
  lines: readonly (readonly string[])[],
  shape: TableShape & { format: 'csv' },
): TableFile => {
  const text = lines.map((line) => csvLine(line, shape.delimiter)).join('')
  const charset = shape.encoding.startsWith('utf-16') ? 'utf-16' : shape.encoding
  return {
    content: encoded(text, shape.encoding),
    mediaType: `text/csv; charset=${charset}`,
    extension: 'csv',
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Writes rows in the shape asked for. What a spreadsheet would compute is guarded (O11), and
 * reading the file again gives the same cells; those of a workbook become text, so that no number
 * is rounded.
 */
export const writeTable = async (
  shape: TableShape,
  sheet: string,
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): Promise<TableFile> => {
  if (shape.format === 'csv')
    return csvFile([columns.map(({ heading }) => heading), ...rows], shape)
  const content = await writeTextWorkbook({ name: sheet, columns, rows })
  return { content, mediaType: XLSX, extension: 'xlsx' }
}
