import { type Persona, personaId } from './personas.ts'

/** A persona without a card: whoever wants to walk through a first application. */
export type Newcomer = Omit<Persona, 'card' | 'actsFor' | 'legacyCards' | 'diedOn'>

type Row = Omit<Newcomer, 'id' | 'cityCode' | 'categories'>

const permit = (kind: Newcomer['documents'][0]['kind'], number: string): Newcomer['documents'] => [
  { kind, number, primary: true },
]

const ROWS: readonly Row[] = [
  {
    sub: 'wei-lizhen',
    name: '韦丽珍',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1997-03-04',
    documents: permit('residentIdentityCard', '440506199703049969'),
    districtCode: '440106',
    phone: '19900000001',
    story: {
      zh: '刚来广东工作，还没有卡，可以从申领走到启用。',
      en: 'New in Guangdong and without a card: walk from the application to the card in use.',
    },
  },
  {
    sub: 'wong-tsz-yan',
    name: '黃芷欣',
    language: 'zh-Hant',
    sex: 'female',
    birthOn: '1994-10-02',
    documents: permit('travelPermitHongKongMacao', 'H2906135800'),
    districtCode: '440106',
    phone: '+85298765401',
    story: {
      zh: '香港居民，持回乡证，还没有卡，用香港手机号。',
      en: 'A Hong Kong resident with a travel permit and a Hong Kong phone, no card yet.',
    },
  },
  {
    sub: 'kaur-harpreet',
    name: 'KAUR HARPREET',
    language: 'en',
    sex: 'female',
    birthOn: '1989-01-25',
    documents: permit('travelPermitHongKongMacaoNonChinese', 'H2907246900'),
    districtCode: '440304',
    phone: '+85298765402',
    story: {
      zh: '非中国籍香港永久性居民，证件上只有拉丁字母姓名，还没有卡。',
      en: 'A permanent resident of Hong Kong; only a Latin name on the permit, no card yet.',
    },
  },
  {
    sub: 'miguel-rosario',
    name: 'Miguel Ângelo do Rosário',
    language: 'pt',
    sex: 'male',
    birthOn: '1992-06-13',
    documents: permit('travelPermitHongKongMacao', 'M2908357000'),
    districtCode: '440402',
    phone: '+85366123401',
    story: {
      zh: '澳门居民，习惯用葡萄牙语，还没有卡，用澳门手机号。',
      en: 'A Macao resident who prefers Portuguese, with a Macao phone and no card yet.',
    },
  },
]

/** Numbers of newcomers, well after those of the personas with a card. */
const FIRST_NUMBER = 200

/** Personas that have no card. */
export const NEWCOMERS: readonly Newcomer[] = ROWS.map((row, i) =>
  Object.assign(row, {
    id: personaId(FIRST_NUMBER + i),
    cityCode: `${row.districtCode.slice(0, 4)}00`,
    categories: [],
  }),
)
