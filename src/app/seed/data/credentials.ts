import type { CredentialWish } from '#modules/credential/index.ts'

/** How far one has come: what was decided, and how many of the four milestones were reached. */
export interface SeedCredential {
  readonly issuer: string
  /** Whom the bureau asked besides those that the overlaps named. */
  readonly named: readonly string[]
  readonly wish: CredentialWish
  /** Days since it was filed. */
  readonly ago: number
  readonly outcome:
    | undefined
    | { readonly action: 'exempt'; readonly words: string; readonly stateRule: string }
    | {
        readonly action: 'absorb'
        readonly words: string
        readonly sceneCode: string
        readonly reached: number
        readonly moved: number
      }
}

/** 旧卡号 that the department has brought already: whose number is on an older card of this name. */
export const OLD_NUMBERS: readonly {
  readonly credential: string
  readonly number: string
  readonly persona: string
}[] = [{ credential: '公共图书馆读者证', number: 'GT20110356', persona: 'huang-xiuying' }]

/**
 * 羊城通善行卡 and its document are real, as is the rule about the certificate of veterans; numbers
 * of holders, days and all that departments say are made up.
 */
export const CREDENTIALS: readonly SeedCredential[] = [
  {
    issuer: 'dept-transport',
    named: ['dept-civil-affairs'],
    ago: 430,
    wish: {
      kind: 'card',
      name: '羊城通长者卡',
      regionCode: '440100',
      domain: 'transport',
      audiences: ['elders'],
      uses: ['payment', 'concession'],
      document: '广州市老年人优待办法（示例）',
      need: '长者乘车优待早于一卡通，原来靠单独的卡识别年龄。',
      alreadyIssued: true,
      holderCount: 1_280_000,
    },
    outcome: {
      action: 'absorb',
      words: '社会保障卡已经能按年龄计算乘车优待，统一纳入。',
      sceneCode: 'GZ-JT-001',
      reached: 4,
      moved: 1_280_000,
    },
  },
  {
    issuer: 'dept-transport',
    named: ['dept-civil-affairs'],
    ago: 200,
    wish: {
      kind: 'card',
      name: '羊城通善行卡',
      regionCode: '440100',
      domain: 'transport',
      audiences: ['lowIncome'],
      uses: ['payment', 'concession'],
      document: '低收入居民乘坐公共交通优惠（穗交运规字〔2023〕11号）',
      need: '低收入居民乘车五折，原来靠单独的卡识别身份。',
      alreadyIssued: true,
      holderCount: 12_600,
    },
    outcome: {
      action: 'absorb',
      words: '低收入身份由民政部门提供以后，社会保障卡可以直接给予优惠。',
      sceneCode: 'GD-JT-001',
      reached: 2,
      moved: 8_240,
    },
  },
  {
    issuer: 'dept-culture',
    named: ['dept-civil-affairs'],
    ago: 200,
    wish: {
      kind: 'card',
      name: '公共图书馆读者证',
      regionCode: '440000',
      domain: 'culture',
      audiences: ['everyone'],
      uses: ['identity', 'entry'],
      document: '公共图书馆读者证管理办法（示例）',
      need: '读者证早于一卡通，原来靠它占座和入馆。',
      alreadyIssued: true,
      holderCount: 86_000,
    },
    outcome: {
      action: 'absorb',
      words: '社会保障卡已经能预约、签到阅览座位，统一纳入。',
      sceneCode: 'GD-WH-004',
      reached: 2,
      moved: 51_300,
    },
  },
  {
    issuer: 'dept-veterans',
    named: ['dept-civil-affairs'],
    ago: 300,
    wish: {
      kind: 'certificate',
      name: '退役军人优待证',
      regionCode: '440000',
      domain: 'veterans',
      audiences: ['veterans'],
      uses: ['identity', 'concession'],
      document: '退役军人、其他优抚对象优待证管理办法（试行）',
      need: '国家统一制发的证件，本省不能取消。',
      alreadyIssued: true,
      holderCount: 640_000,
    },
    outcome: {
      action: 'exempt',
      words: '国家统一制发，社会保障卡加载它的优待，两样都认。',
      stateRule: '退役军人、其他优抚对象优待证管理办法（试行）',
    },
  },
  {
    issuer: 'dept-culture',
    named: ['dept-civil-affairs'],
    ago: 2,
    wish: {
      kind: 'code',
      name: '文旅惠民码',
      regionCode: '440000',
      domain: 'culture',
      audiences: ['everyone'],
      uses: ['entry', 'concession'],
      document: '全省文化惠民活动方案（示例）',
      need: '活动期间统一扫码入馆，方便统计场次和人数。',
      alreadyIssued: false,
      holderCount: 0,
    },
    outcome: undefined,
  },
]
