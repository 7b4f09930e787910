import { checkBankCardNumber } from '#kernel/identity-number/index.ts'
import { type ReadRow, RESULT } from './exchange-format.ts'
import type { BankAnswer } from './request.ts'

/** What is wrong with a row, and where; `FAULT_WORDS` say what to do. */
export interface RowFault {
  readonly field: (typeof RESULT)[number]['key'] | 'row'
  readonly fault: RowFaultCode
}

export type RowFaultCode =
  | 'widths'
  | 'lostCharacter'
  | 'mark'
  | 'number'
  | 'requestId'
  | 'repeatedRequest'
  | 'state'
  | 'scientific'
  | 'accountNumber'
  | 'accountNotEmpty'
  | 'reasonCode'
  | 'unknownRequest'
  | 'doesNotFit'

/** What is wrong, and what to do, in plain words. */
export const FAULT_WORDS: Readonly<Record<RowFaultCode, readonly [what: string, todo: string]>> = {
  widths: ['行的字节数不对，或者有字被切成两半', '按字节补足每一栏的宽度，生僻字占四个字节'],
  lostCharacter: ['有无法识别的字节', '文件要用 GB18030 编码保存，不要用 GBK'],
  mark: ['记录标志不是 D', '明细行以 D 开头'],
  number: ['行号不连续', '从 000001 起逐行加一'],
  requestId: ['请求编号不是我们发出的格式', '照抄开户请求文件里的请求编号'],
  repeatedRequest: ['同一个请求编号在文件里出现了两次', '只保留一行'],
  state: ['结果标志不是 O 或 R', 'O 表示已开户，R 表示未开户'],
  scientific: ['账号变成了科学计数', '把这一列设为文本后重新导出'],
  accountNumber: ['银行账号不对', '核对 62 开头的 16 至 19 位账号和最后一位校验位'],
  accountNotEmpty: ['未开户的行里有账号', '已开户请写 O；未开户请把账号留空'],
  reasonCode: ['未开户没有写原因代码', '填写原因代码'],
  unknownRequest: ['这家银行没有这个请求', '核对请求编号，是不是另一家银行的'],
  doesNotFit: ['结果与请求的种类不符', '开户请求只能回复 O 或 R'],
}

/** The name of a column for people. */
export const fieldWord = (field: RowFault['field']): string =>
  RESULT.find(({ key }) => key === field)?.zh ?? '整行'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The answer that a row gives, or the first thing that is wrong with it. */
export const readResultRow = (
  { number, columns, damaged }: ReadRow,
  seen: ReadonlySet<string>,
): { readonly requestId: string; readonly answer: BankAnswer } | RowFault => {
  if (damaged) return { field: 'row', fault: 'lostCharacter' }
  if (columns === undefined) return { field: 'row', fault: 'widths' }
  const { mark, requestId, state, accountNumber, reasonCode, reason } = columns
  if (mark !== 'D') return { field: 'mark', fault: 'mark' }
  if (Number(columns.number) !== number) return { field: 'number', fault: 'number' }
  if (!UUID.test(requestId)) return { field: 'requestId', fault: 'requestId' }
  if (seen.has(requestId)) return { field: 'requestId', fault: 'repeatedRequest' }
  if (/\d\.\d+E\+?\d+/i.test(accountNumber)) return { field: 'accountNumber', fault: 'scientific' }
  if (state === 'O') {
    if (!checkBankCardNumber(accountNumber).valid)
      return { field: 'accountNumber', fault: 'accountNumber' }
    return { requestId, answer: { state: 'opened', accountNumber } }
  }
  if (state !== 'R') return { field: 'state', fault: 'state' }
  if (accountNumber !== '') return { field: 'accountNumber', fault: 'accountNotEmpty' }
  if (reasonCode === '') return { field: 'reasonCode', fault: 'reasonCode' }
  return { requestId, answer: { state: 'refused', reasonCode, reason } }
}
