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
  activationFirstReminderDays: {
    zh: '银行账户未激活首次提醒（启用后天数）',
    note: '产品约定：启用后第三、十、三十日仍未激活的各提醒一次；待确认。',
    basis: 'YKT-14',
    confirmed: false,
    settings: provincial(3),
  },
  activationSecondReminderDays: {
    zh: '银行账户未激活再次提醒（启用后天数）',
    note: '产品约定：启用后第三、十、三十日仍未激活的各提醒一次；待确认。',
    basis: 'YKT-14',
    confirmed: false,
    settings: provincial(10),
  },
  activationLastReminderDays: {
    zh: '银行账户未激活末次提醒（启用后天数）',
    note: '产品约定：启用后第三、十、三十日仍未激活的各提醒一次；待确认。',
    basis: 'YKT-14',
    confirmed: false,
    settings: provincial(30),
  },
  voiceReminderAge: {
    zh: '激活提醒改用语音的年龄',
    note: '产品约定：年满六十五周岁的另打语音电话提醒，免得短信没有看到；待确认。',
    basis: 'YKT-18',
    confirmed: false,
    settings: provincial(65),
  },
  eCardPasswordAttempts: {
    zh: '电子社保卡密码连续错误锁定次数',
    note: '产品约定：连续五次错误锁定，重置密码后可用；待确认。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(5),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
