import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { findingsOf, madeUpNumber, type ReadFile, readFile, ROSTER } from '#test/roster.ts'
import { workbook } from '#test/workbook.ts'
import { rowKey, rowOfKey, type TableShape } from '#platform/table-file/index.ts'
import {
  bucketOf,
  BUCKETS,
  columnsOf,
  confirmationOf,
  countBuckets,
  type DraftRow,
  exportFindings,
  repairMerger,
} from './index.ts'

const N = madeUpNumber
const HEADING = ['序号', '姓名', '身份证号', '金额(元)', '备注']
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const csv = (...rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from([HEADING, ...rows].map((row) => row.map(quoted).join(',')).join('\n'))

const MIXED = csv(
  ['1', '张三', N(1), '100', ''],
  ['2', '李?', N(2), '200', '=1+1'],
  ['3', '王五', '4.4E+17', '-5', "''@x"],
  ['4', '赵六', N(4), '1.5万', 'a,b "c"'],
)

const shapeOf = ({ roster }: ReadFile): TableShape => {
  assert.ok(roster)
  if (roster.format === 'xlsx') return { format: 'xlsx' }
  return { format: 'csv', encoding: roster.encoding.encoding, delimiter: roster.delimiter }
}

const exported = async (read: ReadFile, rows: readonly DraftRow[], shape = shapeOf(read)) => {
  assert.ok(read.outlook)
  return exportFindings(shape, read.outlook.heading, read.outlook.map, rows)
}

const bad = ({ rows }: ReadFile) => rows.filter(({ findings }) => bucketOf(findings) !== 'payable')

/** A list that stands as it was read. */
const known = ({ rows }: ReadFile, lastRow: number) => ({
  roster: ROSTER,
  lastRow,
  bucketOf: (row: number) => {
    const found = rows.find((one) => one.row === row)
    return found === undefined ? undefined : bucketOf(found.findings)
  },
})

const merged = (list: ReadFile, repaired: ReadFile, lastRow = 5) => {
  assert.ok(repaired.outlook)
  const keyColumn = columnsOf(repaired.outlook.map).get('rowKey')
  return repaired.rows.map(repairMerger(known(list, lastRow), keyColumn))
}

test('rows fall into three buckets, and a confirmation moves one', async () => {
  const read = await readFile(MIXED)
  assert.deepEqual(countBuckets(read.rows), { payable: 1, toConfirm: 1, notPayable: 2 })
  assert.deepEqual(Object.keys(countBuckets([])), BUCKETS)
  const findings = read.rows[3]?.findings ?? []
  const confirmed = new Set(findings.map(confirmationOf))
  assert.equal(bucketOf(findings, confirmed), 'payable')
  assert.equal(
    bucketOf(read.rows[1]?.findings ?? [], new Set(read.rows[1]?.findings.map(confirmationOf))),
    'notPayable',
  )
})

for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const)
  test(`bad rows come back from ${encoding} with every cell as it was`, async () => {
    const read = await readFile(MIXED)
    const file = await exported(read, bad(read), { format: 'csv', encoding, delimiter: ',' })
    const again = await readFile(file.content)
    assert.deepEqual(again.outlook?.heading.texts, [...HEADING, '问题', '行标识'])
    assert.deepEqual(
      again.rows.map(({ texts }) => texts.slice(0, 5)),
      bad(read).map(({ texts }) => texts),
    )
    assert.deepEqual(
      again.rows.map(({ texts }) => texts[6]),
      bad(read).map(({ key }) => key),
    )
  })

test('nothing that is exported can be computed by a spreadsheet', async () => {
  const read = await readFile(MIXED)
  const text = (await exported(read, bad(read))).content.toString()
  assert.ok(text.includes("'=1+1"))
  assert.ok(text.includes("''@x"))
  assert.ok(text.includes("'-5"))
  assert.doesNotMatch(text, /(?:^|,)"?[=+@-]/m)
})

test('the column of findings says column by column what to do', async () => {
  const read = await readFile(MIXED)
  const again = await readFile((await exported(read, bad(read))).content)
  assert.match(again.rows[0]?.texts[5] ?? '', /^姓名：第 2 个字已在转换中丢失/)
  assert.match(again.rows[1]?.texts[5] ?? '', /身份证号：.*科学计数法.*金额\(元\)：金额是负数/)
})

test('a list to repair that is exported once more has its own columns once', async () => {
  const read = await readFile(MIXED)
  const second = await readFile((await exported(read, bad(read))).content)
  const third = await readFile((await exported(second, second.rows)).content)
  assert.deepEqual(third.outlook?.heading.texts, [...HEADING, '问题', '行标识'])
})

test('rows of a workbook go back as a workbook of texts', async () => {
  const head = HEADING.slice(0, 4)
  const read = await readFile(
    workbook({
      rows: [head, [{ v: '1' }, '张?', N(1), { v: '1286.5' }], ['2', '=李_x0007_', N(2), '-1']],
    }),
  )
  const file = await exported(read, read.rows)
  assert.equal(file.extension, 'xlsx')
  const again = await readFile(file.content)
  assert.deepEqual(
    again.rows.map(({ texts }) => texts.slice(0, 4)),
    [
      ['1', '张?', N(1), '1286.5'],
      ['2', '=李\u0007', N(2), '-1'],
    ],
  )
})

test('repaired rows take their places, good rows stay, strange keys are refused', async () => {
  const list = await readFile(MIXED)
  const key = (row: number) => rowKey(ROSTER, row)
  const repaired = await readFile(
    Buffer.from(
      [
        '姓名,身份证号,金额,问题,行标识',
        `李四,${N(2)},200,,${key(3)}`,
        `王五,${N(3)},50,,${key(4)}`,
        `张三,${N(1)},999999,,${key(2)}`,
        `钱七,${N(7)},10,,`,
        `孙八,${N(8)},10,,${key(3)}`,
        `周九,${N(9)},10,,${rowKey('RAAAAA', 3)}`,
        `吴十,${N(10)},10,,${key(99)}`,
      ].join('\n'),
    ),
  )
  const outcomes = merged(list, repaired)
  assert.deepEqual(
    outcomes.map((one) =>
      'finding' in one
        ? `${one.outcome} ${one.finding.code}`
        : `${one.outcome} ${one.row.row} ${one.row.key}`,
    ),
    [
      `replaces 3 ${key(3)}`,
      `replaces 4 ${key(4)}`,
      'untouched KEY_OF_GOOD_ROW',
      `added 6 ${key(6)}`,
      'refused KEY_REPEATED',
      'refused KEY_UNKNOWN',
      'refused KEY_UNKNOWN',
    ],
  )
  const [first] = outcomes
  assert.ok(first?.outcome === 'replaces')
  assert.equal(first.row.values.name, '李四')
  assert.deepEqual(first.row.findings, [])
})

test('findings of a repaired row name the row of the list and not of the file', async () => {
  const list = await readFile(MIXED)
  const repaired = await readFile(
    Buffer.from(`姓名,身份证号,金额,行标识\n王?,${N(3)},50,${rowKey(ROSTER, 4)}\n`),
  )
  const [one] = merged(list, repaired)
  assert.ok(one?.outcome === 'replaces')
  assert.deepEqual(findingsOf({ rows: [one.row] }), ['4 name LOST_CHARACTER'])
})

test('a key names one row of one list, and a slip of the hand none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6_000_000 }), fc.nat({ max: 7 }), (row, place) => {
      const key = rowKey(ROSTER, row)
      assert.equal(rowOfKey(ROSTER, key), row)
      assert.equal(rowOfKey('RAAAAA', key), undefined)
      const at = ROSTER.length + 1 + (place % 6)
      const slip = `${key.slice(0, at)}${(Number(key.charAt(at)) + 1) % 10}${key.slice(at + 1)}`
      assert.equal(rowOfKey(ROSTER, slip), undefined)
    }),
  )
})

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=1+1',
    "'=x",
    "''",
    '@',
    '-5',
    '\t',
    ' a ',
    'a,b',
    '"',
    '""x',
    'a\nb',
    '＝1',
    '\uFFFD',
    '\u007F\u0085\u009F',
    '',
  ),
)

test('whatever stands in the cells of a row comes back from its export', async () => {
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('csv', 'xlsx'), async (cells, format) => {
      const texts = cells.map(([name, remark], i) =>
        ['1', name, N(i), '1', remark].map((text) => text.replaceAll(/\r\n?/g, '\n')),
      )
      const drafts = texts.map((row, i): DraftRow => ({
        row: i + 2,
        key: rowKey(ROSTER, i + 2),
        values: {},
        findings: [],
        texts: row,
      }))
      const read = await readFile(MIXED)
      const shape: TableShape =
        format === 'xlsx' ? { format } : { format: 'csv', encoding: 'gb18030', delimiter: ',' }
      const again = await readFile((await exported(read, drafts, shape)).content)
      assert.deepEqual(
        again.rows.map((row) => row.texts.slice(0, 5)),
        texts,
      )
    }),
    { numRuns: 60 },
  )
})
