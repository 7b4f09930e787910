import { PROVINCE } from '../setting.ts'
import { validity } from '../validity.ts'

/** Places and outlets: what has to be looked at again, and when. */
export const placeParameters = {
  facilityCheckMonths: {
    zh: '适老适残设施复查间隔月数',
    note: '产品约定：每年至少到现场看一次，逾期未复查的向公众标明。',
    basis: 'YKT-18',
    confirmed: false,
    settings: [{ regionCode: PROVINCE, validity: validity('2024-11-01'), value: 12 }],
  },
} as const
