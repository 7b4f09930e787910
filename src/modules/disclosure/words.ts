import type { ObjectedFate } from '#modules/payment/index.ts'
import type { EvidenceRefusal } from './add-evidence.ts'
import type { HandOverRefusal } from './hand-over.ts'
import type { PutUpRefusal, SettlingRefusal } from './notice.ts'
import type { ObjectionRefusal } from './objection.ts'
import type { ReopeningRefusal } from './reopen-roster.ts'

/** 公示, 异议 and 交发放: pages of departments, in Simplified Chinese. */
export const words = {
  notice: '公示',
  roster: '名册',
  period: '发放期',
  file: '文件',
  payable: '可发',
  waiting: '需确认或不能发',
  rows: (count: string, total: string) => `${count} 行，${total}`,
  putUpLead: '公示期满、没有异议的行，才能核定、交发放。',
  effects: '公示以后',
  shown: '任何人都能在公示页看到：序号、姓名的一部分（其余用 * 代替）、村或街道、分项、金额',
  notShown: '不显示证件号码、银行账号、电话',
  ends: (days: string, until: string) => `公示 ${days}，今天张贴就公示到 ${until}`,
  gone: '期满自动撤下，名单从公示页删除',
  place: '张贴地点',
  placeHint: '例如：石牌村村务公开栏；区政府网站',
  setAside: (count: string) => `${count} 行还不能发，先另册，以后再发`,
  setAsideHint: '不勾选就要先修好这些行。另册的行在交发放后成为后续名册。',
  putUp: '开始公示',
  notReady: '这份名册现在不能公示。',
  hanging: '正在公示',
  over: '公示期已满',
  down: '已撤下',
  from: '张贴日',
  until: '公示到',
  left: (days: number) => `还有 ${days} 天`,
  leftWorking: (days: number) => `还有 ${days} 个工作日`,
  days: '公示期',
  onNotice: '公示的行',
  aside: '另册的行',
  asideRows: (count: string) => `${count} 行`,
  publicPage: '打开公示页（可打印张贴）',
  digest: '公示名单指纹（SM3）',
  objections: '异议',
  noObjections: '还没有人提异议。',
  number: '编号',
  line: '序号',
  wholeList: '整份名单',
  kind: '哪里不对',
  channel: '渠道',
  page: '网页',
  counter: '窗口',
  dueOn: '最迟答复',
  status: '情况',
  open: '待核实',
  dismissed: '不成立，照发',
  upheld: '成立，不发',
  corrected: '更正后再发',
  see: '核实',
  evidence: '张贴凭证',
  evidenceLead: '拍一张公开栏的照片，或者写明张贴情况。没有凭证不能核定。',
  picture: '照片或扫描件',
  pictureHint: 'JPEG、PNG 或 PDF，不超过 4 MB。照片加密保存，改动过就和指纹对不上。',
  note: '张贴情况',
  noteHint: '谁、什么时候、张贴在哪里',
  addEvidence: '保存凭证',
  evidenceDigest: '指纹',
  seePicture: '看照片',
  settle: '核定清册',
  settleText: (rows: string, open: number) =>
    open === 0
      ? `没有异议的有 ${rows}，可以核定。`
      : `没有异议的有 ${rows}，可以核定。还有 ${open} 件异议没有核实，涉及的行以后再发。`,
  settleWho: '核定由公示经办以外的人做。可以核定的人：',
  settleNobody: '本单位还没有设核定人。',
  settleNotYet: (until: string) => `公示到 ${until}，第二天起可以核定。`,
  settledTitle: '已核定清册',
  settledBy: '核定人',
  settledDigest: '清册指纹（SM3）',
  reopen: '撤下公示，退回修改',
  reopenText: '撤下以后名册可以修改，改好重新公示，天数从头算。',
  reason: '原因',
  handOver: '交发放',
  toHandOver: '去交发放',
  handOverLead: '核定的行成为一个批次，接着编制、核定、财政审核。',
  handOverEffects: '交发放以后',
  payOn: '发放日',
  payOnHint: '例如：2026-12-10',
  handOverRows: '这次交发放',
  handOverRest: '其余的行',
  handOverRestText: (count: string) => `${count} 行成为后续名册，修好以后另行公示、发放`,
  batch: '批次',
  seeBatch: '去复核批次',
  leftOut: '没有进批次的人',
  leftOutNone: '核定的行都进了批次。',
  leftOutWhy: '原因',
  noPayableAccount: '没有能收款的社保卡账户',
  paidOrUnderWay: '本期这笔钱已经发过或者正在发',
  stopped: '本期这笔钱已经停发',
  follower: '后续名册',
  followerText: (count: string) => `${count} 行没有交发放，成为后续名册`,
  seeFollower: '打开后续名册',
  objection: '核实异议',
  said: '提的人怎么说',
  receivedAt: '收到时间',
  keptAt: '保存时间',
  decide: '核实结果',
  dismiss: '不成立：照发',
  uphold: '成立：不发',
  correct: '须更正：这次不发，改好以后再发',
  fate: '这一笔的发放',
  outcomeWords: '核实说明',
  outcomeHint: '写清怎样核实、结果是什么。提的人看得到，不要写姓名和号码。',
  decideButton: '确定',
  decideWho: '核实由公示经办和收件人以外的人做。可以核实的人：',
  decidedAt: '核实时间',
  saved: '已保存',
  deskTitle: '公示异议',
  deskLead: '替来窗口的人登记异议。不问是谁，电话可以不留。',
  deskEmpty: '现在没有名单在公示',
  deskReceived: '异议已登记，把编号抄给来的人：',
  noKind: '选核实结果',
  dateWrong: '日期写成 2026-12-10 这样',
} as const

/** What became of an objection, in a word. */
export const STATUS_WORDS = {
  open: words.open,
  dismissed: words.dismissed,
  upheld: words.upheld,
  corrected: words.corrected,
} as const

/** What is wrong, and what to do. */
export const REFUSALS: Readonly<
  Record<
    | PutUpRefusal
    | SettlingRefusal
    | ReopeningRefusal
    | EvidenceRefusal
    | ObjectionRefusal
    | HandOverRefusal,
    string
  >
> = {
  ROSTER_NOT_IN_STATUS: '名册的状态已经变了，请刷新页面看现在能做什么',
  NOT_YOUR_UNIT: '这是别的单位的名册',
  NOBODY_PAYABLE: '没有一行可以发，先修好或者核实异议',
  ROWS_WAIT: '还有不能发的行：先修好，或者勾选另册',
  PLACE_MISSING: '写明张贴地点',
  SAME_PERSON: '不能核定或核实自己经办的，请同事做',
  NOTICE_STILL_HANGS: '公示期还没有满',
  EVIDENCE_MISSING: '先保存张贴凭证：照片或者张贴情况',
  WORDS_MISSING: '写明原因',
  PICTURE_UNKNOWN: '照片要是 JPEG、PNG 或 PDF',
  OBJECTION_DECIDED: '这件异议已经核实过',
  LIST_CHANGED: '清册和核定时不一样，请撤下重新公示',
  PROGRAMME_NOT_IN_FORCE: '项目现在不在执行期',
  PERIOD_WRONG: '发放期和项目的周期不符',
  PAY_DAY_PAST: '发放日已经过了，请写今天或以后的日期',
}

/** 公示异议成立以后, by where the line is. */
export const FATE_WORDS: Readonly<Record<ObjectedFate, string>> = {
  dropped: '还没有送银行。异议成立或者要更正的，不再随批次发出。',
  awaitsBank: '已经送银行，撤不回来。异议成立的，到账后自动转追回核实，没有到账的停发。',
  recovery: '已经到账。异议成立或者要更正的，转追回核实。',
  caseEnds: '没有到账，在退回处置。异议成立的停发，要更正的转核实。',
}
