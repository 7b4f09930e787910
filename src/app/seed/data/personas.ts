import type { Language } from '#modules/catalogue/index.ts'
import type { Resident, SeedCard, SeedDocument } from '../generate/resident.ts'

/** One sentence in the two languages of the sign-in page of the sandbox. */
export interface Story {
  readonly zh: string
  readonly en: string
}

/** A holder with a name and a story, whom the demonstration and the tests sign in as. */
export interface Persona extends Resident {
  /** Login name at the sandbox identity provider; stable for ever. */
  readonly sub: string
  readonly language: Language
  readonly story: Story
  /** 监护、代办、协办: for whom this person may act. */
  readonly actsFor?: readonly {
    readonly kind: 'guardian' | 'agent' | 'villageHelper'
    readonly sub: string
  }[]
  /** Cards from before 一人一卡, still waiting to be merged. */
  readonly legacyCards?: readonly SeedCard[]
  /** The name at the bank where it differs from the register. */
  readonly bankAccountName?: string
  readonly diedOn?: string
  /** Receives what is paid to the household as a whole. */
  readonly householdPayee?: true
  /** Programmes that pay her besides those of her age and category. */
  readonly paidBy?: readonly string[]
}

interface Row extends Omit<Persona, 'id' | 'phone' | 'card' | 'categories' | 'cityCode'> {
  readonly categories?: Persona['categories']
  /** What differs from a normal card at the first bank. */
  readonly card?: Partial<SeedCard>
}

const document = (kind: SeedDocument['kind'], number: string): SeedDocument => ({
  kind,
  number,
  primary: true,
})

const resident = (number: string): readonly SeedDocument[] => [
  document('residentIdentityCard', number),
]

const ROWS: readonly Row[] = [
  {
    sub: 'chen-zhiming',
    name: '陈志明',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1988-06-12',
    documents: resident('440104198806129911'),
    districtCode: '440104',
    actsFor: [{ kind: 'guardian', sub: 'chen-xiaoyu' }],
    story: {
      zh: '普通成年人，也是女儿陈小雨的监护人。',
      en: 'An adult like most, and the guardian of his daughter.',
    },
  },
  {
    sub: 'chen-xiaoyu',
    name: '陈小雨',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '2016-09-01',
    documents: [document('householdRegister', '440104201609019902')],
    districtCode: '440104',
    categories: ['student'],
    story: {
      zh: '十岁小学生，由父亲代为办理，坐地铁享受学生优待。',
      en: 'A pupil of ten; her father acts for her, and she pays the student fare.',
    },
  },
  {
    sub: 'huang-xiuying',
    name: '黄秀英',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1959-05-12',
    documents: resident('440103195905129925'),
    districtCode: '440103',
    story: {
      zh: '六十七岁的广州长者，刷卡免费乘车，用长辈版。',
      en: 'An elder of 67 in Guangzhou who rides free and uses the large edition.',
    },
  },
  {
    sub: 'he-xiaoqing',
    name: '何晓晴',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1993-03-18',
    documents: resident('440106199303189944'),
    districtCode: '440106',
    categories: ['disabled'],
    story: {
      zh: '视力残疾，只用键盘和读屏软件办事。',
      en: 'Blind; does everything with a keyboard and a screen reader.',
    },
  },
  {
    sub: 'chan-kwok-keung',
    name: '陳國強',
    language: 'zh-Hant',
    sex: 'male',
    birthOn: '1959-03-20',
    documents: [
      document('travelPermitHongKongMacao', 'H2904827100'),
      { kind: 'hongKongIdentityCard', number: 'A9900015', primary: false },
    ],
    districtCode: '440106',
    story: {
      zh: '六十七岁的香港长者，凭回乡证领卡，优待与广州长者完全相同。',
      en: 'A Hong Kong elder of 67 with a travel permit: exactly the same concessions.',
    },
  },
  {
    sub: 'ana-luisa-lei',
    name: 'Ana Luísa de Souza Lei',
    language: 'pt',
    sex: 'female',
    birthOn: '1990-04-25',
    documents: [
      document('travelPermitHongKongMacao', 'M2909654200'),
      { kind: 'macaoIdentityCard', number: '79900027', primary: false },
    ],
    districtCode: '440402',
    story: {
      zh: '住在横琴的澳门居民，只有拉丁字母姓名，习惯用葡萄牙语。',
      en: 'A Macao resident in Hengqin; only a Latin name, prefers Portuguese.',
    },
  },
  {
    sub: 'au-yeung-chun-kit',
    name: '歐陽俊傑',
    language: 'zh-Hant',
    sex: 'male',
    birthOn: '1987-04-23',
    documents: [document('residencePermitHongKong', '810000198704239931')],
    districtCode: '440304',
    story: {
      zh: '在深圳工作的香港居民，持居住证（810000）。',
      en: 'Works in Shenzhen and holds a residence permit for Hong Kong residents.',
    },
  },
  {
    sub: 'leong-weng-ian',
    name: '梁詠恩',
    language: 'zh-Hant',
    sex: 'female',
    birthOn: '1991-11-07',
    documents: [document('residencePermitMacao', '820000199111079940')],
    districtCode: '440403',
    story: {
      zh: '在珠海定居的澳门居民，持居住证（820000）。',
      en: 'Settled in Zhuhai; a residence permit for Macao residents.',
    },
  },
  {
    sub: 'lin-chia-wei',
    name: '林家維',
    language: 'zh-Hant',
    sex: 'male',
    birthOn: '1985-09-30',
    documents: [document('residencePermitTaiwan', '830000198509309950')],
    districtCode: '441900',
    story: {
      zh: '在东莞工作的台湾居民，持居住证（830000）。',
      en: 'Works in Dongguan; a residence permit for Taiwan residents.',
    },
  },
  {
    sub: 'john-paul-smith',
    name: 'SMITH JOHN PAUL',
    language: 'en',
    sex: 'male',
    birthOn: '1979-02-14',
    documents: [
      document('permanentResidence18', '94484019790214993X'),
      { kind: 'passportForeign', number: '799000031', primary: false, issuingState: 'USA' },
    ],
    districtCode: '440305',
    categories: ['talent'],
    story: {
      zh: '持五星卡的外籍人才，另有本国护照。',
      en: 'A foreign talent with a permanent residence card and a passport.',
    },
  },
  {
    sub: 'wang-jie',
    name: '王㛃',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1996-02-29',
    documents: resident('440111199602299925'),
    districtCode: '440111',
    story: {
      zh: '名字里有生僻字“㛃”，生日是二月二十九日。',
      en: 'Has a rare character in her name and was born on 29 February.',
    },
  },
  {
    sub: 'ayiguli-maimaiti',
    name: '阿依古丽·买买提',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1990-05-20',
    documents: resident('440105199005209947'),
    districtCode: '440105',
    story: {
      zh: '名字中间有间隔号，银行系统常常写错。',
      en: 'Has a middle dot in her name, which bank systems often get wrong.',
    },
  },
  {
    sub: 'zeng-lina',
    name: '曾丽娜',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1994-08-08',
    documents: resident('440307199408089947'),
    districtCode: '440307',
    actsFor: [{ kind: 'agent', sub: 'luo-shuzhen' }],
    legacyCards: [
      {
        issuingRegion: '441300',
        cardNumber: 'L00000013',
        identifier: '441300D156000005F100000000000013',
        bankCode: '103',
        status: 'normal',
        bankStatus: 'dormant',
        issuedOn: '2013-05-06',
        since: '2013-05-06',
      },
    ],
    story: {
      zh: '惠州和深圳各领过一张卡，等待合并；也替罗淑珍代办。',
      en: 'Two cards from earlier years, to be merged; also acts for Luo Shuzhen.',
    },
  },
  {
    sub: 'huo-zhenhua',
    name: '霍振华',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1982-01-17',
    documents: resident('440605198201179952'),
    districtCode: '440605',
    categories: ['donor'],
    card: { status: 'temporarilyLost', since: '2026-11-20' },
    story: {
      zh: '三天前打电话临时挂失，卡可能在家里。',
      en: 'Blocked the card for now three days ago; it may be at home.',
    },
  },
  {
    sub: 'liu-huimin',
    name: '刘慧敏',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1989-12-12',
    documents: resident('440304198912129967'),
    districtCode: '440304',
    card: { status: 'lost', bankStatus: 'bankLost', since: '2026-11-10' },
    story: {
      zh: '卡已正式挂失，准备补卡。',
      en: 'Has reported the card lost and wants a new one.',
    },
  },
  {
    sub: 'rong-zhijie',
    name: '容志杰',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1995-07-03',
    documents: resident('440402199507039973'),
    districtCode: '440402',
    categories: ['veteran'],
    card: { status: 'locked', since: '2026-11-22' },
    story: {
      zh: '退役军人，密码输错六次，社保功能被锁定。',
      en: 'A veteran whose card is locked after six wrong passwords.',
    },
  },
  {
    sub: 'yuan-caixia',
    name: '袁彩霞',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1991-09-25',
    documents: resident('441900199109259984'),
    districtCode: '441900',
    card: { bankStatus: 'notActivated' },
    story: {
      zh: '银行账户还没有激活，补贴收不到。',
      en: 'Has not activated the bank account, so no money can arrive.',
    },
  },
  {
    sub: 'xiao-fu',
    name: '萧𫖯',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1984-06-06',
    documents: resident('442000198406069914'),
    districtCode: '442000',
    card: { bankStatus: 'frozen', since: '2026-10-15' },
    story: {
      zh: '名字里有生僻字“𫖯”，银行账户被冻结。',
      en: 'Has a rare character in his name; the bank account is frozen.',
    },
  },
  {
    sub: 'xu-zekai',
    name: '许泽楷',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1987-01-11',
    documents: resident('440507198701119937'),
    districtCode: '440507',
    card: { bankCode: '991' },
    story: {
      zh: '发卡银行正被暂停申领业务，旧卡照常使用。',
      en: 'His bank may not issue cards at present; his own card still works.',
    },
  },
  {
    sub: 'mo-dechang',
    name: '莫德昌',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1948-03-10',
    documents: resident('440881194803109950'),
    districtCode: '440881',
    diedOn: '2026-10-08',
    card: { status: 'cancelled', bankStatus: 'closed', since: '2026-10-12' },
    story: {
      zh: '上月去世，卡已注销，家属在办后续。',
      en: 'Died last month; the card is cancelled and the family settles the rest.',
    },
  },
  {
    sub: 'ye-yufan',
    name: '叶于范',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1980-09-09',
    documents: resident('441402198009099929'),
    districtCode: '441402',
    bankAccountName: '叶於範',
    paidBy: ['RS-011'],
    story: {
      zh: '银行户名与户籍姓名不一致，发放被退回。',
      en: 'The name at the bank differs from the register, so payments come back.',
    },
  },
  {
    sub: 'zhu-yaozu',
    name: '朱耀祖',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1971-04-01',
    documents: resident('441821197104019970'),
    districtCode: '441821',
    categories: ['lowIncome'],
    householdPayee: true,
    story: {
      zh: '农户户主，全家的耕地补贴发到他的卡上。',
      en: 'Head of a farming household; its subsidies are paid to his card.',
    },
  },
  {
    sub: 'luo-shuzhen',
    name: '罗淑珍',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1950-08-15',
    documents: resident('440303195008159949'),
    districtCode: '440303',
    paidBy: ['MZ-009'],
    story: {
      zh: '不用手机，授权曾丽娜代办，随时可以收回。',
      en: 'Uses no phone; lets Zeng Lina act for her, and can end it any time.',
    },
  },
  {
    sub: 'tan-jiahao',
    name: '谭家豪',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '1999-09-09',
    documents: resident('441821199909099911'),
    districtCode: '441821',
    actsFor: [{ kind: 'villageHelper', sub: 'zhu-yaozu' }],
    story: {
      zh: '村居协办员，帮乡亲办事，只能看到经手的事项。',
      en: 'A village helper who assists neighbours and sees only those matters.',
    },
  },
  {
    sub: 'li-fang',
    name: '李芳',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1958-04-16',
    documents: resident('440104195804169924'),
    districtCode: '440104',
    story: {
      zh: '六十八岁的母亲，想让女儿周敏替她办事，还没有加。',
      en: 'A mother of 68 who wants her daughter to act for her and has not said so yet.',
    },
  },
  {
    sub: 'zhou-min',
    name: '周敏',
    language: 'zh-Hans',
    sex: 'female',
    birthOn: '1986-07-23',
    documents: resident('44010419860723994X'),
    districtCode: '440104',
    actsFor: [{ kind: 'guardian', sub: 'zhou-ziqi' }],
    story: {
      zh: '李芳的女儿，也是儿子周子琪的监护人。',
      en: 'The daughter of Li Fang, and the guardian of her own son.',
    },
  },
  {
    sub: 'zhou-ziqi',
    name: '周子琪',
    language: 'zh-Hans',
    sex: 'male',
    birthOn: '2010-12-18',
    documents: resident('440104201012189933'),
    districtCode: '440104',
    categories: ['student'],
    story: {
      zh: '十五岁，再过几周满十六岁，母亲的监护代办就到期。',
      en: 'Fifteen; in a few weeks he is 16 and his mother acts for him no longer.',
    },
  },
]

/** The id of the persona with a number; the first newcomer comes after the last of these. */
export const personaId = (number: number): string =>
  `00000024-0000-8000-8000-${number.toString(16).padStart(12, '0')}`

const cardOf = (number: number, city: string, different: Partial<SeedCard> = {}): SeedCard => ({
  issuingRegion: city,
  cardNumber: `P${String(number).padStart(8, '0')}`,
  identifier: `${city}D156000005F0000000000000${String(number).padStart(2, '0')}`,
  bankCode: '102',
  status: 'normal',
  bankStatus: 'active',
  issuedOn: '2024-11-01',
  since: '2024-11-01',
  ...different,
})

/** The personas. Ids, numbers and names never change: tests and partners rely on them. */
export const PERSONAS: readonly Persona[] = ROWS.map(({ card, categories, ...row }, i) => {
  const number = i + 1
  const cityCode = `${row.districtCode.slice(0, 4)}00`
  return Object.assign(row, {
    id: personaId(number),
    phone: `198${String(number).padStart(8, '0')}`,
    cityCode,
    categories: categories ?? [],
    card: cardOf(number, cityCode, card),
  })
})

/** The persona with that login name; throws for one that does not exist. */
export const personaOf = (sub: string): Persona => {
  const found = PERSONAS.find((persona) => persona.sub === sub)
  if (found === undefined) throw new RangeError(`no such persona: ${sub}`)
  return found
}
