import type { CasesAct, CasesRefusal } from './act-on-cases.ts'
import type { ReissueRefusal } from './reissue.ts'
import type { ReadyReason, ReturnCaseStatus, ReturnRefusal } from './return-case.ts'
import type { NextActor } from './return-reason.ts'

export const CASE_STATUS_WORDS: Readonly<Record<ReturnCaseStatus, string>> = {
  unseen: '待处理',
  withHolder: '待本人办理',
  verifying: '核实中',
  ready: '可以重发',
  reissued: '已重发',
  stopped: '已停发',
}

export const READY_WORDS: Readonly<Record<ReadyReason, string>> = {
  verified: '已查实',
  accountChanged: '本人已授权改账户',
  accountFit: '账户已可用',
}

export const NEXT_WORDS: Readonly<Record<NextActor, string>> = {
  department: '主管部门',
  holder: '持卡人本人',
  bank: '银行',
  bureau: '省人社厅',
  operator: '资金对账岗',
}

/** Why a line cannot be paid again yet, and what to do. */
export const WHY_NOT: Readonly<Record<ReturnRefusal, string>> = {
  CASE_NOT_IN_STATUS: '已经办结',
  REASON_FORBIDS: '这种原因不得再发，核对后停发',
  PERSON_DIED: '本人已去世，停发',
  PERMISSION_NEEDED: '改发其他账户要本人授权，先提醒本人',
  ACCOUNT_NOT_READY: '银行还没有说账户可用，先提醒本人',
  VERIFICATION_NEEDED: '先转核实，查实后再发',
  NO_ACCOUNT: '没有能收款的账户，先提醒本人',
}

export const CASES_REFUSALS: Readonly<Record<CasesRefusal | ReissueRefusal | 'DAY_WRONG', string>> =
  {
    NOT_YOUR_UNIT: '只有主管部门可以处理自己的退回',
    NOTE_NEEDED: '请写明查到什么、为什么这样处理',
    NOTHING_TO_DO: '这一组没有能这样处理的明细',
    LINES_NOT_FAILED: '选中的明细已经有人处理，请刷新后再看',
    REASON_FORBIDS: '这种原因的明细不得重发',
    PROGRAMME_NOT_IN_FORCE: '项目今天不在实施期，不能编制批次',
    PERIOD_WRONG: '发放期与项目的周期不符',
    PAY_DAY_PAST: '发放日不能早于今天',
    DAY_WRONG: '请按 2026-12-31 这样填写发放日',
  }

export const ACT_WORDS: Readonly<Record<CasesAct['act'], string>> = {
  remind: '提醒本人',
  verify: '转核实',
  allow: '查实可发',
  stop: '停发',
}

/** 退回: pages of departments. */
export const returnWords = {
  title: '退回和未入账',
  lead: '没有留在本人账户上的钱，每一笔都有人经手：重发、核实或者停发。',
  none: '没有要处理的退回',
  noneText: '银行退回或者没有入账的，会按原因列在这里。',
  loose: (count: number) => `${count} 笔失败的明细没有人经手，请指定经办人`,
  looseNoCase: '没有立件',
  looseNoResolver: '本单位没有在岗的经办人',
  looseEnded: '标为已重发，但没有新的明细',
  ready: '系统建议重发',
  readyLead: '本人已授权改账户，或者银行已说账户可用。由您提交，另外两人核定和审核。',
  batch: '批次',
  programme: '项目',
  period: '发放期',
  count: '笔数',
  total: '金额',
  due: '期限',
  resolver: '经办人',
  nobody: '未指定',
  act: '处理',
  see: '查看和处理',
  next: '下一步由谁',
  todo: '怎么办',
  overdue: '已超期',
  group: (code: string, zh: string) => `${code} ${zh}`,
  counts: (count: string, sum: string) => `${count} 笔，${sum}`,
  nextStep: (who: string, todo: string) => `下一步由${who}：${todo}。`,
  readyCount: (count: string) => `其中 ${count} 笔可以重发`,
  lines: '这一组的明细',
  line: '明细',
  name: '姓名',
  bank: '银行',
  account: '账户尾号',
  amount: '金额',
  failedAt: '退回时间',
  status: '状态',
  canGo: '能不能重发',
  toOther: '可以，发到本人授权的账户',
  toSame: '可以，发到原账户',
  told: '已提醒',
  actions: '处理这一组',
  which: '处理哪些',
  wholeGroup: (count: string) => `整组 ${count} 笔`,
  remindTitle: '提醒本人',
  remindText: {
    activate: '短信和站内通知：到最近的网点激活；长辈另有语音电话，行动不便的可以约上门。',
    askBank: '短信和站内通知：到最近的网点办理；长辈另有语音电话。',
    permit: '短信和站内通知：请本人选收款账户并授权。没有授权不改发。',
  },
  verifyText: '由本部门核实姓名、账户和资格，期限内写明结果。',
  note: '查到什么',
  stopNote: '为什么停发',
  stopText: '停发以后这一笔不再发，不能恢复。已发的要追回的，在“追回”里立件。',
  recoveries: '去追回',
  reissueTitle: '编制重发批次',
  reissueText: (can: string, other: string, same: string) =>
    `能重发 ${can} 笔：改账户 ${other} 笔，原账户 ${same} 笔。提交后由另外两人核定和审核。`,
  cannot: '现在不能重发的',
  why: '原因',
  payOn: '发放日',
  payOnHint: '例如：2026-12-31',
  reissueButton: '编制并提交重发批次',
  done: (act: string, done: string, left: string) =>
    `${act}：${done} 笔已办${left === '0' ? '' : `，${left} 笔没有变动`}`,
  readOnly: '只有主管部门的经办人可以处理。',
} as const
