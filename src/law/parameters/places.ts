import { PROVINCE } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = (value: number) => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** Places and outlets: what has to be looked at again, and when. */
export const placeParameters = {
  facilityCheckMonths: {
    zh: '适老适残设施复查间隔月数',
    note: '产品约定：每年至少到现场看一次，逾期未复查的向公众标明。',
    basis: 'YKT-18',
    confirmed: false,
    settings: provincial(12),
  },
  placeAuthorisationMonths: {
    zh: '应用场所授权最长月数',
    note: '产品约定：授权一次最长三年，到期自动停用，续期须重新核准。',
    basis: 'YKT-8',
    confirmed: false,
    settings: provincial(36),
  },
  placeReminderDays: {
    zh: '应用场所授权到期前提醒天数',
    note: '产品约定：到期前两个月起提醒运营单位和社保部门。',
    basis: 'YKT-8',
    confirmed: false,
    settings: provincial(60),
  },
} as const
