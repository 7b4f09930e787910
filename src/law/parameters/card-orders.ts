import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = <Value>(value: Value): readonly Setting<Value>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** What the law leaves open about orders for a card and about the electronic card. */
export const cardOrderParameters = {
  bankChangeFeeFen: {
    zh: '跨行换卡费用（分）',
    note: '各地有收二十元和不收费两种做法；为保障自愿更换银行，暂按不收费，待确认。',
    basis: 'YKT-6',
    confirmed: false,
    settings: provincial(0n),
  },
  unclaimedReturnDays: {
    zh: '逾期未领提醒后的宽限天数',
    note: '产品约定：提醒后再等三十日，仍未领取的退回并记录；待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(30),
  },
  eCardPasswordAttempts: {
    zh: '电子社保卡密码连续错误锁定次数',
    note: '产品约定：连续五次错误锁定，重置密码后可用；待确认。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(5),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
