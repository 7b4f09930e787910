import type { ExceptionStatus } from './exception.ts'
import type { ExceptionKind } from './exception-kind.ts'
import type { ExceptionStep } from './store-exception.ts'

/** 疑难件, as staff say it among themselves. */
export const exceptionWords = {
  title: '疑难件',
  lead: '系统办不了的，由一位指名的处置人负责到底。到期没有结果的自动上报本单位。',
  views: { mine: '我处置的', unit: '本单位的', overdue: '已超期', reported: '本单位报的' },
  empty: '没有疑难件',
  overdue: '已超期',
  escalated: '已上报',
  dueToday: '今天到期',
  due: (day: string) => `${day} 前有结果`,
  nobody: '待派人',
  report: '报疑难',
  reportTitle: '报疑难',
  reportLead: '报了以后马上指名一位处置人，并通知本人。人可以先回去，不用在窗口等。',
  kind: '是哪一种',
  statement: '怎么回事',
  statementHint: '写清看到了什么、试过什么，不写姓名和号码。',
  image: '证件图像的档案编号',
  imageHint: '生僻字要留原件图像：扫描存档，这里填档案编号。',
  case: '哪一件办件',
  noCase: '不属于办件',
  send: '报给处置人',
  kindMissing: '选是哪一种',
  statementMissing: '写清怎么回事',
  underWay: '这个人的这一种疑难正在处置，不用再报。',
  seeIt: '看正在处置的那一件',
  who: '谁的',
  resolver: '处置人',
  unit: '处置单位',
  until: '限期',
  openedBy: '谁报的',
  program: '系统',
  byHolder: '本人',
  byAgent: '本人的代办人',
  openedAt: '什么时候报的',
  image2: '原件图像',
  toCase: '打开办件',
  outcome: '结果',
  note: '做了什么',
  noteHint: '写清查了什么、做了什么，办件人和后来的同事都看得懂。',
  next: '下一步',
  close: '结案',
  closeLegend: '结果是',
  outcomeMissing: '选结果',
  noteMissing: '写清做了什么',
  secondNeeded: '这一种要两个人：报的人不能结案。',
  handOn: '转给别人',
  handOnTo: '转给谁',
  handOnReason: '为什么转',
  handOnButton: '转办',
  nobodyElse: '现在没有别人可以接。',
  history: '经过',
  refusals: {
    EXCEPTION_ENDED: '这一件刚刚已经结案。下面是现在的情况。',
    EXCEPTION_OF_OTHER_RESOLVER: '这一件由别人处置。要接过来，请处置人或同单位同事转办。',
    EXCEPTION_NEEDS_SECOND: '您报的要由别人结案，请转办。',
    EXCEPTION_NEEDS_WORDS: '写清楚再提交。',
    RESOLVER_NOT_SUITABLE: '这位同事现在接不了，请选别人。',
  },
} as const

export const KIND_WORDS: Readonly<Record<ExceptionKind, string>> = {
  identityMismatch: '人证不符',
  duplicatePerson: '重复人',
  rareCharacter: '生僻字',
  deathFlagWrong: '误报死亡',
  cardStuck: '卡办不下去',
  homeVisit: '上门服务',
  other: '其他',
}

/** When a kind is the right one. */
export const KIND_HINTS: Readonly<Record<ExceptionKind, string>> = {
  identityMismatch: '人脸、证件、登记三样对不上。处置人核实后更正登记，或者说明不能办。',
  duplicatePerson: '同一个人有两条登记。处置人提议合并，由另一个单位复核。',
  rareCharacter: '姓名里的字打不出来。先按码位找字，找不到再报。',
  deathFlagWrong: '本人就在窗口，登记却是已故。处置人找人口库核实。',
  cardStuck: '开户或制卡失败、没有答复。处置人催办、改办。',
  homeVisit: '本人走不动、来不了，银行账户要当面激活或者恢复。处置人约好时间，和银行一起上门。',
  other: '上面都不是。',
}

export const EXCEPTION_STATUS_WORDS: Readonly<Record<ExceptionStatus, string>> = {
  unassigned: '待派人',
  assigned: '处置中',
  resolved: '已处置',
  notResolvable: '查实处置不了',
}

export const NEXT_WORDS = {
  change: '打开这个人，更正登记',
  merge: '打开这个人，提议合并',
  reversals: '到人口库推送处理',
  case: '打开办件，接着办',
  person: '打开这个人',
} as const

export const STEP_WORDS: Readonly<Record<ExceptionStep['action'], string>> = {
  open: '报疑难',
  assign: '派人',
  handOn: '转办',
  escalate: '超期上报',
  resolve: '处置完毕',
  closeUnresolved: '结案说明',
}
