import type { AmountStandard, FeedNeed, Programme } from '#modules/programme/index.ts'
import { text, type Text } from './text.ts'

/**
 * What the programmes pay and which news they wait for; likely figures, none confirmed. Columns:
 * code, yuan for one unit (empty where decided case by case), unit, yuan at most on one line,
 * `once` where nobody gets it twice, hours for news of deaths, imprisonment and emigration (0: not
 * asked).
 */
const ROWS = `
RS-001||person|3600||48-0-168
RS-002|600|person|||48-0-168
RS-003|10000|person||once|48-72-168
RS-004|3000|post|30000||48-72-168
RS-005|1500|person|||48-72-168
RS-006|3000|person||once|48-0-168
RS-007|1000|person|||48-0-168
RS-008|5000|person||once|48-0-168
RS-009|600|person|||48-0-168
RS-010||person|3600||48-0-168
RS-011||person|2000||48-72-0
RS-012||person|3000||48-72-0
RS-013||person|1500||48-72-0
MZ-001||household|6000||48-72-168
MZ-002|1900|person|||48-72-168
MZ-003||person|2000||48-72-168
MZ-004||household|12000||48-72-0
MZ-005|1500|person|||48-0-168
MZ-006|1500|person|||48-0-168
MZ-007|188|person|||48-72-168
MZ-008|252|person|||48-72-168
MZ-009||person|500||48-72-168
MZ-010||person|2400||48-72-168
NY-001|100|mu|||48-0-0
NY-002||machine|50000||48-0-0
NY-003|10|mu||once|48-0-0
NY-004||boat|40000||48-0-0
NY-005|150|mu|100000||48-0-0
NY-006||machine|20000||48-0-0
`

/** Pairs that nobody receives at the same time: the one is meant for whoever lacks the other. */
export const EXCLUSIONS: readonly (readonly [string, string])[] = [
  ['MZ-001', 'MZ-002'],
  ['MZ-003', 'MZ-008'],
  ['MZ-002', 'MZ-007'],
  ['MZ-005', 'MZ-006'],
  ['MZ-005', 'MZ-007'],
  ['RS-001', 'RS-010'],
  ['RS-002', 'RS-009'],
  ['RS-007', 'RS-013'],
]

type Unit = AmountStandard['unit']
type Cycle = Programme['pay']['cycle'] | 'once'

const UNIT_WORDS: Readonly<Record<Unit, Text>> = {
  person: text('每人', '每人', 'per person', 'por pessoa'),
  household: text('每户', '每戶', 'per household', 'por agregado'),
  mu: text('每亩', '每畝', 'per mu', 'por mu'),
  machine: text('每台', '每台', 'per machine', 'por máquina'),
  boat: text('每船', '每船', 'per boat', 'por embarcação'),
  post: text('每个岗位', '每個崗位', 'per post', 'por posto'),
}

const CYCLE_WORDS: Readonly<Record<Cycle, Text>> = {
  monthly: text('每月', '每月', 'and month', 'e mês'),
  quarterly: text('每季度', '每季度', 'and quarter', 'e trimestre'),
  yearly: text('每年', '每年', 'and year', 'e ano'),
  once: text('一次性', '一次性', 'once', 'uma vez'),
}

/** 188 yuan per person and month, at most so much on one line; in the four languages. */
const standardWords = (yuan: string, upper: string, unit: Text, cycle: Text): Text => {
  const most = (before: string, after: string) => (upper === '' ? '' : before + upper + after)
  const own = yuan === ''
  const chinese = (key: 'zh-Hans' | 'zh-Hant', decided: string, single: string) =>
    unit[key] + cycle[key] + (own ? decided : `${yuan}元`) + most(`，${single}最高`, '元')
  return text(
    chinese('zh-Hans', '按核定金额发放', '每笔'),
    chinese('zh-Hant', '按核定金額發放', '每筆'),
    `${own ? 'Decided case by case' : `${yuan} yuan`} ${unit.en} ${cycle.en}` +
      most(', at most ', ' yuan each time'),
    `${own ? 'Decidido caso a caso' : `${yuan} yuans`} ${unit.pt} ${cycle.pt}` +
      most(', no máximo ', ' yuans de cada vez'),
  )
}

const fen = (yuan: string): bigint | undefined => (yuan === '' ? undefined : BigInt(yuan) * 100n)

const feedsOf = (hours: string): readonly FeedNeed[] => {
  const [deaths = 0, imprisonment = 0, emigration = 0] = hours.split('-').map(Number)
  const all = [
    { feed: 'deaths', maxAgeHours: deaths },
    { feed: 'emigration', maxAgeHours: emigration },
    { feed: 'imprisonment', maxAgeHours: imprisonment },
  ] as const
  return all.filter(({ maxAgeHours }) => maxAgeHours > 0)
}

const units = Object.keys(UNIT_WORDS) as readonly Unit[]

const rows = new Map(
  ROWS.trim()
    .split('\n')
    .map((row) => row.split('|'))
    .map(([code = '', ...rest]) => [code, rest] as const),
)

/** Standard, feeds and basis of a programme of the demonstration; the basis says that it is one. */
export const contentOf = (
  code: string,
  name: Text,
  cycle: Programme['pay']['cycle'],
): Pick<Programme, 'basis' | 'standard' | 'feeds'> => {
  const [yuan = '', unitCode, upper = '', once, hours = ''] = rows.get(code) ?? []
  const unit = units.find((one) => one === unitCode)
  if (unit === undefined) throw new RangeError(`nothing says what ${code} pays`)
  return {
    basis: {
      title: `${name['zh-Hans']}发放管理办法（示例）`,
      document: `示例〔2024〕${code}号`,
    },
    standard: {
      amountFen: fen(yuan),
      unit,
      upperFen: fen(upper),
      words: standardWords(
        yuan,
        upper,
        UNIT_WORDS[unit],
        CYCLE_WORDS[once === 'once' ? once : cycle],
      ),
    },
    feeds: feedsOf(hours),
  }
}
