import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = <Value>(value: Value): readonly Setting<Value>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** Payments: who has to sign, and what is asked about before. */
export const paymentParameters = {
  otherUnitThresholdFen: {
    zh: '须由另一单位审核的批次金额（分）',
    note: '产品约定：批次超过一百万元，编制和审核须为两个单位。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(100_000_000n),
  },
  returnCaseWorkingDays: {
    zh: '退回件处理工作日',
    note: '产品约定：退票和未入账的，五个工作日内核实更正、重发或者停发；待确认。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(5),
  },
  reissueWorkingDays: {
    zh: '代拟重发批次的发放日',
    note: '产品约定：系统代拟的重发批次，发放日为三个工作日以后，留给三个人签署；待确认。',
    basis: 'YKT-19',
    confirmed: false,
    settings: provincial(3),
  },
  suspenseWorkingDays: {
    zh: '挂账查明工作日',
    note: '产品约定：对不上的银行回单，三个工作日内查明；待确认。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(3),
  },
  recoveryWorkingDays: {
    zh: '追回核实工作日',
    note: '产品约定：死亡后发放、错发的，十个工作日内核实应追回多少；待确认。',
    basis: 'HANDLING-26',
    confirmed: false,
    settings: provincial(10),
  },
  unknownAnswerHours: {
    zh: '结果未知的答复时限（小时）',
    note: '产品约定：银行没有回复结果的，二十四小时内查明并告知；待确认。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(24),
  },
  changedAccountDays: {
    zh: '发放前核实账户变更的天数',
    note: '产品约定：发放前七天内变更过账户的，由部门核实后确认。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(7),
  },
  offCardLongestDays: {
    zh: '未上卡登记的最长天数',
    note: '产品约定：一次登记不超过一年，到期仍需保留的重新登记、重新批准。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(366),
  },
  offCardReminderDays: {
    zh: '未上卡登记到期前提醒的天数',
    note: '产品约定：到期前三十天起提醒。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(30),
  },
  smallestPublishedGroup: {
    zh: '公开汇总的最少人数',
    note: '产品约定：不足十人的分组不公开合计，防止由汇总认出个人。',
    basis: 'PIPL-51',
    confirmed: false,
    settings: provincial(10),
  },
} as const satisfies Readonly<Record<string, Parameter<number | bigint>>>
