import { gzipSync } from 'node:zlib'
import { PAGE_LIMITS } from '#modules/roster/index.ts'
import { madeUpNumber, type ReadOptions } from '../roster.ts'
import { workbook, workbookParts, zip } from '../workbook.ts'

export const HEADING = ['姓名', '身份证号', '金额']
const GOOD = ['张三', madeUpNumber(1), '100']
const GOOD_BOOK = { rows: [HEADING, GOOD] }
export const LINES = [HEADING, GOOD].map((row) => `${row.join(',')}\n`).join('')

export const few = (change: Partial<typeof PAGE_LIMITS>): ReadOptions => ({
  limits: { ...PAGE_LIMITS, ...change },
})
const fewInBook = (change: Partial<(typeof PAGE_LIMITS)['workbook']>): ReadOptions =>
  few({ workbook: { ...PAGE_LIMITS.workbook, ...change } })

/** The old compound file: its mark, then sectors. */
const compound = (inside: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    inside,
    Buffer.alloc(512),
  ])

const spoiled = (name: string, change: (text: string) => string): Buffer =>
  zip(
    workbookParts([GOOD_BOOK]).map(([part, text]) => [
      part,
      part === name ? change(String(text)) : text,
    ]),
  )

const SHEET = 'xl/worksheets/sheet1.xml'

/** Files that cannot be read at all, and why; some only under other limits. */
export const REFUSED_FILES: readonly (readonly [
  says: string,
  file: Buffer,
  answer: string,
  options?: ReadOptions,
])[] = [
  ['nothing at all', Buffer.alloc(0), 'FILE_EMPTY'],
  ['a workbook of Excel 97', compound(Buffer.from('Workbook', 'utf16le')), 'OLD_WORKBOOK'],
  [
    'a workbook with a password',
    compound(Buffer.from('EncryptedPackage', 'utf16le')),
    'PROTECTED_WORKBOOK',
  ],
  [
    'a workbook with macros',
    zip(workbookParts([GOOD_BOOK], { macros: true })),
    'WORKBOOK_WITH_MACROS',
  ],
  [
    'an archive with a password',
    zip(workbookParts([GOOD_BOOK]), { encrypted: true }),
    'ARCHIVE_ENCRYPTED',
  ],
  [
    'a page renamed to xls',
    Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
    'HTML',
  ],
  ['a page with its mark', Buffer.from('\uFEFF<!DOCTYPE html><html></html>'), 'HTML'],
  ['a table of 2003 in XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'XML_WORKBOOK'],
  ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'PDF'],
  ['a photograph', Buffer.from('ffd8ffe000104a46', 'hex'), 'PICTURE'],
  ['a text of a word processor', Buffer.from('{\\rtf1\\ansi 姓名}'), 'RICH_TEXT'],
  ['a compressed text', gzipSync(LINES), 'OTHER_ARCHIVE'],
  ['an archive of photographs', zip([['a.jpg', 'x']]), 'NOT_A_WORKBOOK'],
  [
    'a table of another office',
    zip([
      ['mimetype', 'x'],
      ['content.xml', '<x/>'],
    ]),
    'WORKBOOK_OPEN_DOCUMENT',
  ],
  ['a program', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 256)), 'BINARY'],
  ['half a workbook', workbook(GOOD_BOOK).subarray(0, 700), 'ARCHIVE_BROKEN'],
  ['a part twice', zip([...workbookParts([GOOD_BOOK]), [SHEET, '<worksheet/>']]), 'ARCHIVE_BROKEN'],
  ['a sheet cut off', spoiled(SHEET, (text) => text.slice(0, -40)), 'WORKBOOK_BROKEN'],
  [
    'a sheet with entities',
    spoiled(SHEET, (text) => text.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>')),
    'WORKBOOK_BROKEN',
  ],
  [
    'an archive that swells',
    zip([...workbookParts([GOOD_BOOK]), ['xl/media/a.bin', Buffer.alloc(3 << 20)]]),
    'ARCHIVE_EXPANDS_TOO_FAR',
  ],
  [
    'an archive that says it is small',
    zip(workbookParts([GOOD_BOOK]), { claimedSize: 10 }),
    'ARCHIVE_BROKEN',
  ],
  ['too many parts', workbook(GOOD_BOOK), 'ARCHIVE_TOO_MANY_PARTS', fewInBook({ parts: 3 })],
  ['too many sheets', workbook(GOOD_BOOK, GOOD_BOOK), 'TOO_MANY_SHEETS', fewInBook({ sheets: 1 })],
  [
    'too many merged cells',
    workbook({ ...GOOD_BOOK, merges: ['A1:A2', 'B1:B2'] }),
    'TOO_MANY_MERGES',
    fewInBook({ merges: 1 }),
  ],
  ['a sheet that is not there', workbook(GOOD_BOOK), 'NO_SUCH_SHEET', { sheet: '名册' }],
  ['too many bytes', Buffer.from(LINES), 'FILE_TOO_LARGE', few({ bytes: 20 })],
  ['too many rows', Buffer.from(LINES + LINES), 'TOO_MANY_ROWS 4', few({ rows: 3 })],
  [
    'too many columns',
    Buffer.from(`${LINES}a,b,c,d,e\n`),
    'TOO_MANY_COLUMNS 3',
    few({ columns: 4 }),
  ],
  [
    'a quotation mark that never ends',
    Buffer.from(`${LINES}"${'x'.repeat(200_000)}`),
    'ROW_TOO_LONG 3',
  ],
  ['quotation marks all over', Buffer.from(LINES + '"a"b,c,d\n'.repeat(300)), 'QUOTES_BROKEN 203'],
  ['a line without an end', Buffer.from(`${LINES}${'9,'.repeat(100_000)}`), 'ROW_TOO_LONG 3'],
  ['too much text', Buffer.from(LINES), 'TOO_MANY_STRINGS 2', few({ characters: 20 })],
  [
    'two rows in one place',
    spoiled(SHEET, (text) => text.replace('<row r="2"', '<row r="1"')),
    'WORKBOOK_BROKEN',
  ],
  [
    'two cells in one place',
    spoiled(SHEET, (text) => text.replace('<c r="B2"', '<c r="A2"')),
    'WORKBOOK_BROKEN',
  ],
  [
    'a shared text that is not there',
    spoiled(SHEET, (text) => text.replace('t="inlineStr"', 't="s"')),
    'WORKBOOK_BROKEN',
  ],
  ['a list without headings', Buffer.from('张三,李四\n王五,赵六\n'), 'HEADING_NOT_FOUND'],
  ['a list without amounts', Buffer.from('姓名,身份证号\n张三,1\n'), 'COLUMNS_MISSING'],
  [
    'an encoding of nobody',
    Buffer.from([0xc0, 0x81, 0xff, 0xfe, 0xff, 0xff, 0xc1, 0x80, 0xff, 0x41]),
    'ENCODING_UNKNOWN',
  ],
]
