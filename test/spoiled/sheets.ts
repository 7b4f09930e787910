import { madeUpNumber } from '../roster.ts'
import type { TestCell, TestSheet } from '../workbook.ts'

const N = madeUpNumber
export const HEADING = ['姓名', '身份证号', '金额']
/** People below a heading; the first stands in row 2. */
export const people = (...rows: readonly (readonly TestCell[])[]): TestSheet => ({
  rows: [HEADING, ...rows],
})
export const A100 = { v: '100' }

/** Workbooks with one thing wrong each, and what has to be found of it. */
export const SPOILED_SHEETS: readonly (readonly [
  says: string,
  sheet: TestSheet,
  findings: readonly string[],
])[] = [
  ['nothing wrong', people(['张三', N(1), A100]), []],
  [
    'a number of 18 digits in a number cell',
    people(['张三', { v: '440104199003071000' }, A100]),
    ['2 identityNumber DIGITS_LOST'],
  ],
  [
    'stored with its exponent',
    people(['张三', { v: '4.4010419900307101E+17' }, A100]),
    ['2 identityNumber SCIENTIFIC_NOTATION'],
  ],
  [
    'rounded in a cell that was made text afterwards',
    people(['张三', { v: '440104199003071000', s: 1 }, A100]),
    ['2 identityNumber DIGITS_LOST'],
  ],
  ['an amount as text', people(['张三', N(1), '100']), ['2 amount AMOUNT_AS_TEXT']],
  [
    'an amount that is computed',
    people(['张三', N(1), { v: '100', f: 'A1*50' }]),
    ['2 amount FORMULA'],
  ],
  [
    'a division that does not end',
    people(['张三', N(1), { v: '33.333333333333336', f: '100/3' }]),
    ['2 amount FORMULA', '2 amount AMOUNT_TOO_PRECISE'],
  ],
  [
    'a formula without its result',
    people(['张三', N(1), { f: 'SUM(A1:A9)' }]),
    ['2 amount FORMULA', '2 amount AMOUNT_MISSING'],
  ],
  [
    'a formula that failed',
    people(['张三', N(1), { v: '#N/A', t: 'e', f: 'VLOOKUP(1)' }]),
    ['2 amount ERROR_VALUE', '2 amount FORMULA'],
  ],
  [
    'an amount that became a day',
    people(['张三', N(1), { v: '46000', s: 2 }]),
    ['2 amount AMOUNT_IS_DATE'],
  ],
  [
    'one amount for two people',
    { ...people(['张三', N(1), A100], ['李四', N(2), '']), merges: ['C2:C3'] },
    ['2 amount AMOUNT_MERGED', '3 amount AMOUNT_MERGED'],
  ],
  [
    'a hidden row',
    { ...people(['张三', N(1), A100], ['李四', N(2), A100]), hiddenRows: [3] },
    ['3 row HIDDEN_ROW'],
  ],
]
