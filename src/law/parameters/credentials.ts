import { PROVINCE } from '../setting.ts'
import type { Parameter } from '../setting.ts'
import { validity } from '../validity.ts'

/** 卡证码审查 and 部门职责: how long departments have, and when they are reminded. */
export const credentialParameters = {
  credentialOpinionWorkingDays: {
    zh: '卡证码审查征求意见的工作日',
    note: '产品约定：点到名的部门十个工作日内答复；超过只提示，不代替意见。待确认。',
    basis: 'YKT-7',
    confirmed: false,
    settings: [{ regionCode: PROVINCE, validity: validity('2024-11-01'), value: 10 }],
  },
  dutyReminderDays: {
    zh: '交办任务到期前提醒的天数',
    note: '产品约定：到期前五天提醒一次，逾期后再提醒一次；待确认。',
    basis: 'YKT-4',
    confirmed: false,
    settings: [{ regionCode: PROVINCE, validity: validity('2024-11-01'), value: 5 }],
  },
} as const satisfies Readonly<Record<string, Parameter<number>>>
