import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  csvLine,
  guardFormula,
  guessDelimiter,
  readCsv,
  RowTooLong,
  unguardFormula,
} from './csv.ts'

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const read = async (text: string, size = 1 << 16, longest = 10_000) => {
  const rows = []
  for await (const batch of readCsv(pieces(text, size), ',', longest)) rows.push(...batch)
  return rows
}

test('rows are numbered as a spreadsheet shows them, blank lines included', async () => {
  assert.deepEqual(await read('a,b\n\n"1\n2",3\n4,5'), [
    { number: 1, texts: ['a', 'b'] },
    { number: 2, texts: [''] },
    { number: 3, texts: ['1\n2', '3'] },
    { number: 4, texts: ['4', '5'] },
  ])
})

test('a quotation mark without its twin costs one line and not the rows after it', async () => {
  for (const size of [1, 3, 1000])
    assert.deepEqual(await read('a,b\n"x"y,1\n"c",d\ne,"f\ng,h\n', size), [
      { number: 1, texts: ['a', 'b'] },
      { number: 2, texts: ['"x"y', '1'], brokenQuotes: true },
      { number: 3, texts: ['c', 'd'] },
      { number: 4, texts: ['e', '"f'], brokenQuotes: true },
      { number: 5, texts: ['g', 'h'] },
      { number: 6, texts: [''] },
    ])
})

test('a row that never ends is refused before it fills the memory', async () => {
  await assert.rejects(
    read(`a,b\n${'x'.repeat(50_000)}`, 100, 1000),
    (error) => error instanceof RowTooLong && error.row === 2,
  )
})

test('an open quotation mark over many lines is given up for rows again', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => `row ${i},1`).join('\n')
  const rows = await read(`a,"b\n${lines}`, 100, 1000)
  assert.equal(rows.length, 501)
  assert.equal(rows[0]?.brokenQuotes, true)
  assert.ok(rows.slice(1).every(({ brokenQuotes }) => brokenQuotes === undefined))
})

test('the separator is the one that stands in every line', () => {
  assert.equal(guessDelimiter('姓名\t金额\n张,三\t1,000\n李四\t5\n'), '\t')
  assert.equal(guessDelimiter('姓名;金额\n张三;1,5\n'), ';')
  assert.equal(guessDelimiter('姓名,金额\n"a;b;c;d",1\n'), ',')
  assert.equal(guessDelimiter('一列\n张三\n'), ',')
})

test('what is written is read again, whatever it is and however it arrives', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('"', ',', '\n', "'=", '=', ' x'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })),
      fc.integer({ min: 1, max: 20 }),
      async (any, size) => {
        const rows = any.map((row) => row.map((text) => text.replaceAll(/\r\n?/g, '\n')))
        const text = rows
          .map((row) => csvLine(row, ','))
          .join('')
          .replaceAll('\r\n', '\n')
        const again = (await read(text, size)).filter(({ texts }) => texts.length > 1)
        assert.deepEqual(
          again.map(({ texts }) => texts.map(unguardFormula)),
          rows,
        )
      },
    ),
  )
})

test('a spreadsheet computes nothing of what is written', () => {
  for (const text of ['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1', "'=1", "''@"])
    assert.equal(guardFormula(text), `'${text}`)
  for (const text of ['张三', '1', "'a", '', ' =1']) assert.equal(guardFormula(text), text)
})
