import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { type TestSheet, workbook, workbookParts, zip } from '#test/workbook.ts'
import {
  columnLetters,
  openWorkbook,
  readSheet,
  type SheetRow,
  type WorkbookLimits,
  writeTextWorkbook,
} from './index.ts'
import { columnOf } from './reference.ts'

const LIMITS: WorkbookLimits = {
  parts: 100,
  expandedBytes: 1 << 26,
  ratio: 200,
  sheets: 5,
  sharedCharacters: 1 << 20,
  merges: 100,
}

const read = async (bytes: Buffer) => {
  const book = await openWorkbook(bytes, LIMITS)
  const [sheet] = book.sheets
  assert.ok(sheet)
  const reading = await readSheet(book, sheet, 50)
  const rows: SheetRow[] = []
  for await (const batch of reading.rows) rows.push(...batch)
  return { book, reading, rows }
}

const parts = (sheet: TestSheet, change: (name: string, xml: string) => string): Buffer =>
  zip(workbookParts([sheet]).map(([name, xml]) => [name, change(name, String(xml))]))

test('what a cell shows and what it is are both told', async () => {
  const { rows } = await read(
    workbook({
      rows: [
        ['文字', { v: '12' }, { v: '1', t: 'b' }, { v: '#N/A', t: 'e' }, { v: '61', s: 2 }],
        ['', { v: '3', f: 'A1+1' }, { v: 'x', t: 'str', f: 'B1' }],
      ],
    }),
  )
  assert.deepEqual(rows[0]?.texts, ['文字', '12', 'TRUE', '#N/A', '1900-03-01'])
  assert.deepEqual(
    Array.from(rows[0].marks, (mark) => mark?.kind),
    [undefined, 'number', 'boolean', 'error', 'date'],
  )
  assert.deepEqual(rows[1]?.marks.slice(1), [
    { kind: 'number', formula: true },
    { kind: 'text', formula: true },
  ])
})

test('days before the day that never was are counted otherwise', async () => {
  const days = ['1', '59', '61', '46296'].map((v) => ({ v, s: 2 }))
  const { rows } = await read(workbook({ rows: [days] }))
  assert.deepEqual(rows[0]?.texts, ['1900-01-01', '1900-02-28', '1900-03-01', '2026-10-01'])
})

test('a merged cell is carried down, its neighbours to the right stay empty', async () => {
  const { rows } = await read(
    workbook({
      rows: [
        ['a', 'b'],
        ['', 'c'],
        ['d', 'e'],
      ],
      merges: ['A1:A2', 'B3:C3'],
    }),
  )
  assert.deepEqual(
    rows.map(({ texts }) => texts),
    [
      ['a', 'b'],
      ['a', 'c'],
      ['d', 'e'],
    ],
  )
  assert.deepEqual(
    rows.map(({ marks }) => marks[0]?.merged),
    ['first', 'below', undefined],
  )
})

test('rows and cells without their place follow one another', async () => {
  const file = parts({ rows: [['a', 'b'], ['c']] }, (_, xml) =>
    xml.replaceAll(/ r="[A-Z]?\d+"/g, ''),
  )
  const { rows } = await read(file)
  assert.deepEqual(
    rows.map(({ number, texts }) => `${number} ${texts.join(' ')}`),
    ['1 a b', '2 c'],
  )
})

test('elements with a prefix and absolute targets are read as well', async () => {
  const file = parts(
    {
      rows: [
        ['a', { v: '1' }],
        ['', ''],
      ],
      merges: ['A1:A2'],
    },
    (name, xml) => {
      if (name.endsWith('workbook.xml.rels')) return xml.replace('"worksheets/', '"/xl/worksheets/')
      if (!name.includes('sheet1')) return xml
      return xml.replace('xmlns=', 'xmlns:x=').replaceAll(/<(\/?)(?=[a-z])/gi, '<$1x:')
    },
  )
  const { rows } = await read(file)
  assert.deepEqual(
    rows.map(({ texts }) => texts),
    [['a', '1'], ['a']],
  )
})

test('runs of formatting are one text, and readings of characters are left out', async () => {
  const file = parts({ rows: [['乙']] }, (_, xml) =>
    xml.replace(
      '<t>乙</t>',
      '<r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh>',
    ),
  )
  assert.deepEqual((await read(file)).rows[0]?.texts, ['张三'])
})

test('a text that is written is read again, whatever characters it has', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }),
      async (texts) => {
        const columns = texts.map((_, i) => ({ heading: `c${i}`, width: 10 }))
        const full = texts.map((text) => (text === '' ? 'x' : text))
        const { rows } = await read(await writeTextWorkbook({ name: 's', columns, rows: [full] }))
        assert.deepEqual(rows[1]?.texts, full)
        assert.deepEqual(rows[1].marks, [])
      },
    ),
    { numRuns: 50 },
  )
})

test('texts that every object knows are written like any other', async () => {
  const texts = Object.getOwnPropertyNames(Object.prototype)
  const columns = texts.map(() => ({ heading: 'x', width: 10 }))
  const { rows } = await read(await writeTextWorkbook({ name: 's', columns, rows: [texts] }))
  assert.ok(texts.includes('__proto__'))
  assert.deepEqual(rows[1]?.texts, texts)
})

test('columns of a written sheet are text to their end, and choices are offered', async () => {
  const columns = [
    { heading: '证件号码', width: 20 },
    { heading: '证件类型', width: 20, choices: ['居民身份证', '护照'] },
  ]
  const bytes = await writeTextWorkbook({ name: '名册', columns, rows: [] })
  const { book, rows } = await read(bytes)
  assert.deepEqual(rows[0]?.texts, ['证件号码', '证件类型'])
  let xml = ''
  for await (const piece of book.archive.read('xl/worksheets/sheet1.xml'))
    xml += Buffer.from(piece).toString()
  const style = Number(/<col style="(\d+)" min="1"/.exec(xml)?.[1])
  assert.equal(book.styles[style], 'text')
  assert.match(xml, /sqref="B2:B1048576"><formula1>&quot;居民身份证,护照&quot;/)
})

test('columns are named by letters', () => {
  fc.assert(
    fc.property(fc.nat({ max: 16_383 }), (column) =>
      assert.equal(columnOf(columnLetters(column)), column),
    ),
  )
  assert.deepEqual([0, 25, 26, 701, 702, 16_383].map(columnLetters), [
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ])
})
