import assert from 'node:assert/strict'
import test from 'node:test'
import { encodeGb18030 } from '#kernel/gb18030.ts'
import { findingsOf, madeUpNumber, readFile } from '#test/roster.ts'
import { list, SPOILED_TEXTS } from '#test/spoiled/texts.ts'

const N = madeUpNumber

for (const [says, file, findings] of SPOILED_TEXTS)
  test(`${says}: is found at its row and column`, async () => {
    for (const pieces of [1, 1 << 16])
      assert.deepEqual(findingsOf(await readFile(file, { pieces })), findings, `${pieces}`)
  })

test('a list in GBK with rare characters is read by GB 18030 and its names are shown', async () => {
  const text = `姓名,身份证号,金额\n㛃丽,${N(1)},100\n𫖯之,${N(2)},200\n`
  const read = await readFile(Buffer.from(encodeGb18030(text)), { pieces: 7 })
  assert.deepEqual(read.outlook?.firstNames, ['㛃丽', '𫖯之'])
  assert.deepEqual(read.roster?.format === 'csv' && read.roster.encoding, {
    encoding: 'gb18030',
    basis: 'wellFormed',
  })
  assert.deepEqual(findingsOf(read), [])
})

test('a lost or hidden character in any column is found where it stands', async () => {
  const read = await readFile(
    Buffer.from(`姓名,身份证号,金额,村居,发放分项\n张三,${N(1)},100,白\uFFFD村,水\u202E稻\n`),
  )
  assert.deepEqual(
    read.rows[0]?.findings.map(({ field, code, severity }) => `${field} ${code} ${severity}`),
    ['village LOST_CHARACTER confirm', 'subItem CONTROL_CHARACTER refuse'],
  )
})

test('half a character is one refused row, and the rows around it stay good', async () => {
  const gb = (text: string) => Buffer.from(encodeGb18030(text))
  const many = Array.from({ length: 100 }, (_, i) => `王${i}明,${N(i + 10)},1\n`).join('')
  const file = Buffer.concat([
    gb(`姓名,身份证号,金额\n${many}张`),
    Buffer.from([0xd5]),
    gb(`,${N(2)},1\n李,${N(3)},1\n`),
  ])
  const read = await readFile(file)
  assert.deepEqual(findingsOf(read), ['102 name LOST_CHARACTER'])
  assert.equal(read.rows.length, 102)
})

test('UTF-16 from “Unicode text” is read with its tabs', async () => {
  const file = Buffer.from(`\uFEFF姓名\t身份证号\t金额\r\n张三\t${N(1)}\t12.30\r\n`, 'utf16le')
  const read = await readFile(file, { pieces: 3 })
  assert.deepEqual(findingsOf(read), [])
  assert.equal(read.rows[0]?.values.amountFen, 1230n)
})

test('a person can say that the encoding was guessed wrongly', async () => {
  const text = Buffer.from(`姓名,身份证号,金额\n张三,${N(1)},100\n`)
  const wrong = await readFile(text, { encoding: 'gb18030' })
  assert.equal(wrong.refusal?.code, 'HEADING_NOT_FOUND')
  const right = await readFile(text, { encoding: 'utf-8' })
  assert.deepEqual(right.outlook?.firstNames, ['张三'])
})

test('a plain list begins in ASCII and turns Chinese far behind', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => `CHAN TAI MAN,${N(i)},1\n`).join('')
  const file = Buffer.from(encodeGb18030(`NAME,IDNUMBER,AMOUNT\n${many}张三,${N(4000)},1\n`))
  const read = await readFile(file)
  assert.equal(read.rows.at(-1)?.values.name, '张三')
})

test('words of a finding never repeat the number or the name of a person', async () => {
  const read = await readFile(list(`欧阳?娜,440104199003071238,"1286,5"`))
  assert.deepEqual(
    read.rows[0]?.findings.map(({ original }) => original),
    ['440104199003071238', '欧阳?娜', '1286,5'],
  )
  for (const { messageZh, original } of read.rows[0]?.findings ?? [])
    assert.ok(!messageZh.includes(original), messageZh)
})
