import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = (value: number): readonly Setting<number>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** Codes, sessions, records and rights: what protects the holder and how long it is kept. */
export const informationParameters = {
  codeLifetimeSeconds: {
    zh: '身份码有效秒数',
    note: '全国电子社保卡二维码一分钟有效、一次使用。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(60),
  },
  stepUpFreshMinutes: {
    zh: '再次核验身份的有效分钟数',
    note: '产品约定：敏感操作前五分钟内须再次核验本人身份。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(5),
  },
  accessRecordRetentionYears: {
    zh: '个人信息查阅记录保存年数',
    note: '国家规定影响评估和处理情况记录、对外提供记录至少保存三年。',
    basis: 'PIPL-55',
    confirmed: true,
    settings: provincial(3),
  },
  auditRetentionYears: {
    zh: '审计记录保存年数',
    note: '产品约定，长于网络日志六个月的法定下限；待档案要求确认。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(10),
  },
  locationRetentionDays: {
    zh: '用卡地点明细保存天数',
    note: '行踪轨迹属敏感信息：到期只留汇总；天数待确认。',
    basis: 'PIPL-28',
    confirmed: false,
    settings: provincial(180),
  },
  rightsRequestWorkingDays: {
    zh: '个人信息权利请求答复工作日',
    note: '法律要求及时，未定天数；产品约定十五个工作日。',
    basis: 'PIPL-45',
    confirmed: false,
    settings: provincial(15),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
