import type { AcknowledgementRefusal, AcknowledgementStatus } from '#modules/account/index.ts'
import type { BulkResult } from './acknowledge-many.ts'
import type { NewAccessKeyRefusal } from './access-key.ts'
import type { NewEndpointRefusal, RotationRefusal, StepRefusal } from './endpoint.ts'
import type { EventKind } from './event-kind.ts'
import { ACCESS_KEY_REFUSALS } from './messages-access-keys.ts'
import type { NewRuleRefusal } from './keep-rules.ts'
import type { ReviveRefusal } from './revive-deliveries.ts'
import type { DeliveryState } from './store-delivery.ts'

/** 账户变更: pages of a department, in Simplified Chinese. */
export const changeWords = {
  title: '账户变更',
  lead: '持卡人换了银行，授权您的项目发到新账户。请在两个工作日内确认、退回或者暂缓，持卡人看得到答复。',
  views: '账户变更',
  waiting: '待答复',
  ended: '已答复',
  caption: { waiting: '待答复的账户变更，期限近的在前', ended: '已答复的账户变更，最近的在前' },
  programme: '项目',
  fromTo: '原账户 → 新账户',
  cutOver: '切换日期',
  due: '答复期限',
  status: '状态',
  act: '办理',
  open: '核对',
  see: '查看',
  none: '没有待答复的账户变更',
  noneText: '持卡人换银行并授权您的项目时，会到这里。',
  noneEnded: '还没有答复过账户变更',
  overdue: (count: number) => `有 ${count} 件已过答复期限。再不答复，会转监督处核查。`,
  overdueTag: '已逾期',
  account: (bank: string, tail: string | undefined) =>
    tail === undefined ? `${bank}（未激活）` : `${bank} 尾号 ${tail}`,
  noFrom: '没有原账户',
  answered: '已答复，持卡人看得到。',
  choose: '选中的成批确认',
  chooseHint: '确认以后，从切换起发到新账户。标了原因的要逐件核对，不能成批确认。',
  chooseAll: '全部选中',
  chooseNone: '全部不选',
  noneChosen: '请先选中要确认的变更',
  accountEnd: (tail: string) => `新账户尾号 ${tail}`,
  bulkTitle: '成批确认结果',
  bulkDone: (count: number) => `已确认 ${count} 件，持卡人看得到。`,
  bulkLeft: (count: number) => `有 ${count} 件没有确认，请逐件核对。`,
  bulkCaption: '每一件的结果',
  bulkResult: '结果',
  bulkBack: '回到账户变更',

  change: '变更内容',
  holder: '持卡人',
  from: '原账户',
  to: '新账户',
  enteredAt: '提出时间',
  effective: '切换时间',
  protection: '在途保护',
  underWay: (payOn: string) =>
    `切换时 ${payOn} 的批次可能已经送银行，那一批仍发到原账户，之后的发到新账户。`,
  firstNew: (payOn: string) => `切换以前编制的批次仍发到原账户；从 ${payOn} 那一批起发到新账户。`,
  noPayDay: '切换以前编制的批次仍发到原账户。',
  proof: '授权依据',
  text: '授权文本',
  textOf: (version: number, language: string) => `第 ${version} 版（${language}）`,
  languages: { 'zh-Hans': '简体中文', 'zh-Hant': '繁体中文', en: '英文', pt: '葡萄牙文' },
  givenAt: '授权时间',
  channel: '授权方式',
  channels: { portal: '本人网上签署', counter: '本人在窗口签署，经办人见证' },
  level: '身份核验等级',
  levelOf: (level: number) => `${level} 级`,
  digest: '文本摘要',
  consentId: '授权编号',
  standing: {
    stands: '授权有效',
    withdrawn: '持卡人已撤回授权',
    cancelled: '变更已撤回，仍发到原账户',
  },
  how: '怎样答复',
  acknowledge: '确认',
  acknowledgeHint: '从切换起发到新账户',
  reject: '退回',
  rejectHint: '切换以前退回，仍发到原账户',
  rejectLateHint: '已经切换：退回以后仍发到新账户，由持卡人看到原因再决定',
  defer: (until: string) => `暂缓到本期结束（${until}）`,
  deferHint: '本期还在核对名册时',
  reason: '原因',
  reasonHint: '退回和暂缓必填，一句持卡人看得懂的话，不超过 200 字',
  save: '答复',
  chooseAnswer: '请选择怎样答复',
  answerOf: '本部门的答复',
  answeredAt: '答复时间',
  answeredBy: '答复人',
  bySystem: '本部门系统',
  byRule: '自动确认规则',
} as const

export const ANSWER_STATUS_WORDS: Readonly<Record<AcknowledgementStatus, string>> = {
  published: '待推送',
  pushed: '待答复',
  acknowledged: '已确认',
  rejected: '已退回',
  deferred: '已暂缓',
  cancelled: '持卡人已撤回',
}

export const ANSWER_REFUSALS: Readonly<Record<AcknowledgementRefusal, string>> = {
  PERMISSION_MISSING: '您的岗位不能答复账户变更，请本部门负责人调整岗位',
  ANSWER_NOT_POSSIBLE: '这件变更已经答复过，或者持卡人撤回了，请看现在的状态',
  REASON_MISSING: '请写一句持卡人看得懂的原因',
  DAY_PASSED: '暂缓的日期要在今天以后',
}

/** What became of one of many, and why one is not among them. */
export const BULK_OUTCOME_WORDS: Readonly<Record<BulkResult['outcome'], string>> = {
  acknowledged: '已确认',
  unknown: '没有这一件',
  answered: '已经答复过，或者持卡人撤回了',
  deferred: '暂缓过，逐件核对',
  withdrawn: '授权已撤回，逐件核对',
  notActivated: '新账户未激活，逐件核对',
}

/** 系统对接 */
export const endpointWords = {
  title: '系统对接',
  lead: '本部门的系统可以接收事件，也可以自己来拉取。地址由一人登记、另一人批准，批准以后才会推送。',
  caption: '接收地址',
  url: '地址',
  kinds: '接收的事件',
  status: '状态',
  dead: '待处理',
  deadCount: (count: number) => (count === 0 ? '没有' : `${count} 条`),
  act: '办理',
  none: '还没有接收地址',
  noneText: '没有地址也不会漏：账户变更在收件箱里，系统也可以用接口拉取。',
  add: '登记接收地址',
  addTitle: '登记接收地址',
  urlLabel: '接收地址',
  urlHint: '以 https:// 开头，不带用户名和密码。内部网段要先由运维开放。',
  kindsLabel: '接收哪些事件',
  save: '登记，等另一人批准',
  secretTitle: '请现在保存签名密钥',
  secretLead: '密钥只显示这一次。把它配置到接收系统里，用来核对每条事件的签名。',
  secretWarning: '离开本页以后看不到了。没有保存的，请轮换一把新的。',
  secret: '签名密钥',
  toEndpoint: '已保存，继续',
  enteredBy: '登记人',
  approvedBy: '批准人',
  enteredAt: '登记时间',
  approvedAt: '批准时间',
  notApproved: '等另一人批准',
  disabledFor: '停用原因',
  reasons: { person: '工作人员停用', gone: '接收系统答复已停用（410）' },
  secrets: '签名密钥',
  secretCount: (count: number) =>
    count > 1 ? '两把同时有效：接收系统换好以后，请停用旧的' : '一把有效',
  approve: '批准',
  disable: '停用',
  disableWarning: '停用以后不再推送，没送到的事件留在收件箱和拉取接口里。',
  rotate: '轮换密钥',
  retire: '停用旧密钥',
  deliveries: '最近的推送',
  event: '事件',
  writtenAt: '产生时间',
  attempts: '次数',
  result: '最后的结果',
  next: '下次',
  revive: '重新推送',
  reviveAll: '全部重新推送',
  drop: '不再推送',
  noDeliveries: '还没有推送过事件',
  how: '怎样接收',
  howList: [
    '事件是 CloudEvents 1.0（JSON），用 POST 推送，签名照 Standard Webhooks。',
    '请核对 webhook-id、webhook-timestamp 和 webhook-signature 三个请求头。',
    'v1 是 HMAC-SHA256，v1sm3 是 HMAC-SM3，任核对一个。正文一个字节也不要改再核对。',
    '五秒内答复 2xx 就算收到，不跟随跳转。没收到的在三天内重试，webhook-id 不变；答复 410 就停用。',
    '拉取：GET /v1/events?after=…；答复：POST /v1/account-changes/{编号}/answers。请求用本部门密钥签名，见开发者文档。',
  ],
  said: {
    approved: '已批准，从现在起推送。',
    disabled: '已停用。',
    retired: '旧密钥已停用。',
    revived: '已放回队列。',
    dropped: '这一条不再推送。',
    ruleEntered: '已设定，等另一人批准。',
    ruleApproved: '已批准，从现在起自动确认。',
    ruleDisabled: '已停止自动确认。',
    keyEntered: '已登记，等另一人核对指纹后批准。',
    keyApproved: '已批准，从现在起可以用它调用。',
    keyDisabled: '密钥已停用，用它换的访问令牌也已失效。',
  },

  rules: '自动确认',
  rulesLead: '确认了规则的项目，账户变更一到就自动确认，不用逐件看。一人设定、另一人批准。',
  rulesCaption: '自动确认规则',
  programme: '项目',
  allProgrammes: '本部门全部项目',
  ruleAdd: '设定自动确认',
  ruleProgramme: '哪个项目',
  ruleSave: '设定，等另一人批准',
  noRules: '没有自动确认的项目，每件变更都由人答复。',
} as const
export type Said = keyof typeof endpointWords.said

export const EVENT_KIND_WORDS: Readonly<Record<EventKind, string>> = {
  'account.changed': '账户变更',
  'account.change-cancelled': '变更撤回',
  'account.answer-due': '催办',
}

export const ENDPOINT_STATUS_WORDS = {
  proposed: '待批准',
  active: '推送中',
  disabled: '已停用',
} as const

export const RULE_STATUS_WORDS = {
  proposed: '待批准',
  active: '自动确认',
  disabled: '已停用',
} as const

export const DELIVERY_STATE_WORDS: Readonly<Record<DeliveryState, string>> = {
  waiting: '待推送',
  delivered: '已送达',
  withheld: '授权已撤回，不推送',
  dead: '没送到，待处理',
  dropped: '不再推送',
}

/** What a receiver did, in words; a status stands as it is. */
export const RESULT_WORDS: Readonly<Record<string, string>> = {
  addressRefused: '地址在未开放的网段',
  tooSlow: '五秒内没有答复',
  tooLarge: '答复超过 64 KB',
  unreachable: '连不上',
  withheld: '没有推送',
  disabled: '地址已停用',
}

export const REFUSAL_WORDS: Readonly<
  Record<
    | NewAccessKeyRefusal
    | NewEndpointRefusal
    | StepRefusal
    | RotationRefusal
    | NewRuleRefusal
    | ReviveRefusal,
    string
  >
> = {
  ...ACCESS_KEY_REFUSALS,
  URL_NOT_ALLOWED: '请填以 https:// 开头的完整地址，不带用户名和密码',
  EVENT_KIND_MISSING: '请至少选一种事件',
  ENDPOINT_KNOWN: '这个地址已经登记',
  ENDPOINTS_FULL: '一个部门最多五个地址，请先停用一个',
  STEP_NOT_POSSIBLE: '现在的状态办不了，请看状态',
  SECOND_PERSON_NEEDED: '登记的人不能批准，请同事批准',
  TWO_SECRETS_HOLD: '已有两把密钥有效，请先停用旧的',
  LAST_SECRET: '只剩一把密钥，要换请先轮换',
  PROGRAMME_NOT_YOURS: '请选本部门的项目',
  RULE_KNOWN: '这个项目已有规则',
  ENDPOINT_NOT_ACTIVE: '地址没有在推送，不能重新推送；接收系统可以用接口拉取',
  NOTHING_TO_SEND: '没有待处理的推送',
}
