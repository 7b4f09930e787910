import type { FixedCode } from '#modules/verification/index.ts'
import { type Persona, PERSONAS, personaOf } from '../seed/data/personas.ts'

/** In the two languages of this portal. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** 固定码 with what it proves: one persona, one scene, one outcome that never changes. */
export interface FixedCase {
  /** In addresses and in the code itself; stable for ever. */
  readonly name: string
  readonly persona: Persona
  readonly scene: string
  /** What the terminal sends: the code, or the eight digits. */
  readonly shown: 'code' | 'number'
  /** `granted`, or the code of the problem. */
  readonly outcome: string
  readonly says: Words
  /** 43 characters. */
  readonly code: string
  readonly number: string
  /** Absent where the very point is that nobody knows this code. */
  readonly fixed: FixedCode | undefined
}

/** Scenes that the sandbox terminal offers. */
const SCENIC = 'GD-LY-001'
const MUSEUM = 'GD-WH-002'
const CHILDREN = 'GD-WH-007'
const METRO = 'GD-JT-002'
const CHECK_UP = 'GD-YL-006'
const KIOSK = 'GD-ZW-002'
export const SANDBOX_SCENES: readonly string[] = [SCENIC, MUSEUM, CHILDREN, METRO, CHECK_UP, KIOSK]

type Change = Partial<Pick<FixedCode, 'cardStatus' | 'purpose' | 'assuranceLevel' | 'state'>> & {
  readonly shown?: 'number'
  readonly unknown?: true
}

type Row = readonly [
  name: string,
  sub: string,
  scene: string,
  outcome: string,
  zh: string,
  en: string,
  change?: Change,
]

/** In this order, and so numbered: a new one goes to the end. */
const ROWS: readonly Row[] = [
  ['elder', 'huang-xiuying', SCENIC, 'granted', '67 岁，景区免票', 'Aged 67: free entry'],
  [
    'hong-kong-elder',
    'chan-kwok-keung',
    SCENIC,
    'granted',
    '67 岁香港居民，票价与广州长者完全相同',
    'A Hong Kong resident of 67: exactly the same price',
  ],
  ['adult', 'chen-zhiming', SCENIC, 'granted', '成年人，原价', 'An adult: the full price'],
  ['child', 'chen-xiaoyu', CHILDREN, 'granted', '只返回年龄段', 'Returns the age band only'],
  [
    'by-number',
    'he-xiaoqing',
    MUSEUM,
    'granted',
    '不扫码，输入八位数字',
    'Eight digits typed in, nothing scanned',
    { shown: 'number' },
  ],
  [
    'metro',
    'luo-shuzhen',
    METRO,
    'granted',
    '乘车码，只返回票种',
    'A transit code: returns the fare class only',
    { purpose: 'transit' },
  ],
  ['rare-character', 'wang-jie', CHECK_UP, 'granted', '姓名有生僻字“㛃”', 'A rare character'],
  [
    'rare-character-4-bytes',
    'xiao-fu',
    CHECK_UP,
    'granted',
    '姓名有四字节汉字“𫖯”；银行账户冻结不影响核验',
    'A character of four bytes; a frozen bank account does not matter here',
  ],
  ['middle-dot', 'ayiguli-maimaiti', CHECK_UP, 'granted', '姓名有间隔号', 'A middle dot'],
  ['latin-name', 'ana-luisa-lei', CHECK_UP, 'granted', '拉丁字母姓名', 'A name in Latin letters'],
  ['foreigner', 'john-paul-smith', CHECK_UP, 'granted', '外籍人士', 'A foreign resident'],
  ['macao', 'leong-weng-ian', SCENIC, 'granted', '澳门居民', 'A Macao resident'],
  ['taiwan', 'lin-chia-wei', SCENIC, 'granted', '台湾居民', 'A Taiwan resident'],
  ['villager', 'tan-jiahao', MUSEUM, 'granted', '博物馆免费', 'Museums are free'],
  [
    'strong-code',
    'zeng-lina',
    KIOSK,
    'granted',
    '刚刚再次认证过的码（三级）',
    'A code after signing in anew (level 3)',
    { assuranceLevel: 3 },
  ],
  [
    'assurance-too-low',
    'au-yeung-chun-kit',
    KIOSK,
    'ASSURANCE_TOO_LOW',
    '普通码不够办这件事',
    'An ordinary code is not enough here',
  ],
  [
    'lost-for-now',
    'huo-zhenhua',
    SCENIC,
    'CARD_LOST',
    '临时挂失',
    'The card is blocked for now',
    { cardStatus: 'temporarilyLost' },
  ],
  ['lost', 'liu-huimin', SCENIC, 'CARD_LOST', '正式挂失', 'Reported lost', { cardStatus: 'lost' }],
  [
    'locked',
    'rong-zhijie',
    SCENIC,
    'CARD_LOCKED',
    '密码输错，已锁定',
    'Locked after wrong passwords',
    { cardStatus: 'locked' },
  ],
  [
    'not-enabled',
    'yuan-caixia',
    SCENIC,
    'CARD_NOT_ENABLED',
    '新卡还没有启用',
    'A new card that is not enabled yet',
    { cardStatus: 'sealed' },
  ],
  [
    'cancelled',
    'mo-dechang',
    SCENIC,
    'CARD_CANCELLED',
    '持卡人已去世；终端只知道卡已注销',
    'The holder has died; the terminal learns only that the card has ended',
    { cardStatus: 'cancelled' },
  ],
  [
    'expired',
    'ye-yufan',
    SCENIC,
    'CODE_EXPIRED',
    '码已过期（比如截屏）',
    'An old code, such as a screenshot',
    { state: 'expired' },
  ],
  ['used', 'zhu-yaozu', SCENIC, 'CODE_USED', '码已用过', 'Used before', { state: 'used' }],
  [
    'wrong-purpose',
    'xu-zekai',
    SCENIC,
    'CODE_PURPOSE_WRONG',
    '在景区出示了乘车码',
    'A transit code at a scenic area',
    { purpose: 'transit' },
  ],
  [
    'wrong-channel',
    'chen-zhiming',
    SCENIC,
    'CHANNEL_NOT_IN_SCENE',
    '这个场景不收八位数字',
    'This scene takes no eight digits',
    { shown: 'number' },
  ],
  [
    'unknown',
    'chen-zhiming',
    SCENIC,
    'CODE_UNKNOWN',
    '编造的码',
    'An invented code',
    { unknown: true },
  ],
  ['mother', 'li-fang', SCENIC, 'granted', '68 岁，景区免票', 'Aged 68: free entry'],
  ['daughter', 'zhou-min', MUSEUM, 'granted', '博物馆免费', 'Museums are free'],
  ['fifteen', 'zhou-ziqi', SCENIC, 'granted', '15 岁，学生优待', 'Aged 15: the student fare'],
]

const CODE_LENGTH = 43

const caseOf = ([name, sub, scene, outcome, zh, en, change = {}]: Row, i: number): FixedCase => {
  const { unknown, ...rest } = change
  const { shown = 'code' as const, ...different } = rest
  const persona = personaOf(sub)
  const code = `sandbox-${name}-`.padEnd(CODE_LENGTH, '0')
  const number = `99000${String(i + 1).padStart(3, '0')}`
  const { issuingRegion: region, cardNumber } = persona.card
  const fixed: FixedCode = {
    code,
    number,
    card: { region, number: cardNumber },
    cardStatus: 'normal',
    purpose: 'identity',
    assuranceLevel: 2,
    state: 'live',
    ...different,
  }
  const words = { name, persona, scene, shown, outcome, says: { zh, en }, code, number }
  return { ...words, fixed: unknown === true ? undefined : fixed }
}

export const FIXED_CASES: readonly FixedCase[] = ROWS.map(caseOf)

/** The first that a developer meets. */
export const FIRST_CASE: FixedCase = caseOf(ROWS[0] as Row, 0)

/** Personas without a case of their own would be forgotten; a test looks at this. */
export const personasWithoutCase = (): readonly string[] =>
  PERSONAS.filter(({ sub }) => !FIXED_CASES.some(({ persona }) => persona.sub === sub)).map(
    ({ sub }) => sub,
  )

/** The body of the request that shows a case to a terminal. */
export const requestBody = ({ scene, shown, code, number }: FixedCase): string =>
  JSON.stringify(shown === 'code' ? { scene, code } : { scene, number })
