import type { LineFault, YearRefusal } from './decreed-year.ts'
import type { SettingRefusal } from './setting.ts'

/** 服务标准. Staff pages speak Simplified Chinese only. */
export const standardWords = {
  title: '办理参数',
  lead: '法规没有写死的天数、费用和做法。市里没有另定的，按全省的办。',
  caption: '办理参数',
  parameter: '参数',
  value: '现在的值',
  state: '来源是否确认',
  region: '适用地区',
  basis: '依据',
  note: '说明',
  confirmed: '已确认',
  unconfirmed: '待确认',
  unconfirmedCount: (count: number, all: number) =>
    `${all} 个参数里还有 ${count} 个没有官方来源，先按通行做法办。查到文件后请逐个确认。`,
  onlyUnconfirmed: '只看待确认的',
  everything: '看全部',
  yes: '是',
  no: '否',
  settings: '已经录入的值',
  none: '还没有录入，用的是系统自带的值。',
  change: '录入或确认一个值',
  changeLead: '从生效那天起按新的值办；以前办的事不改。',
  from: '从哪天起',
  fromHint: '例如 2027-01-01，不能早于今天。',
  regionHint: '全省或者一个市。',
  moneyHint: '单位是元，例如 20 或 20.50。',
  countHint: '整数。',
  source: '来源',
  sourceHint: '文件名和文号；没有文件的，写是谁定的。',
  confirmedBox: '有官方文件，可以标为已确认',
  save: '录入',
  saved: '已录入',
  entered: '录入时间',
} as const

export const calendarWords = {
  title: '工作日历',
  lead: '承诺的办理时限按工作日算。国务院公布下一年的放假安排以后，请马上录入。',
  caption: '已经录入的年份',
  year: '年份',
  holidays: '放假天数',
  makeUp: '调休上班天数',
  source: '来源',
  entered: '录入时间',
  days: '这一年里和平常不一样的日子',
  day: '日期',
  kind: '安排',
  name: '节日',
  enter: (year: number) => `录入 ${year} 年`,
  enterAgain: (year: number) => `改 ${year} 年的安排`,
  list: '放假和调休上班的日子',
  listHint: '一行一天，例如：2027-10-01 放假 国庆节，2027-10-09 上班 国庆节。平常的周末不用写。',
  suggestion: '下面是公开数据里的安排，请对照国务院办公厅的通知核对后再录入。',
  sourceHint: '例如：国务院办公厅关于 2027 年部分节假日安排的通知。',
  save: '录入这一年',
  soon: (year: number) =>
    `${year} 年的放假安排还没有录入。公布以后请尽快录入，现在跨年的时限只除去了周末。`,
  late: (year: number) => `${year} 年的放假安排还没有录入，正在承诺的日期可能不对。请今天就录入。`,
  nothing: '这一年还没有录入。',
} as const

export const SETTING_FAULTS: Readonly<Record<SettingRefusal, string>> = {
  VALUE_NOT_OF_ITS_KIND: '值的写法不对，请看输入框上面的说明',
  SETTING_NOT_RETROACTIVE: '生效日期不能早于今天',
  SETTING_REGION_UNKNOWN: '请选一个地区',
  SOURCE_MISSING: '请写明来源',
}

export const YEAR_FAULTS: Readonly<Record<YearRefusal, string>> = {
  LINES_FAULTY: '有几行看不懂，请改好再录入',
  TOO_FEW_HOLIDAYS: '放假的日子比法定的还少，请核对有没有漏',
  SOURCE_MISSING: '请写明来源',
}

export const LINE_FAULTS: Readonly<Record<LineFault, string>> = {
  LINE_NOT_UNDERSTOOD: '要写成“日期 放假 节日”或者“日期 上班 节日”',
  DAY_DOES_NOT_EXIST: '没有这一天',
  DAY_OF_ANOTHER_YEAR: '不是这一年的日子',
  DAY_TWICE: '这一天写了两次',
  WORKED_ANYWAY: '这一天不是周末，本来就上班',
}
