import { crc32, deflateRawSync } from 'node:zlib'

/** Faults to build into an archive. */
export interface ZipFaults {
  readonly encrypted?: boolean
  /** The size that the directory claims for every part. */
  readonly claimedSize?: number
}

const header = (signature: number, rest: readonly (readonly [number, 2 | 4])[]): Buffer => {
  const buffer = Buffer.alloc(4 + rest.reduce((sum, [, size]) => sum + size, 0))
  buffer.writeUInt32LE(signature)
  let at = 4
  for (const [value, size] of rest) {
    if (size === 2) buffer.writeUInt16LE(value, at)
    else buffer.writeUInt32LE(value, at)
    at += size
  }
  return buffer
}

/** A zip archive of some parts, in their order. */
export const zip = (
  parts: readonly (readonly [name: string, content: string | Buffer])[],
  { encrypted = false, claimedSize }: ZipFaults = {},
): Buffer => {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, content] of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const sums = [
      [crc32(bytes), 4],
      [packed.length, 4],
      [claimedSize ?? bytes.length, 4],
      [Buffer.byteLength(name), 2],
      [0, 2],
    ] as const
    // Version 2.0, flags (encrypted, names in UTF-8), deflated, no time.
    const form = [
      [20, 2],
      [(encrypted ? 1 : 0) | 0x800, 2],
      [8, 2],
      [0, 4],
    ] as const
    const local = Buffer.concat([
      header(0x0403_4b50, [...form, ...sums]),
      Buffer.from(name),
      packed,
    ])
    bodies.push(local)
    const place = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ] as const
    directory.push(header(0x0201_4b50, [[20, 2], ...form, ...sums, ...place]), Buffer.from(name))
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const count = parts.length
  const end = [
    [0, 4],
    [count, 2],
    [count, 2],
    [list.length, 4],
    [offset, 4],
    [0, 2],
  ] as const
  return Buffer.concat([...bodies, list, header(0x0605_4b50, end)])
}

/** A cell as a workbook stores it; a plain text stands for itself. */
export type TestCell =
  | string
  | {
      readonly v?: string
      /** `n` for numbers, `e` for errors, `b` for yes or no, `str` for texts of formulas. */
      readonly t?: string
      /** 0 plain, 1 text, 2 a day, 3 a day in Chinese. */
      readonly s?: number
      readonly f?: string
    }

export interface TestSheet {
  readonly name?: string
  readonly state?: 'visible' | 'hidden' | 'veryHidden'
  readonly rows: readonly (readonly TestCell[])[]
  /** Numbers of rows, counted from 1. */
  readonly hiddenRows?: readonly number[]
  /** Counted from 1. */
  readonly hiddenColumns?: readonly number[]
  readonly merges?: readonly string[]
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const letters = (column: number): string => String.fromCharCode(65 + column)

const cellXml = (cell: TestCell, reference: string): string => {
  if (cell === '') return ''
  if (typeof cell === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`
  const { v, t = 'n', s = 0, f } = cell
  const formula = f === undefined ? '' : `<f>${escape(f)}</f>`
  const value = v === undefined ? '' : `<v>${escape(v)}</v>`
  return `<c r="${reference}" t="${t}" s="${s}">${formula}${value}</c>`
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const DECLARATION = '<?xml version="1.0"?>'

const sheetXml = (sheet: TestSheet): string => {
  const { rows, hiddenRows = [], hiddenColumns = [], merges = [] } = sheet
  const columns = hiddenColumns.map((i) => `<col min="${i}" max="${i}" hidden="1"/>`).join('')
  const lines = rows.map((row, i) => {
    const hidden = hiddenRows.includes(i + 1) ? ' hidden="1"' : ''
    const cells = row.map((cell, j) => cellXml(cell, `${letters(j)}${i + 1}`)).join('')
    return `<row r="${i + 1}"${hidden}>${cells}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return [
    `${DECLARATION}<worksheet xmlns="${MAIN}">`,
    columns === '' ? '' : `<cols>${columns}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`,
    '</worksheet>',
  ].join('')
}

const STYLES = [
  `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1">`,
  '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>',
  '</numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="14"/>',
  '<xf numFmtId="176"/></cellXfs></styleSheet>',
].join('')

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`

const relationsXml = (...relations: readonly string[]): string =>
  [
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">`,
    ...relations,
    '</Relationships>',
  ].join('')

const contentTypesXml = (kind: string): string =>
  [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    `<Override PartName="/xl/workbook.xml" ContentType="${kind}+xml"/></Types>`,
  ].join('')

/** The parts of a workbook, to be packed or spoiled. */
export const workbookParts = (
  sheets: readonly TestSheet[],
  { macros = false }: { readonly macros?: boolean } = {},
): [string, string | Buffer][] => {
  const named = sheets.map(({ name = 'Sheet', state = 'visible' }, i) =>
    [`<sheet name="${name}" sheetId="${i + 1}" `, `state="${state}" r:id="rId${i + 1}"/>`].join(''),
  )
  const related = sheets.map((_, i) =>
    relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`),
  )
  const kind = macros
    ? 'application/vnd.ms-excel.sheet.macroEnabled.main'
    : `${SHEET_TYPE}.sheet.main`
  return [
    ['[Content_Types].xml', contentTypesXml(kind)],
    ['_rels/.rels', relationsXml(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
        `<sheets>${named.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml(...related, relation('rIdS', 'styles', 'styles.xml')),
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, i): [string, string] => [
      `xl/worksheets/sheet${i + 1}.xml`,
      sheetXml(sheet),
    ]),
  ]
}

/** A workbook as people bring it. */
export const workbook = (...sheets: readonly TestSheet[]): Buffer => zip(workbookParts(sheets))
