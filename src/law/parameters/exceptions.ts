import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = <Value>(value: Value): readonly Setting<Value>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** 疑难件: who sees to what, and by when. No source sets these; a city may set its own. */
export const exceptionParameters = {
  exceptionResolverAgency: {
    zh: '疑难件的处置单位',
    note: '产品约定：由省社保卡管理服务中心处置，机构代码；各市可另设；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial('card-centre-440000'),
  },
  identityMismatchWorkingDays: {
    zh: '人证不符处置工作日',
    note: '产品约定：人在窗口等，三个工作日内核实；待确认。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(3),
  },
  duplicatePersonWorkingDays: {
    zh: '重复人处置工作日',
    note: '产品约定：合并要两个单位先后复核，十个工作日内办结；待确认。',
    basis: 'YKT-3',
    confirmed: false,
    settings: provincial(10),
  },
  rareCharacterWorkingDays: {
    zh: '生僻字处置工作日',
    note: '产品约定：对照证件图像录入，五个工作日内办结；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(5),
  },
  deathFlagWrongWorkingDays: {
    zh: '误报死亡处置工作日',
    note: '产品约定：卡和待遇都停了，三个工作日内核实；待确认。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(3),
  },
  cardStuckWorkingDays: {
    zh: '卡办不下去处置工作日',
    note: '产品约定：三个工作日内让银行或制卡中心接着办，或者改办；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(3),
  },
  homeVisitWorkingDays: {
    zh: '上门服务工作日',
    note: '产品约定：走不动、来不了的，五个工作日内上门；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(5),
  },
  otherExceptionWorkingDays: {
    zh: '其他疑难件处置工作日',
    note: '产品约定：五个工作日内答复；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(5),
  },
  cardStandsStillWorkingDays: {
    zh: '制卡停住多少工作日自动报疑难',
    note: '产品约定：开户或制卡失败、银行或制卡中心没有答复满三个工作日的，由系统报疑难；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(3),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
