import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = <Value>(value: Value): readonly Setting<Value>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** Acting for others, changes of who somebody is, and what comes from the population register. */
export const peopleParameters = {
  agentAge: {
    zh: '代办人年龄',
    note: '完全民事行为能力人：年满十八周岁。',
    basis: 'HANDLING-30',
    confirmed: true,
    settings: provincial(18),
  },
  relationMonths: {
    zh: '亲情、协办代办最长月数',
    note: '产品约定，不超过一年；到期重新确认。',
    basis: 'HANDLING-30',
    confirmed: false,
    settings: provincial(12),
  },
  relationCodeHours: {
    zh: '亲情邀请码有效小时数',
    note: '产品约定。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(72),
  },
  relationCodeAttempts: {
    zh: '每人每天输错邀请码次数上限',
    note: '产品约定：防止逐个试出别人的邀请码。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(5),
  },
  relationLetterDays: {
    zh: '委托书签字期限（天）',
    note: '产品约定：窗口打印的委托书过期未签，登记失效，要重新登记。',
    basis: 'HANDLING-30',
    confirmed: false,
    settings: provincial(15),
  },
  identityReviewWorkingDays: {
    zh: '身份人工复核工作日数',
    note: '产品约定：联网核不了的证件，由另一个单位在期限内复核。',
    basis: 'YKT-6',
    confirmed: false,
    settings: provincial(2),
  },
  relationLimits: {
    zh: '每类代办关系上限',
    note: '亲情账户总数另有上限；村居协办员按服务人数另计；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial({ guardian: 5, family: 6, appointed: 3, villageHelper: 200 }),
  },
  guardianNoticeDays: {
    zh: '监护代办到期前提醒天数',
    note: '产品约定：年满十六周岁前提醒本人和监护人。',
    basis: 'YKT-6',
    confirmed: false,
    settings: provincial(30),
  },
  attributeChangeDays: {
    zh: '关键信息变更合并计算天数',
    note: '产品约定：九十日内变更两项以上，由两个单位的人审批。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(90),
  },
  registerResolverAgency: {
    zh: '人口库异常的处理单位',
    note: '产品约定：由省社保卡管理服务中心处理，机构代码。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial('card-centre-440000'),
  },
  feedStaleHours: {
    zh: '人口库推送过期小时数',
    note: '产品约定：签发过久的推送先停下，由人处理。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(48),
  },
  feedSilentHours: {
    zh: '人口库推送空白小时数',
    note: '产品约定：长时间没有任何记录，由人查明原因。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(168),
  },
  feedRatioLimit: {
    zh: '人口库推送数量倍数上限',
    note: '产品约定：超过近期平均数的倍数，先停下，由人处理。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(5),
  },
  feedUsualCount: {
    zh: '人口库推送的正常数量',
    note: '产品约定：不超过此数的推送不看倍数。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(100),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
