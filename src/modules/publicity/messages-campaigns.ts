import type { CampaignAction, CampaignRefusal, CampaignStatus, Channel } from './campaign.ts'

/** 宣传活动: pages of the bureau, in Simplified Chinese. */
export const words = {
  title: '宣传活动',
  lead: '一次宣传让谁知道什么，用哪些渠道，到了多少人。每个投放点有自己的短链接，只计次数，不留任何人的痕迹。',
  begin: '制定一个方案',
  none: '没有宣传活动',
  name: '名称',
  aim: '要让大家知道什么',
  slogan: '海报上的话',
  sloganHint: '四种语言都要写，简体中文不超过 60 个字',
  sloganOf: { 'zh-Hans': '简体中文', 'zh-Hant': '繁体中文', en: '英文', pt: '葡文' },
  target: '短链接通向哪一页',
  targetHint: '本站的公众页面，例如 /guide、/catalogue/GD-WH-001、/announcements',
  startsOn: '开始日期',
  endsOn: '结束日期',
  dayHint: '例如：2026-12-01',
  save: '提交方案',
  status: '状态',
  period: '时间',
  visits: '短链接打开次数',
  people: '渠道填报人数',
  channel: '渠道',
  placements: '投放点',
  addPlacement: '加一个投放点',
  site: '具体在哪里',
  siteHint: '例如：广州地铁体育西路站灯箱',
  region: '地区',
  add: '加上',
  link: '短链接',
  enterReach: '填报触达人数',
  ofPlacement: '哪个投放点',
  day: '日期',
  count: '人数',
  source: '数据来源',
  sourceHint: '例如：电台收听率报告第 48 周',
  enter: '填报',
  reach: '触达',
  byDay: '最近的触达记录',
  amount: '数量',
  posterAbout: '扫一扫或者输入网址看办法，不用登录',
  counts: '填报记录',
  noReach: '还没有数据',
  materials: '打印海报',
  report: '下载触达数据（CSV）',
  act: '办理',
  done: '已办理',
  plainTexts: '发短信、广播用的文字',
  posterFoot: '政策和办法以官方网站为准，打 12333 可以问',
  whole: '合计',
} as const

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  broadcast: '广播',
  television: '电视',
  press: '报刊',
  web: '网络',
  shortMessage: '短信',
  community: '社区和村居',
  outlet: '网点和场所',
}

export const CAMPAIGN_STATUS_WORDS: Readonly<Record<CampaignStatus, string>> = {
  planned: '待批准',
  approved: '进行中',
  concluded: '已结束',
  discarded: '已作废',
}

export const CAMPAIGN_ACTION_WORDS: Readonly<Record<CampaignAction, string>> = {
  approve: '批准',
  conclude: '结束',
  discard: '作废',
}

export const CAMPAIGN_REFUSALS: Readonly<Record<CampaignRefusal, string>> = {
  CAMPAIGN_INCOMPLETE: '名称、目的和四种语言的海报文字都要写，不少于 4 个字',
  CAMPAIGN_WORDING: '海报文字太长，或者夹了别的文字的用字和标点',
  CAMPAIGN_TARGET_WRONG: '短链接只能通向本站的公众页面',
  CAMPAIGN_DAYS_WRONG: '日期写成 2026-12-01 这样，结束日期不早于开始日期和今天',
  CAMPAIGN_NOT_IN_STATUS: '活动的状态变了，请刷新再看',
  CAMPAIGN_SAME_PERSON: '制定方案的人不能自己批准，请由同事办理',
  PLACEMENT_INCOMPLETE: '请选地区，写清楚具体在哪里',
  PLACEMENT_KNOWN: '这个活动已经有这个投放点',
  REACH_INCOMPLETE: '日期在活动开始以后、今天以前，人数是正整数，写明数据来源',
  REACH_KNOWN: '这个来源已经填报过这一天',
}
