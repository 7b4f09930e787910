import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { encodeGb18030 } from '#kernel/gb18030.ts'
import { madeUpNumber, type ReadFile, readFile } from '#test/roster.ts'
import { workbook, workbookParts, zip } from '#test/workbook.ts'
import { atScale, decimalText, parseDecimal, parseStored } from './decimal.ts'
import { BATCH_LIMITS, bucketOf, inspectRoster, openRoster, readRoster } from './index.ts'
import { readAmount } from './read-amount.ts'

const N = madeUpNumber

/** All that a file says, for comparing two ways of reading it. */
const said = ({ refusal, rows, summary, outlook }: ReadFile): unknown => ({
  refusal,
  rows,
  summary,
  names: outlook?.firstNames,
})

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ',',
        '\n',
        '\r\n',
        '\r',
        '"',
        '""',
        '\t',
        ';',
        '姓名,身份证号,金额\n',
        '合计',
        '小计',
      ),
      fc.constantFrom(`张三,${N(1)},100\n`, `"李\n四",${N(2)},"1,000"\n`, `王五,${N(3)},１００\n`),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => `姓名,身份证号,金额\n${parts.join('')}`)

test('however the bytes are cut into pieces, the same is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom('utf-8', 'gb18030'),
      fc.integer({ min: 1, max: 40 }),
      async (any, encoding, pieces) => {
        const clean = any.replaceAll(/\p{Co}|\p{Cs}/gu, '')
        const bytes = encoding === 'utf-8' ? Buffer.from(clean) : encodeGb18030(clean)
        const whole = await readFile(bytes, { encoding })
        assert.deepEqual(said(await readFile(bytes, { pieces, encoding })), said(whole))
      },
    ),
    { numRuns: 150 },
  )
})

test('random bytes are read or refused, and nothing is ever thrown', async () => {
  const head = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    '姓名,身份证号,金额\n',
    '\uFEFF',
    '%PDF',
    '<html',
  )
  await fc.assert(
    fc.asyncProperty(head, fc.uint8Array({ maxLength: 600 }), async (start, bytes) => {
      const read = await readFile(Buffer.concat([Buffer.from(start), bytes]))
      assert.ok(read.refusal !== undefined || read.summary !== undefined)
    }),
    { numRuns: 300 },
  )
})

test('a workbook with one byte changed is read or refused, and nothing is thrown', async () => {
  const good = workbook({
    rows: [
      ['姓名', '身份证号', '金额'],
      ['张三', N(1), { v: '100' }],
    ],
    merges: ['A1:A2'],
  })
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }), async (at, byte) => {
      const bytes = Buffer.from(good)
      bytes[at] = byte
      const read = await readFile(bytes)
      assert.ok(read.refusal !== undefined || read.summary !== undefined)
    }),
    { numRuns: 300 },
  )
})

test('a sheet with any text inserted is read or refused, and nothing is ever thrown', async () => {
  const parts = workbookParts([
    {
      rows: [
        ['姓名', '身份证号', '金额'],
        ['张三', N(1), { v: '100' }],
      ],
    },
  ])
  const piece = fc.oneof(
    fc.constantFrom(
      '<c>',
      '</row>',
      '<row r="-1">',
      '<row r="x"/>',
      '<c r="ZZZZZZ9" t="s"><v>9</v></c>',
      '&#0;',
      '<v>1e999</v>',
      '<c t="d"><v>x</v></c>',
      '<c s="-1"><v>1</v></c>',
    ),
    fc.string({ maxLength: 8 }),
  )
  await fc.assert(
    fc.asyncProperty(piece, fc.nat({ max: 2000 }), async (inserted, at) => {
      const spoiled = parts.map(([name, content]): [string, string] => {
        const xml = String(content)
        const place = at % xml.length
        return [
          name,
          name.includes('sheet1') ? xml.slice(0, place) + inserted + xml.slice(place) : xml,
        ]
      })
      const read = await readFile(zip(spoiled))
      assert.ok(read.refusal !== undefined || read.summary !== undefined)
    }),
    { numRuns: 300 },
  )
})

test('amounts agree with exact arithmetic, beyond what a float can hold', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999n }), (fen) => {
      const written = decimalText(fen, 2)
      assert.equal(readAmount(written, undefined, 'yuan', 'csv').value, fen)
      const grouped = written.replaceAll(/\B(?=(?:\d{3})+\.)/g, ',')
      assert.equal(readAmount(`¥${grouped}元`, undefined, 'yuan', 'csv').value, fen)
      assert.equal(readAmount(decimalText(fen, 6), undefined, 'tenThousandYuan', 'csv').value, fen)
    }),
  )
})

test('an amount that a workbook stores as a binary fraction is the one that it shows', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 99_999_999_999n }), (fen) => {
      // What a spreadsheet stores: the nearest fraction, written with 17 digits.
      const stored = Number(decimalText(fen, 2)).toPrecision(17).replace('e+', 'E+')
      assert.equal(readAmount(stored, { kind: 'number' }, 'yuan', 'xlsx').value, fen)
    }),
  )
})

test('decimals keep their value whatever their exponent', () => {
  assert.deepEqual(parseStored('1.2E-2'), { negative: false, units: 12n, scale: 3 })
  assert.deepEqual(parseStored('1.2865E3'), { negative: false, units: 12_865n, scale: 1 })
  assert.deepEqual(parseStored('-5'), { negative: true, units: 5n, scale: 0 })
  assert.equal(parseStored('1E999')?.units.toString().length, 1000)
  assert.equal(parseStored('NaN'), undefined)
  assert.equal(parseDecimal('1.2.3'), undefined)
  assert.deepEqual(atScale({ negative: false, units: 12_345n, scale: 3 }, 2), {
    units: 1235n,
    exact: false,
  })
})

/** A list that never lies in memory as a whole. */
async function* manyRows(count: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('姓名,身份证号,金额\n')
  for (let i = 0; i < count; i += 1000)
    yield Buffer.from(Array.from({ length: 1000 }, (_, j) => `王小明,${N(i + j)},12.50\n`).join(''))
}

test('a long list is handed on as it arrives, and is never held as a whole', async () => {
  let made = 0
  const counted = async function* () {
    for await (const piece of manyRows(30_000)) {
      made += 1
      yield piece
    }
  }
  const opening = await openRoster(counted(), BATCH_LIMITS)
  assert.ok(opening.opened)
  const inspection = await inspectRoster(opening.roster)
  assert.ok(inspection.understood)
  const { heading, map, rows } = inspection.outlook
  let [people, furthestAhead] = [0, 0]
  const reading = {
    heading,
    map,
    format: 'csv',
    roster: 'R1',
    on: Temporal.PlainDate.from('2026-11-26'),
    longestCell: 500,
  } as const
  for await (const event of readRoster(rows, reading)) {
    if (event.kind !== 'rows') continue
    people += event.rows.filter(({ findings }) => bucketOf(findings) === 'payable').length
    furthestAhead = Math.max(furthestAhead, made * 1000 - people)
  }
  assert.equal(people, 30_000)
  assert.ok(furthestAhead < 8000, `${furthestAhead} rows were made before they were read`)
})
