import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = <Value>(value: Value): readonly Setting<Value>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** 公示 and 复核: how days are counted, how long people are asked, what is pointed at. */
export const disclosureParameters = {
  noticeDayKind: {
    zh: '公示天数按什么计',
    note: '各地多为七个工作日，也有按自然日的；以各项目办法为准，市县可另设。',
    basis: 'YKT-13',
    confirmed: false,
    choices: { working: '工作日', calendar: '自然日' },
    settings: provincial<'working' | 'calendar'>('working'),
  },
  objectionWorkingDays: {
    zh: '公示异议核实工作日',
    note: '产品约定：收到异议五个工作日内核实答复；待确认。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(5),
  },
  objectionPhoneDays: {
    zh: '异议人电话保存天数',
    note: '产品约定：告知结果后即删除；没有告知成的，决定三十日后删除。',
    basis: 'PIPL-47',
    confirmed: false,
    settings: provincial(30),
  },
  outlierTimesMedian: {
    zh: '复核时提示的金额倍数',
    note: '产品约定：金额超过本批中位数三倍的，复核页列出；只提示，不拦截。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(3),
  },
  outlierChangePercent: {
    zh: '复核时提示的增减幅度（百分比）',
    note: '产品约定：比本人上一期增减超过一半的，复核页列出；只提示，不拦截。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(50),
  },
  signingPairDays: {
    zh: '统计签署人组合的天数',
    note: '产品约定：审核页列出近一年同一组合签署的次数，防止串通。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(365),
  },
} as const satisfies Readonly<Record<string, Parameter<number | string>>>
