import type { NoticeRowOutcome } from './import-notices.ts'
import type { NewNoticeRefusal, NoticeEndRefusal, NoticeKind } from './account-notice.ts'

/** 账户变动: pages of a bank, in Simplified Chinese. */
export const noticeWords = {
  title: '账户变动',
  lead: '销户或者转为不动户以前，先看有哪些补贴还发到这个账户。',
  caption: '还没有处理的预告，期限近的在前',
  tail: '账号尾号',
  kind: '将要办理',
  planned: '计划日期',
  told: '来源',
  channel: { message: '银行接口', file: '文件', hand: '人工登记' },
  act: '办理',
  effect: '影响',
  see: '核对',
  none: '没有还没处理的预告',
  noneText: '要销户或者转为不动户时，先在这里登记，或者通过接口发来。',
  add: '登记预告',
  addTitle: '登记销户或者不动户预告',
  accountNumber: '银行账号',
  accountHint: '62 开头，16 至 19 位，可以有空格',
  plannedLabel: '计划哪天办理',
  dateHint: '例如：2026-12-31',
  dateWrong: '请按 2026-12-31 这样填写日期',
  chooseKind: '请选择将要办理什么',
  save: '下一步：看影响',
  importTitle: '导入预告文件',
  importLead: 'GB18030 定长文件，旁边有 SM3 摘要文件。同一编号的预告只登记一次，可以重复导入。',
  noticeFile: '预告文件',
  importButton: '导入',
  imported: (taken: number, all: number) => `共 ${all} 行，${taken} 行已登记。`,
  rowResults: '没有登记的行',
  row: '行号',
  problem: '问题',
  affected: '还发到这个账户的补贴',
  programme: '补贴项目',
  nextDates: '以后的发放日',
  lost: '办理后会退回',
  arrives: '下一次还能到账',
  nothing: '没有补贴发到这个账户。',
  warning: (count: number) =>
    `还有 ${count} 项补贴发到这个账户。办理以后再发的会退回，持卡人收不到。`,
  tellHolder: '告知持卡人',
  holderTold: '已经告知持卡人，持卡人知道要先换收款账户',
  confirm: { closing: '确认已销户', dormant: '确认已转为不动户' },
  withdraw: '撤回，不办理',
  confirmed: '已确认，平台已登记账户变动',
  withdrawn: '已撤回',
  ended: '这个预告已经处理，不用再办。',
} as const

export const NOTICE_KIND_WORDS: Readonly<Record<NoticeKind, string>> = {
  closing: '销户',
  dormant: '转为不动户',
}

export const NEW_NOTICE_REFUSALS: Readonly<Record<NewNoticeRefusal, string>> = {
  ACCOUNT_UNKNOWN: '社保卡上没有本行的这个账号，请核对',
  NOTICE_CHANGED: '同一编号的预告内容不同',
  NOTICE_OPEN: '这个账户已有同样的预告，请先处理',
  DAY_PASSED: '计划日期不能是过去的日期',
}

export const NOTICE_END_REFUSALS: Readonly<Record<NoticeEndRefusal, string>> = {
  NOTICE_ENDED: '这个预告已经处理过',
  HOLDER_NOT_TOLD: '还有补贴发到这个账户：请先告知持卡人，再确认',
}

export const NOTICE_ROW_WORDS: Readonly<Record<NoticeRowOutcome, string>> = {
  ...NEW_NOTICE_REFUSALS,
  taken: '已登记',
  unreadable: '这一行的宽度、编号、标志或者日期不对',
}
