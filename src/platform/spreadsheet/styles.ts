import type { ByteStream } from '../byte-stream.ts'
import { readWholeXml } from './xml.ts'

/** How a cell shows its number: as it is, as a day, as a text typed into a text cell. */
export type CellStyle = 'plain' | 'date' | 'text'

/** Built-in formats of days and times; 27 to 36 and 50 to 58 are those of Chinese editions. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58)

/** Formats with letters of days in them; quoted texts, colours and escapes do not count. */
const isDateFormat = (code: string): boolean =>
  /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|General/gi, ''))

const styleOf = (id: number, formats: ReadonlyMap<number, string>): CellStyle => {
  const code = formats.get(id)
  if (id === 49 || code === '@') return 'text'
  return isBuiltInDate(id) || (code !== undefined && isDateFormat(code)) ? 'date' : 'plain'
}

/** The styles of cells, by their number. */
export const readCellStyles = async (part: ByteStream): Promise<readonly CellStyle[]> => {
  const formats = new Map<number, string>()
  const ids: number[] = []
  let inCells = false
  await readWholeXml(part, {
    open: (element, { numFmtId = '0', formatCode = '' }) => {
      if (element === 'numFmt') formats.set(Number(numFmtId), formatCode)
      if (element === 'cellXfs') inCells = true
      if (element === 'xf' && inCells) ids.push(Number(numFmtId))
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false
    },
  })
  return ids.map((id) => styleOf(id, formats))
}
