import assert from 'node:assert/strict'
import test from 'node:test'
import { findingsOf, madeUpNumber, readFile } from '#test/roster.ts'
import { A100, HEADING, people, SPOILED_SHEETS } from '#test/spoiled/sheets.ts'
import { workbook } from '#test/workbook.ts'

const N = madeUpNumber

for (const [says, sheet, findings] of SPOILED_SHEETS)
  test(`${says}: is found at its row and column`, async () => {
    assert.deepEqual(findingsOf(await readFile(workbook(sheet))), findings)
  })

test('noise of binary fractions is no third decimal', async () => {
  const { rows } = await readFile(workbook(people(['张三', N(1), { v: '1286.4000000000001' }])))
  assert.equal(rows[0]?.values.amountFen, 128_640n)
  assert.deepEqual(rows[0].findings, [])
})

test('the head of a household in a merged cell is carried down, and people are asked', async () => {
  const read = await readFile(
    workbook({
      rows: [
        ['户主', ...HEADING],
        ['张大', '张大', N(1), A100],
        ['', '张二', N(2), A100],
        ['李大', '李大', N(3), A100],
      ],
      merges: ['A2:A3'],
    }),
  )
  assert.deepEqual(
    read.rows.map(({ values }) => values.householdHead),
    ['张大', '张大', '李大'],
  )
  assert.deepEqual(findingsOf(read), ['3 householdHead MERGED_VALUE'])
})

test('days and periods of cells are read by their format, also from 27 to 58', async () => {
  const head = [...HEADING, '发放月份']
  const read = await readFile(
    workbook({
      rows: [
        head,
        ['张三', N(1), A100, { v: '46296', s: 2 }],
        ['李四', N(2), A100, { v: '46296', s: 3 }],
        ['王五', N(3), A100, { v: '46296' }],
        ['赵六', N(4), A100, '2026年10月'],
        ['钱七', N(5), A100, '十月'],
      ],
    }),
  )
  assert.deepEqual(
    read.rows.map(({ values }) => values.period),
    ['2026-10', '2026-10', '2026-10', '2026-10', undefined],
  )
  assert.deepEqual(findingsOf(read), [
    '2 period PERIOD_FROM_DATE',
    '3 period PERIOD_FROM_DATE',
    '4 period PERIOD_FROM_DATE',
    '6 period PERIOD_MALFORMED',
  ])
})

test('hidden sheets are not read, hidden columns are told, and a sheet can be chosen', async () => {
  const file = workbook(
    { name: '旧', state: 'veryHidden', ...people(['旧人', N(9), A100]) },
    { name: '名册', hiddenColumns: [3], ...people(['张三', N(1), A100]) },
    { name: '说明', rows: [['这里没有表头']] },
  )
  const read = await readFile(file)
  assert.deepEqual(read.outlook?.firstNames, ['张三'])
  assert.deepEqual(
    read.outlook?.remarks.map(({ code }) => code),
    ['SEVERAL_SHEETS', 'HIDDEN_SHEETS', 'HIDDEN_COLUMNS'],
  )
  assert.deepEqual((await readFile(file, { sheet: '旧' })).outlook?.firstNames, ['旧人'])
  assert.deepEqual(findingsOf(await readFile(file, { sheet: '说明' })), ['file HEADING_NOT_FOUND'])
})

test('accounts and cards in number cells lose digits, and nobody is refused for it', async () => {
  const read = await readFile(
    workbook({
      rows: [
        [...HEADING, '银行账号', '社保卡号'],
        ['张三', N(1), A100, { v: '6217000000000000000' }, { v: '12345678' }],
      ],
    }),
  )
  assert.deepEqual(
    read.rows[0]?.findings.map(({ field, code, severity, suggestion }) => [
      field,
      code,
      severity,
      suggestion,
    ]),
    [
      ['accountNumber', 'DIGITS_LOST', 'confirm', undefined],
      ['cardNumber', 'LEADING_ZERO_LOST', 'confirm', '012345678'],
    ],
  )
})

test('documents of Hong Kong, Macao and Taiwan are known by kind or number', async () => {
  const rows = [
    ['居民身份证', '810000199205060077'],
    ['港澳居民居住证', '820000197811011155'],
    ['回乡证', 'H12345678'],
    ['', 'M1234567800'],
    ['台胞证', { v: '1234567' }],
    ['香港居民身份证', 'A123456(3)'],
    ['士兵证', N(1)],
  ] as const
  const read = await readFile(
    workbook({
      rows: [
        ['姓名', '证件类型', '证件号码', '金额'],
        ...rows.map(([kind, number]) => ['陈大文', kind, number, A100]),
      ],
    }),
  )
  assert.deepEqual(findingsOf(read), [
    '2 identityNumber KIND_MISMATCH',
    '5 identityNumber KIND_GUESSED',
    '6 identityNumber LEADING_ZERO_LOST',
    '7 identityNumber SUPPORTING_DOCUMENT',
    '8 documentKind KIND_UNKNOWN',
  ])
  assert.deepEqual(
    read.rows.map(({ values }) => values.identity?.kind),
    [
      'residencePermitHongKong',
      'residencePermitMacao',
      'travelPermitHongKongMacao',
      'travelPermitHongKongMacao',
      undefined,
      undefined,
      'residentIdentityCard',
    ],
  )
})
