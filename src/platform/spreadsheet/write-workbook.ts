import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import writeExcelFile, { type Feature } from 'write-excel-file/node'
import { columnLetters } from './reference.ts'
import { escapeText, escapeUnit } from './xml.ts'

/** A column to write; every cell of it is text, also those that people fill in later. */
export interface TextColumn {
  readonly heading: string
  /** In characters. */
  readonly width: number
  /** Values to choose from; others are refused by the spreadsheet. */
  readonly choices?: readonly string[]
}

export interface TextSheet {
  readonly name: string
  readonly columns: readonly TextColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** Rows of a sheet, all that there can be. */
const LAST_ROW = 1_048_576

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const choicesOf = (columns: readonly TextColumn[]): string => {
  const lists = columns.flatMap(({ choices }, i) => {
    if (choices === undefined) return []
    const letters = columnLetters(i)
    const range = `${letters}2:${letters}${LAST_ROW}`
    const list = escapeXml(`"${choices.join(',')}"`)
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}">` +
        `<formula1>${list}</formula1></dataValidation>`,
    ]
  })
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

/** The number of the style of the first heading, which is the text format. */
const TEXT_STYLE = /<c r="A1" s="(\d+)"/

/**
 * What the library does not offer: a text format for whole columns, so that a number of 18 digits
 * that is typed below the last row stays what it is, and lists to choose from.
 */
const textColumns = (columns: readonly TextColumn[]): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content) => {
          const style = TEXT_STYLE.exec(content)?.[1] ?? '0'
          return content
            .replaceAll('<col min=', `<col style="${style}" min=`)
            .replace('</sheetData>', `</sheetData>${choicesOf(columns)}`)
        },
      },
    },
  },
})

/** The library looks texts up in a plain object, where these are found although nobody put them. */
const isTaken = (text: string): boolean => Object.hasOwn(Object.prototype, text)

const written = (text: string): string =>
  isTaken(text) ? escapeUnit(text.charAt(0)) + text.slice(1) : escapeText(text)

const textCell = (value: string) => ({ type: String, format: '@', value: written(value) })

/** A workbook of one sheet in which everything is text. A text is never a formula there (O11). */
export const writeTextWorkbook = async (sheet: TextSheet): Promise<Buffer> => {
  const heading = sheet.columns.map(({ heading }) => textCell(heading))
  const rows = sheet.rows.map((row) => row.map((text) => (text === '' ? null : textCell(text))))
  return writeExcelFile(
    [heading, ...rows],
    {
      sheet: sheet.name,
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    { features: [textColumns(sheet.columns)] },
  ).toBuffer()
}
