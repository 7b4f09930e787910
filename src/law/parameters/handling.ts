import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = (value: number): readonly Setting<number>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** 经办: time limits and promises that the law leaves open. */
export const handlingParameters = {
  handlingLegalWorkingDays: {
    zh: '法定办理工作日',
    note: '本省规定待确认；已公布的最长办理时限为三十日，按工作日从宽计。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(30),
  },
  dataChangeWorkingDays: {
    zh: '信息变更工作日',
    note: '办事指南有即时和十个工作日两种，取较长者。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(10),
  },
  personMergeWorkingDays: {
    zh: '人员信息合并工作日',
    note: '产品约定：两个单位的人先后复核，十个工作日内办结。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(10),
  },
  laterMaterialWorkingDays: {
    zh: '容缺材料补交工作日',
    note: '容缺受理的补交期限由各地规定；本省数值待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(5),
  },
  caseDraftDays: {
    zh: '办件草稿保存天数',
    note: '产品约定：三十日不提交即删除。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(30),
  },
  reminderIntervalDays: {
    zh: '两次催办间隔天数',
    note: '产品约定：同一办件一日可以催办一次。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(1),
  },
  badRatingCallWorkingDays: {
    zh: '差评回访工作日',
    note: '政务服务好差评制度：差评一个工作日内回访核实。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(1),
  },
  badRatingRepairDays: {
    zh: '差评整改天数',
    note: '政务服务好差评制度：一般问题十五日内整改并反馈。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(15),
  },
  lookupMissesPerHour: {
    zh: '经办人每小时查找不中上限',
    note: '产品约定：防止逐个试号；达到上限后一小时内只能读卡查找。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(10),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
