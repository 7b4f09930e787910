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
} as const satisfies Readonly<Record<string, Parameter<number | bigint>>>
