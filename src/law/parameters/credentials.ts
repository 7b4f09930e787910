import { PROVINCE } from '../setting.ts'
import type { Parameter } from '../setting.ts'
import { validity } from '../validity.ts'

/** 卡证码审查: how long departments have to say what they think. */
export const credentialParameters = {
  credentialOpinionWorkingDays: {
    zh: '卡证码审查征求意见的工作日',
    note: '产品约定：点到名的部门十个工作日内答复；超过只提示，不代替意见。待确认。',
    basis: 'YKT-7',
    confirmed: false,
    settings: [{ regionCode: PROVINCE, validity: validity('2024-11-01'), value: 10 }],
  },
} as const satisfies Readonly<Record<string, Parameter<number>>>
