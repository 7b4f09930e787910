import { DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { encodeGb18030 } from '#kernel/gb18030.ts'
import { csvLine } from '#platform/csv.ts'
import { type TextColumn, writeTextWorkbook } from '#platform/spreadsheet/index.ts'
import { type Field, FIELDS, REQUIRED_FIELDS } from './field.ts'

/** Columns that a template can have; those of repairs are written by us alone. */
export type TemplateField = Exclude<Field, 'findings' | 'rowKey'>

const KINDS = Object.values(DOCUMENT_KINDS)
  .filter(({ primary }) => primary)
  .map(({ zh }) => zh)

/** The columns that a programme needs and those without which nobody is paid, in one order. */
export const templateFields = (wanted: readonly TemplateField[]): readonly TemplateField[] => {
  const all = new Set<Field>([...REQUIRED_FIELDS, ...wanted])
  return (Object.keys(FIELDS) as Field[]).filter(
    (field): field is TemplateField => all.has(field) && field !== 'findings' && field !== 'rowKey',
  )
}

const columnOf = (field: TemplateField): TextColumn => {
  const { zh: heading, width } = FIELDS[field]
  return field === 'documentKind' ? { heading, width, choices: KINDS } : { heading, width }
}

/**
 * 名册模板 (xlsx): every column is text to its last row, so that no number of 18 digits is rounded;
 * kinds of documents are chosen from a list.
 */
export const templateWorkbook = (wanted: readonly TemplateField[]): Promise<Buffer> =>
  writeTextWorkbook({ name: '名册', columns: templateFields(wanted).map(columnOf), rows: [] })

/** 名册模板 (csv). A spreadsheet that opens it rounds numbers all the same. */
export const templateCsv = (
  wanted: readonly TemplateField[],
  encoding: 'utf-8' | 'gb18030' = 'utf-8',
): Buffer => {
  const line = csvLine(
    templateFields(wanted).map((field) => FIELDS[field].zh),
    ',',
  )
  return encoding === 'gb18030' ? Buffer.from(encodeGb18030(line)) : Buffer.from(`\uFEFF${line}`)
}
