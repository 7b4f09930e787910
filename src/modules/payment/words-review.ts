import type { BatchRefusal, BatchStatus } from './batch.ts'
import type { DifferenceKind } from './store-review.ts'

/** 复核和签署: pages of departments and of finance, in Simplified Chinese. */
export const reviewWords = {
  title: '复核批次',
  batch: '批次',
  period: '发放期',
  payOn: '发放日',
  status: '状态',
  lines: '发放明细',
  sum: (count: string, total: string) => `${count} 笔，${total}`,
  made: '编制',
  checked: '核定',
  released: '财政审核',
  nobody: '还没有',
  digest: '明细指纹',
  digestText: '签署的就是这些明细。三个人看到的核对词应当一样，可以打电话核对。',
  digestDraft: '提交以后明细不再变，指纹才定下来。',
  digestWhole: '完整指纹（SM3）',
  difference: '和上期比',
  differenceNone: '没有可比的上期：这是本地区本项目第一次发放，或者上期不在系统里。',
  differenceWith: (period: string) => `和 ${period} 期比`,
  kind: '变化',
  people: '人数',
  now: '本期',
  before: '上期',
  change: '增减',
  person: '姓名',
  bank: '银行',
  account: '账户',
  amount: '金额',
  largest: (kind: string) => `${kind}的人（差额最大的列在前面）`,
  outliers: '金额异常',
  outliersText: '只提示，不拦截；请看一看是不是有道理。',
  aboveMedian: (times: number, median: string) => `超过本批中位数（${median}）${times} 倍`,
  farFromOwn: (percent: number) => `比本人上期增减超过 ${percent}%`,
  none: '没有',
  andMore: (count: string) => `共 ${count} 人，列出金额最大的`,
  sample: '抽样',
  sampleText: (count: string) =>
    `按明细指纹抽出的 ${count} 笔：不由人选，谁看都是这些。请对照原始材料。`,
  feeds: '数据新鲜度',
  feedFresh: (name: string, at: string) => `${name}：更新到 ${at}`,
  feedStale: (name: string, at: string) => `${name}：只更新到 ${at}，已经过时`,
  feedNever: (name: string) => `${name}：还没有收到过`,
  totals: '合计',
  byBank: '按银行',
  byCity: '按地市',
  count: '笔数',
  city: '地市',
  noCity: '不详',
  signatures: '签署',
  submit: '提交核定',
  submitText: '提交以后明细不能再改。',
  check: '核定，同意发放',
  checkText: '核定人对名单和金额负责。',
  release: '审核通过，下达',
  releaseText: '下达以后系统生成银行指令，不能撤回。',
  giveBack: '退回编制',
  giveBackReason: '为什么退回',
  withdraw: '撤回批次',
  withdrawText: '撤回以后这个批次不再发放，名册要重新来过。',
  givenBack: '退回记录',
  fresh: '签署前要再确认一次身份。',
  confirmIdentity: '确认身份',
  cannotSign: '现在不由您签署',
  whoCan: '可以签署的人：',
  whoCanNobody: '还没有人可以签署，请单位管理员设岗。',
  pairs: '签署组合',
  pairsText: (days: number) =>
    `近 ${days} 天本部门已下达的批次里，谁编制、谁核定。总是同两个人的，请多看一眼。`,
  pairsNone: '近一年还没有下达过批次。',
  pairThis: '本批这一对',
  share: '占比',
  saved: '已签署',
} as const

/** 编制人, where the program drafted what is paid again. */
export const DRAFTED_WORDS = '系统代拟，等经办人提交'

/** 批次状态 */
export const BATCH_STATUS_WORDS: Readonly<Record<BatchStatus, string>> = {
  draft: '编制中',
  submitted: '待核定',
  checked: '待财政审核',
  released: '发放中',
  closed: '已办结',
  withdrawn: '已撤回',
}

export const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, string>> = {
  new: '新增',
  gone: '减少',
  more: '调高',
  less: '调低',
  same: '不变',
}

/** Why somebody cannot sign, and what can be done. */
export const BATCH_REFUSALS: Readonly<Record<BatchRefusal | 'REASON_MISSING', string>> = {
  BATCH_NOT_IN_STATUS: '批次的状态已经变了，请看现在由谁办',
  BATCH_EMPTY: '批次里没有明细',
  NOT_YOUR_UNIT: '这一步由别的单位签署',
  SAME_PERSON: '编制、核定、审核要三个人，您已经签过一步',
  SAME_UNIT: '金额超过限额，审核要由另一个单位做',
  LINES_CHANGED: '明细和您看到的不一样，没有签署；请看清以后再签，或者退回',
  REASON_MISSING: '写明为什么退回',
}
