import type { BankMeasure } from './bank.ts'
import type { RequestKind, RequestStatus } from './request.ts'
import type { Channel } from './store-request.ts'
import type { DiscrepancyKind } from './store-discrepancy.ts'

/** Pages of banks and of the bureau speak Simplified Chinese only. */
export const KIND_WORDS: Readonly<Record<RequestKind, string>> = {
  openAccount: '开户',
  reportLoss: '挂失',
  restore: '解挂',
}

export const STATUS_WORDS: Readonly<Record<RequestStatus, string>> = {
  waiting: '待发送',
  sent: '已发送',
  accepted: '银行已受理',
  unknown: '结果未知',
  done: '已办结',
  refused: '未办理',
  cancelled: '已撤回',
}

export const MEASURE_WORDS: Readonly<Record<BankMeasure, string>> = {
  normal: '正常',
  suspendedApply: '暂停申领业务',
  suspendedHandling: '暂停经办服务',
  terminated: '解除合作协议',
}

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  call: '接口调用',
  message: '银行接口',
  file: '文件',
  hand: '人工',
  program: '平台',
}

export const DISCREPANCY_WORDS: Readonly<Record<DiscrepancyKind, string>> = {
  lateAnswer: '撤回以后银行才回复',
  contradiction: '银行前后两次回复不一致',
  accountTaken: '银行回复的账号已在另一张卡上',
  fileChanged: '同一文件编号来了不同内容',
}

export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  applied: '已入库',
  repeated: '以前已入库',
  disputed: '与以前不一致，转人工',
  notApplied: '未入库',
  sent: '已发送',
}

/** 未开户原因: codes that a bank officer picks by hand. */
export const REASONS = {
  identityMismatch: '姓名或证件与核查结果不一致',
  documentExpired: '证件已过期',
  accountLimit: '本人在本行的账户已到上限',
  riskControl: '风险管控，需本人到网点说明',
  contactMissing: '缺少联系电话',
  other: '其他原因（写明）',
} as const satisfies Readonly<Record<string, string>>
export type ReasonCode = keyof typeof REASONS
export const REASON_CODES = Object.keys(REASONS) as readonly ReasonCode[]

export const portalWords = {
  worklist: '待办',
  worklistLead: '平台请本行办理的开户、挂失和解挂。最早的在最前面。',
  counts: '各类请求的数量',
  kind: '事项',
  overdue: '已超时',
  caption: '请求，最早的在前',
  request: '请求',
  requestedAt: '提出时间',
  dueAt: '应答期限',
  status: '状态',
  all: '全部',
  empty: '没有这种状态的请求',
  emptyText: '平台有新请求时会到这里，也会通过接口发给本行。',
  late: '超时',
  next: '后面的',
  showAll: '显示全部',
  holder: '持卡人',
  document: '证件',
  card: '社保卡卡号',
  phone: '电话',
  tail: '账号',
  attempts: '发送次数',
  reason: '原因',
  steps: '经过',
  channel: '渠道',
  answer: '登记结果',
  answerHint: '接口或者文件里已经回复的，不用在这里再登记。',
  accept: '已受理，正在办',
  opened: '已开户',
  done: '已办好',
  refused: '没有办成',
  accountNumber: '银行账号',
  accountHint: '62 开头，16 至 19 位，可以有空格',
  reasonCode: '原因',
  reasonText: '说明',
  reasonHint: '持卡人看得到，写清楚怎么办；不超过 50 个字',
  save: '登记',
  saved: '已登记',
  chooseAnswer: '请选择结果',
  accountWrong: '账号不对，核对位数和最后一位校验位',
  reasonMissing: '请选择原因',
  reasonTextMissing: '选了“其他原因”，请写明',
  disputed: '与以前的回复不一致，已转省人社厅联络人处理',
  notFitting: '这个请求不能这样回复，请看现在的状态',
  ended: '这个请求已经结束，不用再办。',
  noAccount: '平台没有这张卡的账号，请按持卡人姓名和证件查找。',
  files: '文件交换',
  filesLead: '不走接口的时候，用 GB18030 定长文件交换。每个文件旁边有一个 SM3 摘要文件。',
  exportTitle: '导出开户请求',
  exportText: '把所有待发送的开户请求放进一个文件，并标为已发送。',
  exportButton: '生成文件',
  nothingWaiting: '现在没有待发送的开户请求。有新请求时再来导出。',
  notOpen: '本行正在暂停申领业务，待发送的请求等措施解除后再导出。',
  left: (count: number) =>
    `有 ${count} 个请求的内容超出文件宽度，仍在待发送里，请通过接口或人工办理。`,
  importTitle: '导入开户结果',
  resultFile: '结果文件',
  sidecar: '摘要文件',
  sidecarHint: '与结果文件同名，扩展名是 .sm3',
  importButton: '导入',
  filesMissing: '请选择结果文件和摘要文件',
  fileList: '最近的文件，最新的在前',
  fileNumber: '文件编号',
  direction: '方向',
  out: '平台发给银行',
  in: '银行发给平台',
  rows: '行数',
  goodRows: '正确行数',
  madeAt: '时间',
  fetch: '查看',
  download: '下载',
  digest: '摘要',
  seeRows: '看结果',
  noFiles: '还没有交换过文件',
  rowResults: '逐行结果',
  row: '行号',
  outcome: '结果',
  field: '栏目',
  fault: '问题',
  todo: '怎么办',
  repeatedFile: '这个文件以前导入过，没有重复入库。下面是第一次的结果。',
  imported: (good: number, all: number) => `共 ${all} 行，${good} 行已入库。`,
  correctRows: '没有入库的行改好以后，放进一个新编号的文件再导入；已入库的行不用再报。',
  standing: '协议和义务',
  outlets: '网点',
} as const

/** Faults of a file as a whole: what is wrong, and what to do. */
export const FILE_WORDS: Readonly<Record<string, readonly [what: string, todo: string]>> = {
  FILE_DIGEST_DIFFERS: ['文件和摘要对不上', '可能没有传完，请重新下载或重新生成，再一起上传'],
  FILE_HEAD_WRONG: ['第一行不是文件头', '文件头以 H 开头，共 37 个字节'],
  FILE_TOTALS_MISSING: ['最后一行不是合计', '文件可能没有传完；合计行以 T 开头'],
  FILE_TOTALS_DIFFER: ['合计与明细不符（总行数/成功/未成功）', '核对合计行，整个文件没有入库'],
  FILE_NUMBER_WRONG: ['文件编号不对', '用字母、数字和短横线，不超过 20 位'],
  FILE_OF_ANOTHER_BANK: ['文件头里是另一家银行', '核对银行代码，只能上传本行的文件'],
  FILE_NUMBER_REUSED: ['这个文件编号以前用过，内容不同', '换一个新编号；省人社厅联络人已收到提醒'],
}
