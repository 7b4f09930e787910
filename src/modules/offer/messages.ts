import type { OfferAction, OfferKind, OfferRefusal, OfferStatus } from './offer.ts'

/** 社会参与: pages of the bureau, in Simplified Chinese. */
export const words = {
  title: '社会参与',
  lead: '企业、社会组织申报的便民服务：一人核查，另一人审批，先限量试用，再上线；有问题随时下线。和政府服务分开公布。',
  none: '没有申报',
  name: '服务',
  applicant: '单位',
  creditCode: '统一社会信用代码',
  contact: '公开的联系方式',
  kind: '种类',
  domain: '领域',
  status: '状态',
  what: '做什么',
  site: '在哪里',
  region: '地区',
  scene: '依托的应用场景',
  fields: '要看到的数据',
  noFields: '不看任何数据',
  submittedAt: '申报时间',
  limits: '试用限制',
  limitsText: (uses: string, until: string) => `最多 ${uses} 次，到 ${until}`,
  trialPlaces: '试用点',
  placeOver: '（不再办这个场景）',
  uses: '已用次数',
  overLimit: '试用超过限制，公众页面不再显示',
  beyondLimit: '超过次数上限',
  beyondLimitText:
    '填报的次数超过了试用的上限，公众页面不再显示，申报单位的进度页也要求马上停。请查明，再决定上线或者下线',
  trialOver: '试用已满',
  beyondScene: '目录里的场景变严了或者停用了，公众页面不再显示，请下线或者让单位重新申报',
  act: '办理',
  reason: '意见',
  reasonHint: '核实了什么、为什么，不少于 4 个字',
  places: '在哪些点试用',
  placesHint: '一行一个，最多 50 个。要核验的写目录里的场所编号，不看数据的写地点名称',
  mostUses: '最多多少次',
  until: '试用到哪一天',
  dayHint: '例如：2027-01-31，7 到 180 天',
  enterUses: '填报使用次数',
  place: '哪个试用点',
  day: '截至哪一天',
  count: '这段时间的次数',
  enter: '填报',
  reports: '最近的填报',
  reportedBy: '谁填报',
  byApplicant: '申报单位自己',
  allPlaces: '全部',
  history: '经过',
  when: '时间',
  who: '谁',
  said: '意见',
  done: '已办理',
} as const

export const KIND_WORDS: Readonly<Record<OfferKind, string>> = {
  convenience: '便民服务（不看数据）',
  scene: '用卡应用（要核验）',
}

export const STATUS_WORDS: Readonly<Record<OfferStatus, string>> = {
  submitted: '待核查',
  examined: '待审批',
  trial: '试用中',
  live: '已上线',
  declined: '未采纳',
  delisted: '已下线',
}

export const ACTION_WORDS: Readonly<Record<OfferAction, string>> = {
  examine: '核查通过，报审批',
  beginTrial: '准予试用',
  launch: '准予上线',
  decline: '不采纳',
  delist: '下线',
}

export const REFUSAL_WORDS: Readonly<Record<OfferRefusal, string>> = {
  OFFER_INCOMPLETE: '有的内容没有写，或者太短、太长',
  OFFER_CREDIT_CODE_WRONG: '统一社会信用代码不对',
  OFFER_SCENE_UNKNOWN: '目录里没有这个要核验的场景',
  OFFER_FIELDS_BEYOND_SCENE: '要看的数据超出了这个场景的范围',
  OFFER_ADVERTISES: '有广告用语，不能申报',
  OFFER_KNOWN: '这个单位已经申报过同一项，正在办理或者已经上线',
  OFFER_NOT_IN_STATUS: '申报的状态变了，请刷新再看',
  OFFER_SAME_PERSON: '核查的人不能自己批准，请由同事办理',
  OFFER_WORDS_MISSING: '请写明意见，不少于 4 个字',
  OFFER_LIMITS_WRONG:
    '试用最多 50 个点、100000 次，7 到 180 天，日期写成 2027-01-31 这样，同一个点只写一次',
  OFFER_PLACE_NOT_OFFERING: '有的试用点没有登记、已经停用，或者不办这个场景',
  OFFER_PLACE_OUTSIDE_TRIAL: '只能填报试用点的次数；已经上线的，不分点填报',
  OFFER_USES_WRONG: '次数是正整数，日期不晚于今天，同一个点同一天只填报一次',
  OFFER_USES_OUTSIDE_DAYS:
    '那一天不在准予的日期里。试用到期以后还在用的，请查明，再决定上线或者下线',
  OFFER_REPORT_CODE_WRONG: '填报码不对',
}
