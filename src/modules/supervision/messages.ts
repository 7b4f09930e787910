import type { LeadSource, LeadStatus } from './lead.ts'

/** 监督: leads. Staff pages speak Simplified Chinese only. */
export const watchWords = {
  title: '线索',
  lead: '持卡人说的、系统发现的、检查看到的，都在这里。',
  caption: '线索，最新的在前',
  reference: '线索编号',
  openedAt: '提出时间',
  kindAndSource: '事由和来源',
  source: '来源',
  organisation: '涉及单位',
  status: '状态',
  all: '全部',
  none: '没有指明单位',
  empty: '现在没有线索',
  emptyText: '持卡人在“谁查过我”里说“不是我”，就会到这里。',
  emptyFiltered: '没有这种状态的线索',
  showAll: '显示全部',
  older: '更早的',
  statement: '持卡人怎么说',
  found: '发现了什么',
  noStatement: '没有写。',
  basis: '依据',
  about: '涉及的核验记录',
  aboutAccess: '涉及的是系统里的一次查看，详情在访问审计里。',
  aboutChange: '涉及的账户变更',
  usageAbsent: '没有找到这条核验记录。',
  time: '时间',
  place: '场所',
  terminal: '终端编号',
  scene: '场景',
  result: '结果',
  channel: '出示方式',
  level: '核验等级',
  levelOf: (level: number) => `${level} 级`,
  fields: '告诉场所的内容',
  nothingTold: '没有',
  noPerson: '这里不显示持卡人是谁。核查立案后，另行申请查看。',
} as const

export const STATUS_WORDS: Readonly<Record<LeadStatus, string>> = {
  open: '待核查',
  inquiry: '核查中',
  closed: '已办结',
}

export const SOURCE_WORDS: Readonly<Record<LeadSource, string>> = {
  holder: '持卡人',
  risk: '风险规则',
  inspection: '检查',
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  notMe: '不是本人',
  changeUnanswered: '逾期未答复账户变更',
}

/** 事由 in words; one that a later rule invents is something else. */
export const kindWord = (kind: string): string => KIND_WORDS[kind] ?? '其他'

const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  chip: '插卡',
  code: '扫码',
  number: '报数字',
  credential: '报旧卡号',
}

export const channelWord = (channel: string): string => CHANNEL_WORDS[channel] ?? channel
