/** One column: its key and its name for people. */
export interface ColumnSpec {
  readonly key: string
  readonly zh: string
}

const columns = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([key, zh]): ColumnSpec => ({ key, zh }))

export const SEPARATOR = '|'
export const VERSION = 'YKT1'

const FIRST = { mark: '记录标志', version: '格式版本', file: '文件种类', bankCode: '银行代码' }
const DETAIL = { mark: '记录标志', number: '行号' }
const TOTALS = { mark: '记录标志', count: '总笔数' }
const REASON = { reasonCode: '原因代码', reason: '原因说明' }

/** 发放指令文件, to a bank. Amounts read 123.45, days 20261126, moments 20261126083000 (UTC+8). */
export const INSTRUCTION = {
  head: columns({
    ...FIRST,
    fileNumber: '文件编号',
    incarnation: '生成序号',
    batchReference: '批次编号',
    programmeCode: '项目代码',
    programmeName: '项目名称',
    period: '所属期',
    payOn: '发放日期',
    madeAt: '生成时间',
    currency: '币种',
    payerName: '付款户名',
    payerAccount: '付款账号',
    count: '总笔数',
    sum: '总金额',
  }),
  detail: columns({
    ...DETAIL,
    lineId: '明细编号',
    accountNumber: '收款账号',
    accountName: '收款户名',
    amount: '金额',
    purpose: '摘要',
  }),
  trailer: columns({ ...TOTALS, sum: '总金额' }),
} as const

/** 发放结果文件: whether the file was taken, and what became of each line. */
export const RESULT = {
  head: columns({
    ...FIRST,
    fileNumber: '文件编号',
    batchReference: '批次编号',
    instructionFile: '原指令文件编号',
    fileStatus: '文件状态',
    ...REASON,
  }),
  detail: columns({
    ...DETAIL,
    lineId: '明细编号',
    status: '状态',
    amount: '金额',
    accountTail: '账号尾号',
    settledOn: '入账日期',
    bankReference: '银行流水号',
    ...REASON,
  }),
  trailer: columns({ ...TOTALS, sum: '总金额', paidCount: '成功笔数', paidSum: '成功金额' }),
} as const

/** 退汇文件: what came back later. */
export const RETURN = {
  head: columns({ ...FIRST, fileNumber: '文件编号' }),
  detail: columns({
    ...DETAIL,
    lineId: '明细编号',
    instructionFile: '原指令文件编号',
    amount: '金额',
    accountTail: '账号尾号',
    returnedOn: '退汇日期',
    bankReference: '银行流水号',
    ...REASON,
  }),
  trailer: columns({ ...TOTALS, sum: '总金额' }),
} as const

/** 账户流水文件: every entry of the paying account of some days. */
export const STATEMENT = {
  head: columns({
    ...FIRST,
    fileNumber: '文件编号',
    accountNumber: '账号',
    opening: '期初余额',
    closing: '期末余额',
  }),
  detail: columns({
    ...DETAIL,
    entryReference: '流水编号',
    bookedOn: '记账日期',
    direction: '借贷标志',
    amount: '金额',
    bankReference: '银行流水号',
    lineId: '明细编号',
    instructionFile: '原指令文件编号',
    ...REASON,
  }),
  trailer: columns({ ...TOTALS, creditSum: '贷方合计', debitSum: '借方合计' }),
} as const

export const LAYOUTS = { PAY: INSTRUCTION, RESULT, RETURN, STATEMENT } as const
export type LayoutName = keyof typeof LAYOUTS

/** One file, one layout: the columns of its three kinds of lines. */
export interface Layout {
  readonly head: readonly ColumnSpec[]
  readonly detail: readonly ColumnSpec[]
  readonly trailer: readonly ColumnSpec[]
}
