import type { Charge, ConcessionRule } from '#modules/concession/index.ts'
import type { Category } from '../generate/resident.ts'
import type { ConcessionKind } from './full-prices.ts'
import { text } from './text.ts'

/** 优待规则 of the demonstration. There is no field for a document kind, and must be none. */
export interface SeedConcessionRule extends ConcessionRule {
  readonly kind: ConcessionKind
  readonly category?: Category | undefined
  /** Where the rule is known from. */
  readonly source: string
}

/** Whom a rule is for; a rule without any condition is for everybody. Ages are half-open. */
type Condition = Pick<SeedConcessionRule, 'ageFrom' | 'ageUntil' | 'category'>

const FREE: Charge = { mode: 'free' }
const share = (percent: number): Charge => ({ mode: 'percent', percent })

const LABELS = {
  elderFree: text('长者免费', '長者免費', 'Free for elders', 'Grátis para idosos'),
  elderHalf: text(
    '60至64岁半价',
    '60至64歲半價',
    'Half price at 60 to 64',
    'Meio preço dos 60 aos 64 anos',
  ),
  elderReduced: text('长者优惠价', '長者優惠價', 'Elder price', 'Preço sénior'),
  studentHalf: text(
    '学生半价',
    '學生半價',
    'Half price for students',
    'Meio preço para estudantes',
  ),
  studentFifthOff: text('学生八折', '學生八折', 'Students, 20% off', 'Estudantes, 20% de desconto'),
  childFree: text('儿童免费', '兒童免費', 'Free for children', 'Grátis para crianças'),
  disabledFree: text(
    '残疾人免费',
    '殘疾人士免費',
    'Free for disabled people',
    'Grátis para pessoas com deficiência',
  ),
  veteranFree: text('退役军人免费', '退役軍人免費', 'Free for veterans', 'Grátis para veteranos'),
  donorFree: text(
    '献血荣誉免费',
    '捐血榮譽免費',
    'Free for honoured blood donors',
    'Grátis para dadores de sangue distinguidos',
  ),
  lowIncomeHalf: text(
    '低收入居民半价',
    '低收入居民半價',
    'Half price on a low income',
    'Meio preço para baixos rendimentos',
  ),
  everyone: text('人人免费', '人人免費', 'Free for everyone', 'Grátis para todos'),
  noDeposit: text('免收押金', '免收按金', 'No deposit', 'Sem caução'),
  publicHours: text(
    '惠民时段半价',
    '惠民時段半價',
    'Half price in public hours',
    'Meio preço no horário público',
  ),
  talentHalf: text(
    '人才半价',
    '人才半價',
    'Half price for talents',
    'Meio preço para quadros qualificados',
  ),
} as const

interface Details {
  readonly label: keyof typeof LABELS
  readonly source: string
  readonly from?: string
  readonly until?: string
  readonly confirmed?: boolean
}

const rule = (
  id: string,
  kind: ConcessionKind,
  regionCode: string,
  when: Condition,
  charge: Charge,
  { label, source, from = '2024-11-01', until, confirmed = true }: Details,
): SeedConcessionRule => ({
  id: `CON-${id}`,
  kind,
  regionCode,
  period: {
    from: Temporal.PlainDate.from(from),
    until: until === undefined ? undefined : Temporal.PlainDate.from(until),
  },
  ...when,
  charge,
  basis: 'YKT-16',
  label: LABELS[label],
  source,
  confirmed,
})

const GUANGZHOU_TRAVEL = [
  ['METRO', 'metroFare'],
  ['BUS', 'busFare'],
  ['FERRY', 'ferryFare'],
] as const

const guangzhouTravel = GUANGZHOU_TRAVEL.flatMap(([short, kind]) => {
  const city = '440100'
  const elders = '广州市老年人优待办法：65岁及以上免费，60至64岁半价'
  const lowIncome = '穗交运规字〔2023〕11号：低收入居民公共交通优惠'
  const others = '广州市公共交通优待的通行做法，待市级目录确认'
  return [
    rule(`GZ-${short}-65`, kind, city, { ageFrom: 65 }, FREE, {
      label: 'elderFree',
      source: elders,
    }),
    rule(`GZ-${short}-60`, kind, city, { ageFrom: 60, ageUntil: 65 }, share(50), {
      label: 'elderHalf',
      source: elders,
    }),
    rule(
      `GZ-${short}-STUDENT`,
      kind,
      city,
      { ageFrom: 6, ageUntil: 18, category: 'student' },
      share(50),
      { label: 'studentHalf', source: others, confirmed: false },
    ),
    rule(`GZ-${short}-DISABLED`, kind, city, { category: 'disabled' }, FREE, {
      label: 'disabledFree',
      source: others,
    }),
    rule(`GZ-${short}-VETERAN`, kind, city, { category: 'veteran' }, FREE, {
      label: 'veteranFree',
      source: others,
      confirmed: false,
    }),
    rule(`GZ-${short}-LOW-INCOME`, kind, city, { category: 'lowIncome' }, share(50), {
      label: 'lowIncomeHalf',
      source: lowIncome,
      from: '2023-09-01',
      until: '2028-09-01',
    }),
  ]
})

const SHENZHEN_TRAVEL = [
  ['METRO', 'metroFare'],
  ['BUS', 'busFare'],
] as const

const shenzhenTravel = SHENZHEN_TRAVEL.flatMap(([short, kind]) => {
  const city = '440300'
  const source = '深圳敬老优待与交通优待，待市级目录确认'
  const unconfirmed = { source, confirmed: false }
  return [
    rule(`SZ-${short}-60`, kind, city, { ageFrom: 60 }, FREE, {
      label: 'elderFree',
      ...unconfirmed,
    }),
    rule(
      `SZ-${short}-STUDENT`,
      kind,
      city,
      { ageFrom: 6, ageUntil: 18, category: 'student' },
      share(50),
      { label: 'studentHalf', ...unconfirmed },
    ),
    rule(`SZ-${short}-DISABLED`, kind, city, { category: 'disabled' }, FREE, {
      label: 'disabledFree',
      ...unconfirmed,
    }),
    rule(`SZ-${short}-VETERAN`, kind, city, { category: 'veteran' }, FREE, {
      label: 'veteranFree',
      ...unconfirmed,
    }),
  ]
})

/** What holds for travel in every city that has no better rule of its own. */
const PROVINCIAL_TRAVEL = [
  ['METRO', 'metroFare'],
  ['BUS', 'busFare'],
  ['FERRY', 'ferryFare'],
] as const

const provincialTravel = PROVINCIAL_TRAVEL.flatMap(([short, kind]) => {
  const region = '440000'
  const source = '演示用省级框架，以各市公布的优待为准'
  const unconfirmed = { source, confirmed: false }
  return [
    rule(`GD-${short}-65`, kind, region, { ageFrom: 65 }, FREE, {
      label: 'elderFree',
      ...unconfirmed,
    }),
    rule(`GD-${short}-60`, kind, region, { ageFrom: 60, ageUntil: 65 }, share(50), {
      label: 'elderHalf',
      ...unconfirmed,
    }),
    rule(`GD-${short}-CHILD`, kind, region, { ageUntil: 6 }, FREE, {
      label: 'childFree',
      ...unconfirmed,
    }),
    rule(
      `GD-${short}-STUDENT`,
      kind,
      region,
      { ageFrom: 6, ageUntil: 18, category: 'student' },
      share(80),
      { label: 'studentFifthOff', ...unconfirmed },
    ),
    rule(`GD-${short}-DISABLED`, kind, region, { category: 'disabled' }, FREE, {
      label: 'disabledFree',
      ...unconfirmed,
    }),
    rule(`GD-${short}-DONOR`, kind, region, { category: 'donor' }, FREE, {
      label: 'donorFree',
      ...unconfirmed,
    }),
  ]
})

const SCENIC = { source: '景区门票优待政策：65岁及以上免费，60至64岁和学生半价' }

const leisure = [
  rule('GD-LIBRARY', 'libraryDeposit', '440000', {}, FREE, {
    label: 'noDeposit',
    source: '广东省公共图书馆凭社保卡免押金借阅',
  }),
  rule('GD-MUSEUM', 'museumTicket', '440000', {}, FREE, {
    label: 'everyone',
    source: '公共博物馆免费开放政策',
  }),
  rule('GD-SCENIC-65', 'scenicTicket', '440000', { ageFrom: 65 }, FREE, {
    label: 'elderFree',
    ...SCENIC,
  }),
  rule('GD-SCENIC-60', 'scenicTicket', '440000', { ageFrom: 60, ageUntil: 65 }, share(50), {
    label: 'elderHalf',
    ...SCENIC,
  }),
  rule('GD-SCENIC-CHILD', 'scenicTicket', '440000', { ageUntil: 6 }, FREE, {
    label: 'childFree',
    ...SCENIC,
  }),
  rule('GD-SCENIC-STUDENT', 'scenicTicket', '440000', { category: 'student' }, share(50), {
    label: 'studentHalf',
    ...SCENIC,
  }),
  rule('GD-SCENIC-DISABLED', 'scenicTicket', '440000', { category: 'disabled' }, FREE, {
    label: 'disabledFree',
    ...SCENIC,
  }),
  rule('GD-SCENIC-VETERAN', 'scenicTicket', '440000', { category: 'veteran' }, FREE, {
    label: 'veteranFree',
    ...SCENIC,
  }),
  rule('GD-PARK-65', 'parkPass', '440000', { ageFrom: 65 }, FREE, {
    label: 'elderFree',
    source: '公园年卡长者优待，待各市确认',
    confirmed: false,
  }),
  rule('GD-PARK-DISABLED', 'parkPass', '440000', { category: 'disabled' }, FREE, {
    label: 'disabledFree',
    source: '公园年卡优待，待各市确认',
    confirmed: false,
  }),
  rule('GD-SPORTS', 'sportsHall', '440000', {}, share(50), {
    label: 'publicHours',
    source: '公共体育场馆惠民时段',
    confirmed: false,
  }),
  rule('GD-SPORTS-65', 'sportsHall', '440000', { ageFrom: 65 }, FREE, {
    label: 'elderFree',
    source: '公共体育场馆惠民时段',
    confirmed: false,
  }),
  rule('SZ-SPORTS-TALENT', 'sportsHall', '440300', { category: 'talent' }, share(50), {
    label: 'talentHalf',
    source: '深圳人才优惠，待市级目录确认',
    confirmed: false,
  }),
]

const CANTEEN = { source: '长者饭堂分档补贴，金额待各市确认', confirmed: false }
const SHUTTLE = { source: '港珠澳大桥穿梭巴士长者、儿童票价', confirmed: false }

const meals = [
  rule('GD-CANTEEN-60', 'elderCanteen', '440000', { ageFrom: 60, ageUntil: 80 }, share(80), {
    label: 'elderReduced',
    ...CANTEEN,
  }),
  rule('GD-CANTEEN-80', 'elderCanteen', '440000', { ageFrom: 80 }, share(50), {
    label: 'elderReduced',
    ...CANTEEN,
  }),
  rule('GD-CANTEEN-LOW-INCOME', 'elderCanteen', '440000', { category: 'lowIncome' }, share(50), {
    label: 'lowIncomeHalf',
    ...CANTEEN,
  }),
]

const shuttle = [
  rule('GD-SHUTTLE-65', 'shuttleBus', '440000', { ageFrom: 65 }, share(50), {
    label: 'elderReduced',
    ...SHUTTLE,
  }),
]

/** 同城待遇: every rule of the demonstration; a city's rules go before the province's. */
export const CONCESSION_RULES: readonly SeedConcessionRule[] = [
  ...guangzhouTravel,
  ...shenzhenTravel,
  ...provincialTravel,
  ...leisure,
  ...meals,
  ...shuttle,
]
