import type { FindingRefusal } from './find-out.ts'
import type { SuspenseRefusal } from './settle-suspense.ts'
import type { KeptEvidence, Saying } from './store-findings.ts'
import type { Settlement } from './store-suspense.ts'

export const SAYING_WORDS: Readonly<Record<Saying, string>> = {
  accepted: '银行已受理',
  refused: '银行没有受理',
  notReceived: '银行没有收到',
}

export const EVIDENCE_WORDS: Readonly<Record<KeptEvidence['kind'], string>> = {
  answer: '银行当时的回复',
  query: '向银行查询',
  file: '银行的回盘或者对账单',
  twoPeople: '两人凭书面材料',
}

export const FINDING_REFUSALS: Readonly<Record<FindingRefusal | 'FORM', string>> = {
  INSTRUCTION_NOT_IN_STATUS: '这条指令已经查明，不用再登记',
  TWO_PEOPLE_NEEDED: '登记和复核须为两个人',
  EVIDENCE_NEEDED: '还缺书面材料',
  FINDING_WAITS: '已有人登记，等另一单位的人复核',
  NO_FINDING: '没有等复核的登记',
  SAME_PERSON: '登记的人不能自己复核，请另一单位的同事来',
  SAME_UNIT: '复核须为另一单位的人',
  FORM: '请选查到什么，填档案号，并上传书面材料',
}

export const SUSPENSE_REFUSALS: Readonly<Record<SuspenseRefusal | 'FORM', string>> = {
  SUSPENSE_SETTLED: '已经处理过了',
  NO_PROPOSAL: '没有等复核的处理',
  LINE_NEEDED: '请填是哪一笔明细',
  NOTE_NEEDED: '请写明查到什么',
  SAME_PERSON: '登记的人不能自己复核',
  DOES_NOT_FIT: '和那一笔对不上：银行、金额或者状态不符，没有变动',
  FORM: '请选怎么处理，并写明查到什么',
}

export const SETTLEMENT_WORDS: Readonly<Record<Settlement, string>> = {
  matched: '对上一笔明细',
  released: '不是本户的款，退还银行',
  noted: '只作记录，没有钱的往来',
}

export const CLAIM_WORDS: Readonly<Record<string, string>> = {
  paid: '说已入账',
  rejected: '说未入账',
  returned: '说退票',
  credit: '来款',
}

export const WHY_WORDS: Readonly<Record<string, string>> = {
  lineUnknown: '没有这一笔明细',
  otherBank: '这一笔不在这家银行',
  otherInstruction: '不是这条指令里的',
  amountDiffers: '金额不同',
  accountDiffers: '账户尾号不同',
  notSent: '这一笔还没有发出',
  contradicts: '和银行以前说的不一致',
}

/** 结果未知和挂账: pages of reconciliation. */
export const unknownWords = {
  title: '结果未知',
  lead: '银行没有回复的，不重发。问银行、等对账单，或者两个单位的人凭书面材料查明。',
  none: '没有结果未知的指令',
  caption: '结果未知的指令，时间早的在前',
  batch: '批次',
  bank: '银行',
  lines: '笔数',
  total: '金额',
  since: '指令生成时间',
  promise: '答复期限',
  nextAsk: (at: string) => `系统会在 ${at} 查询，请勿重发。`,
  dontRepeat: (until: string) => `银行还没有回复结果。请不要重复操作，我们会在 ${until} 前告诉您。`,
  waitsSecond: '等复核',
  act: '查明',
  see: '查明',
  reference: '指令编号',
  askTitle: '问银行',
  askText: '现在就问这家银行有没有收到这条指令。',
  ask: '现在问银行',
  asked: {
    found: '银行已答复，状态已更新',
    stillUnknown: '银行没有收到，但它不保证同一编号只做一次，所以不能重发；请等对账单或者两人查明',
    unreachable: '现在连不上这家银行，系统会再查询',
  },
  statementTitle: '等银行的对账单',
  statementText: '银行的回盘或者对账单里有这一批的明细，系统会自动认定银行已受理。',
  paperTitle: '两个单位的人凭书面材料',
  says: '查到什么',
  archiveNumber: '档案号',
  archiveHint: '书面材料存在本单位档案里的编号',
  paper: '书面材料（扫描件）',
  paperHint: '只留摘要（SM3），材料仍存档案',
  propose: '登记查明',
  proposed: '已登记，等另一单位的人复核',
  second: '复核',
  secondText: (name: string, unit: string) => `${name}（${unit}）登记：`,
  digest: '材料摘要（SM3）',
  agree: '材料确实如此，认定',
  disagree: '不认定，退回',
  settled: '已认定',
  stillUnknown: '已退回，仍为结果未知',
  evidence: '已有的证据',
  noEvidence: '还没有证据',
  suspenseLink: '挂账',
  unknownLink: '结果未知',
  suspenseTitle: '挂账',
  suspenseLead: '银行所说的对不上任何一笔。查明以前不动账，两个人查明后处理。',
  suspenseNone: '没有挂账',
  sums: '银行所报和已对上的（金额）',
  told: '银行所报',
  matched: '已对上',
  difference: '挂账（应等于两者之差）',
  open: '未查明',
  agrees: '核对',
  balanced: '相符',
  unbalanced: '不符，请立即核对',
  entries: '未查明的，时间早的在前',
  claim: '银行说',
  why: '为什么对不上',
  amount: '金额',
  account: '账户尾号',
  lineText: '银行写的明细',
  receivedAt: '收到',
  resolver: '经办人',
  due: '期限',
  nobody: '未指定',
  overdue: '已超期',
  settlement: '怎么处理',
  line: '是哪一笔明细（编号）',
  lineHint: '在批次页上的导出文件里有完整编号',
  note: '查到什么',
  save: '登记，交另一人复核',
  saved: '已登记，等另一人复核',
  givenBack: '已退回，仍然挂账',
} as const
