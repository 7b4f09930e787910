import type { TagColour } from '#ui/components.ts'
import type { FileKind } from './check-exchange-file.ts'
import type { InstructionStatus } from './instruction.ts'
import type { LineStatus } from './line.ts'

/** What people of banks read about payments; staff pages speak Simplified Chinese. */
export const bankWords = {
  title: '代发',
  lead: '平台交给本行的发放指令，和本行送回的结果、退汇、流水。',
  instructions: '发放指令，最新的在前',
  noInstructions: '还没有发放指令',
  noInstructionsText: '部门签发批次以后，本行要付的就在这里。',
  reference: '指令编号',
  programme: '项目和所属期',
  paysOn: (day: string) => `${day}发放`,
  lines: '笔数',
  linesOf: (count: string) => `${count} 笔`,
  total: '金额',
  status: '状态',
  paid: '已入账',
  failed: '未入账或退回',
  open: '等待结果',
  totals: '控制总数',
  totalsHint: '入账前先与文件头、文件尾和摘要文件核对；不一致就不要入账。',
  fileDigest: '文件 SM3 摘要',
  linesDigest: '明细摘要',
  progress: '进度',
  items: '逐笔结果',
  itemsShown: (shown: number, all: number) =>
    `列出 ${shown} 笔，共 ${all} 笔；未入账和退回的在前。`,
  line: '明细编号',
  account: '账号',
  tailOf: (tail: string) => `尾号 ${tail}`,
  amount: '金额',
  reason: '原因',
  byHand: '由人收取',
  byHandText:
    '本行没有接口。领取以后下载三个文件：指令、摘要、签名；领取之前资金已经预留，领取之后不能撤回。',
  handOut: '领取指令文件',
  fetchFile: '下载指令文件',
  fetchSidecar: '下载摘要文件',
  fetchSignature: '下载签名文件',
  fileGone: '指令文件已经清理，需要时请与平台联系。',
  sayTitle: '告诉平台是否受理',
  accept: '受理',
  refuse: '不受理',
  refuseCode: '原因代码',
  refuseText: '原因',
  refuseWarning: '不受理是整个文件都不付，资金退回部门。',
  said: '已经告诉平台',
  handedOut: '已经领取，请下载三个文件',
  answers: '回盘文件，最新的在前',
  noAnswers: '还没有收到回盘文件',
  fileNumber: '文件编号',
  kind: '种类',
  receivedAt: '收到时间',
  strays: '待查记录',
  bring: '送回盘文件',
  bringLead: '先核对，核对通过才会收取。不能用的文件一笔也不入账。',
  answerFile: '回盘文件',
  sidecar: '摘要文件',
  sidecarHint: '文件名加 .sidecar',
  signature: '签名文件',
  signatureHint: '文件名加 .sig',
  checkOnly: '只核对',
  take: '核对并收取',
  missing: '请选择回盘文件、摘要文件和签名文件',
  isUsable: '可以收取',
  isUnusable: '不能收取，请按下面的位置改正',
  isTaken: '已经收取',
  isRepeated: '这个文件收过了，没有再次入账',
  numberUsed: '这个文件编号收过内容不同的文件，请换新的编号',
  report: '核对结果',
  toldTotals: '摘要文件写的',
  countedTotals: '文件里读到的',
  differsTitle: '合计对不上，已经停止',
  digest: 'SM3 摘要',
  faults: (count: number) => `有 ${count} 处不对`,
  noKeys: '本行还没有登记文件签名公钥，收不了文件。',
  keys: '文件签名公钥',
} as const

export const INSTRUCTION_WORDS: Readonly<Record<InstructionStatus, string>> = {
  prepared: '待发送',
  sending: '发送中',
  accepted: '已受理',
  refused: '未受理',
  unknown: '结果未知',
}

export const INSTRUCTION_COLOURS: Readonly<Record<InstructionStatus, TagColour>> = {
  prepared: 'grey',
  sending: 'blue',
  accepted: 'green',
  refused: 'red',
  unknown: 'orange',
}

export const ITEM_WORDS: Readonly<Record<LineStatus, string>> = {
  prepared: '待发放',
  held: '暂缓',
  cancelled: '已撤销',
  sent: '已送银行',
  unknown: '结果未知',
  paid: '已入账',
  rejected: '未入账',
  returned: '已退汇',
}

export const ITEM_COLOURS: Readonly<Record<LineStatus, TagColour>> = {
  prepared: 'grey',
  held: 'grey',
  cancelled: 'grey',
  sent: 'blue',
  unknown: 'orange',
  paid: 'green',
  rejected: 'red',
  returned: 'red',
}

export const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  instruction: '发放指令',
  results: '发放结果',
  returns: '退汇',
  statement: '账户流水',
}

/** What a record of a file says, by the word of the checker. */
export const RECORD_WORDS: Readonly<Record<string, string>> = {
  payment: '发放明细',
  accepted: '已受理',
  paid: '已入账',
  rejected: '未入账',
  pending: '处理中',
  unknown: '状态不认识',
  return: '退汇',
  credit: '贷方流水',
  debit: '借方流水',
}

/** Why something about an instruction or a key cannot be done, with what can be done. */
export const REFUSAL_WORDS: Readonly<Record<string, string>> = {
  INSTRUCTION_NOT_IN_STATUS: '指令的状态已经变了，请看现在的状态',
  FUNDS_SHORT: '部门的代发专户余额不足，请等部门拨款',
  FEED_STALE: '死亡、服刑等推送过期，等更新以后再领',
  PLACE_CHANGED: '数据库恢复过，还没有登记；等运维人员登记并核对以后再领',
  BANK_NOT_ASKED: '数据库恢复过；等贵行已收的指令核对以后再领',
  BATCH_MISSING: '贵行有一批指令在恢复的数据库里找不到；等两人认定以后再领',
  BANK_HAS_OTHER: '这一批贵行已经有另一份指令；不要再领，等部门查清',
  SENDING_PAUSED: '部门暂停了这一批的发送，请等恢复',
  EVIDENCE_NEEDED: '结果未知的指令要有查询答复或者流水',
  KEY_PRIVATE: '这是私钥。不要交给任何人；请换一对新的密钥，只登记公钥',
  KEY_UNREADABLE: '看不懂。请导出 PEM 格式的 SM2 公钥',
  KEY_KNOWN: '这个公钥登记过了，请换一对新的密钥',
  TWO_KEYS_LIVE: '已经有两个公钥，请先停用旧的',
  KEY_ENDED: '这个公钥已经停用',
}
