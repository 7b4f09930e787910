import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

const provincial = (value: number): readonly Setting<number>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** Full years of age from which something applies; the birthday itself counts. */
export const ageParameters = {
  adultAge: {
    zh: '本人办理年龄',
    note: '广州：年满十六周岁凭居民身份证由本人办理，未满的由监护人办理。',
    basis: 'YKT-6',
    confirmed: false,
    settings: provincial(16),
  },
  ownConsentAge: {
    zh: '个人信息由本人同意的年龄',
    note: '法律规定：不满十四周岁的由监护人同意。',
    basis: 'PIPL-31',
    confirmed: true,
    settings: provincial(14),
  },
  elderAge: {
    zh: '老年人年龄',
    note: '国家规定老年人指六十周岁以上的公民；部分优待的起点。',
    basis: 'YKT-18',
    confirmed: true,
    settings: provincial(60),
  },
  elderFreeAge: {
    zh: '老年人免费优待年龄',
    note: '广州：六十五周岁以上免费，六十至六十四周岁半价；各市可以不同。',
    basis: 'YKT-16',
    confirmed: false,
    settings: provincial(65),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
