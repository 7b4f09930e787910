/** Where something stands in a file; all counted from 1 as an editor shows it, bytes from 0. */
export interface Place {
  readonly line: number
  /** The character in the line. */
  readonly column?: number | undefined
  /** Where the line, or the damaged byte, begins. */
  readonly byte?: number | undefined
  /** 栏目: the column of a delimited file. */
  readonly field?: string | undefined
  /** The element of an XML file, such as `Document/CstmrPmtStsRpt/GrpHdr/MsgId`. */
  readonly path?: string | undefined
}

/** Whether a fault spoils the whole file or the one record. */
type Scope = 'file' | 'record'

const file = (what: string, todo: string) => ({ scope: 'file' as Scope, what, todo })
const record = (what: string, todo: string) => ({ scope: 'record' as Scope, what, todo })

const CODING = '文件要用 GB18030 编码，不要带字节序标记'
const BINARY = '用二进制方式传输，不要在编辑器里保存'
const AGAIN = '请银行重新生成整个文件，使用新的文件编号'

/** What is wrong, and what to do, in plain words. */
export const FAULTS = {
  EMPTY: file('文件是空的', AGAIN),
  BYTE_ORDER_MARK: file('文件开头有字节序标记', CODING),
  NOT_UTF8: file('有不是 UTF-8 的字节', 'XML 文件要用 UTF-8 编码保存'),
  LINE_END: file('行尾不是 CRLF', BINARY),
  HEAD_WRONG: file('文件头不对', '核对第一行的版本、文件种类和栏数'),
  WRONG_BANK: file('文件不是这家银行的', '核对银行代码，是不是放错了目录'),
  WRONG_BATCH: file('文件不是这个批次的', '核对批次编号'),
  WRONG_INSTRUCTION: file('回复的不是这个指令文件', '核对原指令文件编号'),
  TRAILER_MISSING: file('没有文件尾，文件可能只收到一部分', '重新收取文件'),
  AFTER_TRAILER: file('文件尾后面还有内容', AGAIN),
  COUNT_DIFFERS: file('笔数与文件所写不符', AGAIN),
  SUM_DIFFERS: file('金额合计与文件所写不符', AGAIN),
  BALANCE_DIFFERS: file('期初余额加发生额不等于期末余额', AGAIN),
  ORIGINAL_TOTALS_DIFFER: file(
    '银行收到的笔数或者金额与发出的不符',
    '停止本文件，与银行核对原文件',
  ),
  XML_BROKEN: file('XML 不完整或者不合规范', AGAIN),
  XML_DOCTYPE: file('XML 里有 DOCTYPE', '去掉 DOCTYPE；实体定义一律不接受'),
  XML_TOO_LARGE: file('XML 的一个元素过大、过深或者内容过多', AGAIN),
  XML_MESSAGE: file('不是这里使用的 ISO 20022 报文', '核对报文名称和版本'),
  SIDECAR_WRONG: file('摘要文件的格式不对', '重新收取摘要文件'),
  SIDECAR_DIFFERS: file('文件与摘要文件不符', '不要使用这个文件，重新收取'),
  SIGNATURE_WRONG: file('签名不对', '不要使用这个文件，核对银行的公钥'),
  LINES_UNSORTED: file('明细没有按明细编号排列', '由平台重新生成文件'),
  DAMAGED_BYTES: record('有无法识别的字节', CODING),
  CONTROL_CHARACTER: record('有看不见的控制字符', '删去控制字符和改变书写方向的字符'),
  LOST_CHARACTER: record('有转换时丢失的字符', '用 GB18030 或者 UTF-8 重新导出，不要经过 GBK'),
  LINE_TOO_LONG: record('一行过长', '核对这一行是不是少了换行'),
  FIELD_TOO_LONG: record('内容过长', '缩短到规定的长度'),
  COLUMNS: record('栏数不对', '核对分隔符“|”，内容里不能有“|”'),
  MARK: record('记录标志不对', '明细行以 D 开头，文件尾以 T 开头'),
  NUMBER: record('行号不连续', '从 1 起逐行加一'),
  LINE_ID: record('明细编号不是我们发出的格式', '照抄指令文件里的明细编号'),
  DUPLICATE_LINE: record('同一个明细编号在文件里出现了两次', '只保留一笔'),
  REFERENCE: record('编号的格式不对', '编号用 1 至 35 位字母、数字、“-”和“_”'),
  AMOUNT: record('金额不对', '写成 123.45 的样子：半角数字，两位小数，没有正负号和千分号'),
  CURRENCY: record('币种不是人民币', '币种写 CNY'),
  TOTALS: record('合计的数字不对', '笔数写半角数字，金额写成 123.45 的样子'),
  ACCOUNT: record('账号不对', '账号用半角数字，尾号是最后四位'),
  DATE: record('日期不对', '核对日期，写成规定的样子'),
  STATUS: record('状态代码不认识', '这一笔按结果未知处理，请银行说明'),
  REASON_MISSING: record('没有写原因', '失败、退汇的都要写原因代码'),
  REASON_NOT_EMPTY: record('成功的写了失败原因', '核对状态与原因'),
  DIRECTION: record('借贷方向不对', '核对借贷标志'),
  REPEATED_ELEMENT: record('只能出现一次的元素出现了多次', '只保留一个'),
  ELEMENT_MISSING: record('缺少必需的内容', '补上这一项'),
  DETAILS_DIFFER: record('明细合计与这笔流水的金额不符', '核对这笔流水的明细'),
} as const
export type FaultCode = keyof typeof FAULTS

export interface Fault {
  readonly code: FaultCode
  readonly place: Place
  /** What the file says, when it says something that is not personal. */
  readonly found?: string | undefined
  /** What should stand there. */
  readonly expected?: string | undefined
}

export const spoilsFile = ({ code }: Fault): boolean => FAULTS[code].scope === 'file'

const placeWords = ({ line, column, byte, field, path }: Place): string => {
  const where = [
    `第 ${line} 行`,
    column === undefined ? '' : `第 ${column} 个字`,
    field === undefined ? '' : `“${field}”栏`,
    byte === undefined ? '' : `（第 ${byte} 字节）`,
    path === undefined ? '' : `（${path}）`,
  ]
  return where.join('')
}

/** 第 3 行第 12 个字“金额”栏：金额不对…；写成…。 */
export const faultText = (fault: Fault): string => {
  const { what, todo } = FAULTS[fault.code]
  const told = [
    fault.found === undefined ? '' : `文件里是“${fault.found}”`,
    fault.expected === undefined ? '' : `应为“${fault.expected}”`,
  ].filter((words) => words !== '')
  const detail = told.length === 0 ? '' : `（${told.join('，')}）`
  return `${placeWords(fault.place)}：${what}${detail}。${todo}。`
}
