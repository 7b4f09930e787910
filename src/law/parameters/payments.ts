import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = <Value>(value: Value): readonly Setting<Value>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** Payments: who has to sign, and how long answers are waited for. */
export const paymentParameters = {
  otherUnitThresholdFen: {
    zh: '须由另一单位审核的批次金额（分）',
    note: '产品约定：批次超过一百万元，编制和审核须为两个单位。',
    basis: 'YKT-13',
    confirmed: false,
    settings: provincial(100_000_000n),
  },
} as const satisfies Readonly<Record<string, Parameter<number | bigint>>>
