import { PROVINCE } from '../setting.ts'
import type { Parameter, Setting } from '../setting.ts'
import { validity } from '../validity.ts'

/** The provincial value since the regulation took effect. */
const provincial = <Value>(value: Value): readonly Setting<Value>[] => [
  { regionCode: PROVINCE, validity: validity('2024-11-01'), value },
]

/** 临时挂失到期: what happens to a temporary loss that nobody ended. */
type LossEndAction = 'release' | 'keep' | 'makeFormal'
/** 临时挂失期间的电子社保卡. */
type ECardUse = 'requireAuthorisation' | 'usable' | 'unusable'

/** What the law leaves open about the life of a card. */
export const cardParameters = {
  temporaryLossDays: {
    zh: '临时挂失天数',
    note: '各地有五日、七日、十五日和不自动解除等做法；本省数值待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(15),
  },
  temporaryLossEndAction: {
    zh: '临时挂失到期后的处理',
    note: '可设为自动解挂、保持挂失或者转为正式挂失；本省做法待确认。',
    basis: 'YKT-17',
    confirmed: false,
    choices: { release: '自动解挂', keep: '保持挂失', makeFormal: '转为正式挂失' },
    settings: provincial<LossEndAction>('release'),
  },
  temporaryLossReminderDays: {
    zh: '临时挂失到期前提醒天数',
    note: '产品约定：到期前一日提醒。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(1),
  },
  formalLossReleasable: {
    zh: '正式挂失能否解挂',
    note: '多数办事指南允许解挂，个别城市不允许；本省规定待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(true),
  },
  productionWorkingDays: {
    zh: '制卡工作日',
    note: '广州、汕头公布的普通制卡时限为十二个工作日。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(12),
  },
  onlineReplacementWorkingDays: {
    zh: '网上补卡工作日',
    note: '广州公布十二个工作日；全省时限待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: [
      ...provincial(12),
      {
        regionCode: '440500',
        validity: validity('2024-11-01'),
        value: 30,
        note: '汕头公布网上补卡三十日，按工作日从宽计。',
      },
    ],
  },
  firstCardFeeFen: {
    zh: '首次申领费用（分）',
    note: '首次申领免费。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(0n),
  },
  replacementFeeFen: {
    zh: '补卡、换卡费用（分）',
    note: '办事指南公布的补换卡工本费为二十元。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(2000n),
  },
  freeReplacementMonths: {
    zh: '非人为损坏免费换卡月数',
    note: '广州：发卡一年内非人为损坏免费；佛山：质保一年。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(12),
  },
  renewalWindowDays: {
    zh: '到期换领提前天数',
    note: '办事指南：有效期届满前六十日起可以换领。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(60),
  },
  unclaimedCardDays: {
    zh: '逾期未领卡天数',
    note: '逾期先提醒，再退回或者销毁并记录；天数待确认。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(90),
  },
  pinAttempts: {
    zh: '密码连续错误锁卡次数',
    note: '广州办事指南：连续六次错误锁卡。',
    basis: 'YKT-22',
    confirmed: false,
    settings: provincial(6),
  },
  eCardOnTemporaryLoss: {
    zh: '临时挂失时电子社保卡的使用',
    note: '按较新的做法，本人授权后可用；较早的问答为不可用。',
    basis: 'YKT-17',
    confirmed: false,
    choices: { requireAuthorisation: '本人授权后可用', usable: '可用', unusable: '不可用' },
    settings: provincial<ECardUse>('requireAuthorisation'),
  },
  familyAccountsCap: {
    zh: '亲情账户上限',
    note: '较新的公开做法为八个，较早为十个。',
    basis: 'YKT-17',
    confirmed: false,
    settings: provincial(8),
  },
} as const satisfies Readonly<Record<string, Parameter<unknown>>>
