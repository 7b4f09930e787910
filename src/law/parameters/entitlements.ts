import { PROVINCE } from '../setting.ts'
import type { Parameter } from '../setting.ts'
import { validity } from '../validity.ts'

/** What departments say that somebody is, besides their age. */
export const entitlementParameters = {
  entitlementLongestYears: {
    zh: '权益一次登记的最长年数',
    note: '残疾人证十年一换；学生、人才、低收入按通行做法，待各部门确认。到期由部门重新登记。',
    basis: 'YKT-21',
    confirmed: false,
    settings: [
      {
        regionCode: PROVINCE,
        validity: validity('2024-11-01'),
        value: { student: 8, disabled: 10, talent: 5, lowIncome: 1 },
      },
    ],
  },
  entitlementReminderDays: {
    zh: '权益到期前提醒天数',
    note: '产品约定：到期前提醒本人一次，后面已经接上的不提醒。',
    basis: 'YKT-16',
    confirmed: false,
    settings: [{ regionCode: PROVINCE, validity: validity('2024-11-01'), value: 30 }],
  },
} as const satisfies Record<string, Parameter<unknown>>
