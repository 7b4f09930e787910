import assert from 'node:assert/strict'
import test from 'node:test'
import { madeUpNumber, readFile } from '#test/roster.ts'
import { workbook } from '#test/workbook.ts'
import {
  changeColumn,
  columnsOf,
  firstNames,
  headingDigest,
  mapColumns,
  recallMap,
  rememberMap,
} from './index.ts'

const N = madeUpNumber
const heading = (...texts: readonly string[]) => ({ row: 1, texts })
const map = (...texts: readonly string[]) => mapColumns(heading(...texts))
const fields = (...texts: readonly string[]) => Object.fromEntries(columnsOf(map(...texts)))

test('headings of departments are understood in their many words', () => {
  assert.deepEqual(fields('序号', '领取人', '公民身份号码', '补贴金额(元)', '备注'), {
    name: 1,
    identityNumber: 2,
    amount: 3,
  })
  assert.deepEqual(fields('镇（街）', '村(居)', ' 姓 名 ', '身份证\n号码', '*实发金额：'), {
    region: 0,
    village: 1,
    name: 2,
    identityNumber: 3,
    amount: 4,
  })
  assert.deepEqual(
    fields('农户姓名', '一卡通账号', '社保卡号', '种植面积（亩）', '手机号码', '所属期'),
    {
      name: 0,
      accountNumber: 1,
      cardNumber: 2,
      quantity: 3,
      phone: 4,
      period: 5,
    },
  )
})

test('names and numbers of others are not taken for those of the payee', () => {
  const texts = ['监护人姓名', '监护人身份证号', '学生姓名', '学生身份证号', '开户行', '资助金额']
  const found = map(...texts)
  assert.deepEqual(Object.fromEntries(columnsOf(found)), { name: 2, identityNumber: 3, amount: 5 })
  assert.deepEqual(
    found.unmapped.map(({ heading }) => heading),
    ['监护人姓名', '监护人身份证号', '开户行'],
  )
})

test('the head of a household is the payee only of a list that names nobody else', () => {
  assert.deepEqual(fields('户主姓名', '户主身份证号', '金额'), {
    name: 0,
    identityNumber: 1,
    amount: 2,
  })
  assert.deepEqual(fields('户主姓名', '姓名', '身份证号', '金额'), {
    householdHead: 0,
    name: 1,
    identityNumber: 2,
    amount: 3,
  })
})

test('of several amounts the one that is paid wins, and the others are named', () => {
  const { matches } = map('姓名', '身份证号', '应发金额', '扣款', '实发金额', '补贴标准(元/亩)')
  const amount = matches.find(({ field }) => field === 'amount')
  assert.deepEqual(amount, { field: 'amount', column: 4, confidence: 'certain', alternatives: [2] })
})

test('what is missing is said, and a person can point to it', () => {
  const head = heading('姓名', '号码', '钱')
  const first = mapColumns(head)
  assert.deepEqual(first.missing, ['identityNumber', 'amount'])
  const second = changeColumn(head, first, 'identityNumber', 1)
  const third = changeColumn(head, second, 'amount', 2)
  assert.deepEqual(third.missing, [])
  assert.deepEqual(third.unmapped, [])
  const moved = changeColumn(head, third, 'accountNumber', 1)
  assert.deepEqual(moved.missing, ['identityNumber'])
  assert.deepEqual(changeColumn(head, third, 'name', undefined).missing, ['name'])
})

test('names are shown again when a person points to another column', () => {
  const head = heading('姓名', '别名', '证件号码')
  const rows = [
    { number: 1, texts: head.texts },
    { number: 2, texts: ['\u00A0张三', '阿三', N(1)] },
    { number: 3, texts: ['合计', '', ''] },
    { number: 4, texts: ['李四', '', N(2)] },
  ]
  const map = mapColumns(head)
  assert.deepEqual(firstNames(rows, head, map), ['张三', '李四'])
  assert.deepEqual(firstNames(rows, head, changeColumn(head, map, 'name', 1)), ['阿三'])
  assert.deepEqual(firstNames(rows, head, changeColumn(head, map, 'name', undefined)), [])
})

test('what a department said is remembered for its programme and the same headings', () => {
  const head = heading('姓名', '号码', '钱')
  const chosen = changeColumn(head, mapColumns(head), 'amount', 2)
  const where = { agencyCode: 'GZ-NY', programmeCode: 'NY-001' }
  const kept = rememberMap(where, head, chosen)
  assert.deepEqual(JSON.parse(JSON.stringify(kept)), kept)
  assert.equal(
    columnsOf(recallMap(where, heading('姓名 ', '号码', '钱：', ''), kept) ?? chosen).get('amount'),
    2,
  )
  assert.equal(recallMap({ ...where, programmeCode: 'NY-002' }, head, kept), undefined)
  assert.equal(recallMap({ ...where, agencyCode: 'SZ-NY' }, head, kept), undefined)
  assert.equal(recallMap(where, heading('号码', '姓名', '钱'), kept), undefined)
  assert.notEqual(headingDigest(heading('a,b')), headingDigest(heading('a', 'b')))
})

test('the heading is found below a title, over two rows, and the unit above counts', async () => {
  const read = await readFile(
    workbook({
      rows: [
        ['2026 年种粮补贴发放表'],
        ['填报单位：同和街道', '', '', '单位：万元'],
        ['序号', '农户', '', '补贴'],
        ['', '姓名', '身份证号', '金额'],
        ['1', '张三', N(1), { v: '0.12' }],
      ],
      merges: ['A1:D1', 'A3:A4', 'B3:C3'],
    }),
  )
  assert.equal(read.outlook?.heading.row, 4)
  assert.deepEqual(read.outlook.heading.texts, ['序号', '姓名', '身份证号', '金额'])
  assert.equal(read.outlook.map.amountUnit, 'tenThousandYuan')
  assert.equal(read.rows[0]?.values.amountFen, 120_000n)
  assert.deepEqual(
    read.outlook.remarks.map(({ code }) => code),
    ['AMOUNT_NOT_IN_YUAN'],
  )
})

const list = (...lines: readonly string[]) =>
  Buffer.from(['序号,姓名,身份证号,金额', ...lines].join('\n'))

test('totals are compared and not paid, blank rows and signatures are left out', async () => {
  const read = await readFile(
    list(
      `1,张三,${N(1)},100`,
      `2,李四,${N(2)},200.5`,
      '本页小计,,,300.50',
      '序号,姓名,身份证号,金额',
      `3,王五,${N(3)},50`,
      '小计,,,50',
      '合计（3人）,,,350.50',
      '4,,,',
      ',,,',
      '制表人：赵六,审核人：钱七,,',
    ),
  )
  assert.deepEqual(
    read.rows.map(({ row }) => row),
    [2, 3, 6],
  )
  assert.deepEqual(
    read.summary?.totals.map(({ row, of, toldFen, agrees }) => [row, of, toldFen, agrees]),
    [
      [4, 'all', 30_050n, true],
      [7, 'part', 5000n, true],
      [8, 'all', 35_050n, true],
    ],
  )
  assert.deepEqual(
    read.summary.skipped.map(({ row, kind }) => `${row} ${kind}`),
    ['4 subtotal', '5 heading', '7 subtotal', '8 total', '11 note'],
  )
  assert.equal(read.summary.totalFen, 35_050n)
})

test('a total that does not agree is told with both figures', async () => {
  const read = await readFile(list(`1,张三,${N(1)},100`, `2,李四,${N(2)},`, '合计,,,300'))
  assert.deepEqual(read.summary?.totals, [
    { row: 4, of: 'all', toldFen: 30_000n, countedFen: 10_000n, unreadableRows: 1, agrees: false },
  ])
})

test('whoever lacks a number or a name is still a person and is not left out', async () => {
  const read = await readFile(list('1,,,100', '2,张三,,', `3,,${N(3)},5`, '主管村,李四,,80'))
  assert.deepEqual(
    read.rows.map(({ row }) => row),
    [2, 3, 4, 5],
  )
})
