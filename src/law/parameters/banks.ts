import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = (value: number): readonly Setting<number>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** How long banks may take, and how much of them is shown. */
export const bankParameters = {
  bankOpeningWorkingDays: {
    zh: '银行开户答复工作日',
    note: '产品约定：制卡承诺十二个工作日内，银行开户占两个工作日；以合作协议为准。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(2),
  },
  bankLossHours: {
    zh: '银行挂失答复小时数',
    note: '挂失即时办理；银行一小时内没有回复就提醒。以合作协议为准。',
    basis: 'CARD-16',
    confirmed: false,
    settings: provincial(1),
  },
  bankRestoreHours: {
    zh: '银行解挂答复小时数',
    note: '产品约定；以合作协议为准。',
    basis: 'CARD-16',
    confirmed: false,
    settings: provincial(24),
  },
  partnerKeyMostDays: {
    zh: '合作系统密钥最长有效天数',
    note: '产品约定：一年多几天，换密钥时新旧两把可以同时用。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(400),
  },
  partnerKeyReminderDays: {
    zh: '合作系统密钥到期前提醒天数',
    note: '产品约定。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(30),
  },
  bankMigrationDays: {
    zh: '解除合作协议后持卡人换银行的天数',
    note: '产品约定：条例没有规定期限；以解除协议时的公告为准。',
    basis: 'YKT-25',
    confirmed: false,
    settings: provincial(180),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
