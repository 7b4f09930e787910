import type {
  Audience,
  CredentialKind,
  CredentialStatus,
  OutcomeAction,
  Use,
  Verdict,
} from './credential.ts'
import type { CredentialRefusal } from './gate.ts'
import type { LikenessReason } from './likeness.ts'
import type { Bar, PlanRefusal } from './plan.ts'

/** 卡证码审查: pages of departments and of the bureau, in Simplified Chinese. */
export const words = {
  title: '卡证码审查',
  deptLead:
    '列入一卡通应用目录的，不得再发功能重复的卡、证、码。要新发的先申报；已经发的报来登记，协商统一纳入。',
  adminLead: '部门申报的卡、证、码：先查重，点到名的部门都答复以后，才能下结论。',
  awaited: '等本单位答复',
  own: '本单位申报的',
  noneAwaited: '没有要答复的',
  noneOwn: '本单位还没有申报过',
  none: '没有符合的',
  file: '申报',
  register: '登记册',
  name: '名称',
  nameHint: '印在卡面或者显示在码上的名称',
  kind: '种类',
  issuer: '发放部门',
  domain: '领域',
  audiences: '发给谁',
  uses: '用来做什么',
  region: '范围',
  document: '发放依据',
  documentHint: '文件名称和文号，例如：《关于……的通知》（穗交运规字〔2023〕11号）',
  already: '现在的情况',
  notIssued: '还没有发，准备新发',
  issued: '已经在发',
  holders: '持有人数',
  holdersHint: '还没有发的填 0 或者不填',
  people: (count: string) => `${count} 人`,
  status: '状态',
  filedOn: '申报日期',
  waits: '在等',
  opinionsDue: '部门答复期限',
  opinionsBy: (day: string) => `请在 ${day} 前答复`,
  overdue: '已过答复日期',
  look: '查重',
  lookTitle: '查重结果',
  lookLead: (count: number) =>
    count === 0
      ? '没有找到相近的应用场景和卡证码。仍要由省厅点名有关部门发表意见。'
      : `找到 ${count} 项相近的。申报以后，负责它们的部门都会被点名发表意见。`,
  need: '为什么社会保障卡办不到',
  needHint: '对照上面的结果写，不少于 10 个字',
  submit: '申报，交部门发表意见',
  edit: '改一改再查',
  overlaps: '相近的应用场景和卡证码',
  noOverlaps: '申报时没有找到相近的。',
  overlapName: '名称',
  scene: '应用场景',
  credential: '卡证码',
  owner: '负责部门',
  score: '相近程度',
  reasons: '相近在',
  facts: '申报内容',
  opinions: '部门意见',
  agency: '部门',
  verdict: '意见',
  opinionWords: '理由',
  notYet: '还没有答复',
  named: '点名',
  byOverlap: '查重点名',
  byBureau: '省厅点名',
  give: '发表意见',
  giveLead: '每个部门答复一次，答复以后不能改。',
  giveWords: '理由，不少于 10 个字',
  nameAgency: '再点一个部门',
  nameSubmit: '点名',
  withdraw: '撤回申报',
  decide: '审查结论',
  decideLead: '由没有经手过这一件的人决定。不是人人都答复了，就不能下结论。',
  outcomeWords: '结论的理由，不少于 10 个字',
  stateRule: '国家规定',
  stateRuleHint: '融合使用的必填：文件名称、文号和条款',
  planPart: '统一纳入的，写明由哪个场景承接、每一步的期限',
  planScene: '承接的应用场景',
  dayHint: '例如：2027-06-30',
  decideSubmit: '作出结论',
  outcome: '结论',
  decidedOn: '日期',
  plan: '纳入方案',
  planOf: (scene: string) => `由“${scene}”承接。`,
  milestone: '节点',
  milestones: '各个节点',
  monthByMonth: '按月看',
  dueOn: '期限',
  reachedOn: '完成',
  late: '逾期',
  open: '未完成',
  moved: (moved: string, all: string) => `已转移 ${moved} 人，共 ${all} 人`,
  movedOn: '登记日期',
  movedHolders: '累计转移人数',
  enterMoved: '登记转移人数',
  movedLabel: '到今天累计转移的人数',
  reach: (milestone: string) => `完成“${milestone}”`,
  reachWords: '怎么完成的',
  reachSubmit: '登记完成',
  retire: '结束方案',
  retireLead: '四步都完成了。结束以后，这一项列入“已经纳入社会保障卡的旧卡”。',
  retireSubmit: '结束，列入已纳入',
  saved: '已登记',
  filter: '筛选',
  query: '名称里的字',
  any: '不限',
  province: '全省',
  publicPage: '公众看到的页面',
} as const

export const KIND_WORDS: Readonly<Record<CredentialKind, string>> = {
  card: '卡',
  certificate: '证',
  code: '码',
}

export const AUDIENCE_NAMES: Readonly<Record<Audience, string>> = {
  everyone: '所有人',
  elders: '老年人',
  disabled: '残疾人',
  students: '学生',
  children: '儿童',
  lowIncome: '低收入居民',
  veterans: '退役军人',
  talents: '人才',
  workers: '职工',
}

export const USE_NAMES: Readonly<Record<Use, string>> = {
  identity: '证明身份',
  entry: '入场、签到',
  payment: '付钱、收钱',
  concession: '享受优惠',
  entitlement: '享受待遇',
}

export const STATUS_WORDS: Readonly<Record<CredentialStatus, string>> = {
  filed: '待审查',
  withdrawn: '已撤回',
  blocked: '不予新发',
  exempted: '融合使用',
  cleared: '不重复',
  absorbing: '纳入中',
  absorbed: '已纳入',
}

export const WAIT_WORDS = {
  opinions: '部门意见',
  outcome: '审查结论',
  plan: '按方案纳入',
  nobody: '',
} as const

export const OUTCOME_WORDS: Readonly<Record<OutcomeAction, { text: string; hint: string }>> = {
  block: { text: '不予新发', hint: '功能重复，用社会保障卡办' },
  exempt: { text: '融合使用', hint: '国家另有要求，支持社会保障卡加载它的功能' },
  clear: { text: '不重复，可以发', hint: '没有一个部门认为重复' },
  absorb: { text: '统一纳入', hint: '按方案并入社会保障卡，到期停用' },
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  duplicate: '功能重复',
  different: '不重复',
}

export const REASON_WORDS: Readonly<Record<LikenessReason, string>> = {
  domain: '领域',
  audience: '对象',
  use: '用途',
  name: '名称',
}

/** What stands in a month of a plan. A colour is never the only sign. */
export const BAR_WORDS: Readonly<Record<Bar, string>> = {
  none: '',
  planned: '进行',
  due: '到期',
  reached: '完成',
}

export const REFUSAL_WORDS: Readonly<Record<CredentialRefusal | PlanRefusal, string>> = {
  CREDENTIAL_INCOMPLETE: '名称、发放依据、发给谁、用来做什么都要填',
  CREDENTIAL_WORDS_MISSING: '请写明理由，不少于 10 个字',
  CREDENTIAL_HOLDERS_WRONG: '已经在发的要填持有人数；还没有发的不填',
  CREDENTIAL_KNOWN: '本单位同一范围里已经有这个名称的，请到登记册里看',
  CREDENTIAL_NOT_IN_STATUS: '这一件的状态变了，请刷新再看',
  CREDENTIAL_NOT_YOURS: '这一步由申报的部门办',
  CREDENTIAL_SAME_PERSON: '申报、点名或者答复过的人不能下结论，请由同事办理',
  AGENCY_NOT_NAMEABLE: '这个部门已经点过名，或者就是申报的部门',
  OPINION_NOT_ASKED: '没有点到本单位，或者本单位已经答复过',
  OPINIONS_MISSING: '点到名的部门还没有都答复；一个都没有点的，先点名',
  ALREADY_ISSUED: '已经在发的不能“不予新发”，请选统一纳入或者融合使用',
  SAID_DUPLICATE: '有部门认为功能重复，不能认定为不重复',
  STATE_RULE_MISSING: '融合使用要写明国家规定的名称、文号和条款',
  PLAN_SCENE_UNKNOWN: '请选一个现在公布的应用场景来承接',
  PLAN_DAYS_WRONG: '四步的期限都要填，从明天起，一步不早于一步',
  PLAN_NOT_YOURS: '这一步由另一个单位或者另一个人办',
  MILESTONE_NOT_NEXT: '请按顺序完成，先完成前一步',
  MILESTONE_WORDS_MISSING: '请写明怎么完成的，不少于 4 个字',
  MOVED_WRONG: '转移人数不少于上一次、不多于持有人数，一天登记一次；全部转移以后才能完成这一步',
  MILESTONES_OPEN: '还有没完成的节点',
}
