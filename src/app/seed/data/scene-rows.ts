import type {
  CardUse,
  CodePurpose,
  Scene,
  SceneField,
  Settlement,
} from '#modules/catalogue/index.ts'
import { PROVINCE } from './regions.ts'
import { text, type Text } from './text.ts'

/** What a row of the catalogue leaves out is filled in here, once for all rows. */
export interface SceneRow extends Pick<Scene, 'name' | 'description' | 'ownerAgency' | 'carriers'> {
  readonly level: Scene['assuranceLevel']
  readonly fields: readonly SceneField[]
  readonly why: Why
  /** Days the venue may keep the answer; nothing is kept where nothing is said. */
  readonly days?: number
  readonly offline?: true
  readonly eightDigits?: true
  readonly concession?: string
  readonly basis?: Scene['basis']
  readonly city?: string
  readonly purpose?: CodePurpose
  /** Of the old card that it makes needless. */
  readonly replaces?: Text
}

/** Why a card is shown, in the words that the holder reads before the name of the scene. */
const WHY = {
  identify: text(
    '确认是您本人办理：',
    '確認是您本人辦理：',
    'To confirm that it is you:',
    'Para confirmar que é o próprio:',
  ),
  attend: text(
    '登记您已到场：',
    '登記您已到場：',
    'To record that you came:',
    'Para registar a presença:',
  ),
  enter: text(
    '确认您可以进入：',
    '確認您可以進入：',
    'To let you in:',
    'Para autorizar a entrada:',
  ),
  fare: text(
    '计算您应付的票价：',
    '計算您應付的車資：',
    'To charge the right fare:',
    'Para calcular a tarifa:',
  ),
  concession: text(
    '确认您享有的优惠：',
    '確認您享有的優惠：',
    'To give you your concession:',
    'Para aplicar o seu desconto:',
  ),
  entitle: text(
    '确认您享有的待遇：',
    '確認您享有的待遇：',
    'To confirm your entitlement:',
    'Para confirmar o seu direito:',
  ),
  settle: text('结算费用：', '結算費用：', 'To settle the bill:', 'Para liquidar a conta:'),
  pay: text(
    '把钱发到您的卡上：',
    '把款項存入您的卡：',
    'To pay you on your card:',
    'Para pagar no seu cartão:',
  ),
  bank: text(
    '由银行为您办理：',
    '由銀行為您辦理：',
    'Handled by your bank:',
    'Tratado pelo seu banco:',
  ),
  licence: text(
    '出示电子证照：',
    '出示電子證照：',
    'To show a licence:',
    'Para mostrar uma licença:',
  ),
} as const satisfies Record<string, Text>
export type Why = keyof typeof WHY

/** What the card is good for where it is asked for so. */
const USES: Readonly<Record<Why, readonly CardUse[]>> = {
  identify: ['identity'],
  attend: ['identity'],
  enter: ['identity'],
  fare: ['entitlement', 'payment'],
  concession: ['entitlement'],
  entitle: ['entitlement'],
  settle: ['identity', 'payment'],
  pay: ['benefit'],
  bank: ['payment'],
  licence: ['identity'],
}

/** By whose system money changes hands; the till of a park is none of the card's. */
const SETTLED: Readonly<Partial<Record<Why, Settlement>>> = {
  attend: 'none',
  fare: 'transit',
  settle: 'medical',
  pay: 'bank',
  bank: 'bank',
}

/** Departments of the province that watch over what bureaux of cities offer in their fields. */
const WATCHED: Readonly<Partial<Record<Scene['domain'], string>>> = {
  transport: 'dept-transport',
  culture: 'dept-culture',
  tourism: 'dept-culture',
}

/** 12333 is the line of the bureaux, 12345 that of everybody else. */
const contactOf = (ownerAgency: string): string =>
  ownerAgency.startsWith('hrss-') ? '12333' : '12345'

const BASIS: Readonly<Record<Scene['domain'], Scene['basis']>> = {
  socialSecurity: ['YKT-9'],
  employment: ['YKT-10'],
  talent: ['YKT-10'],
  health: ['YKT-11'],
  transport: ['YKT-12'],
  culture: ['YKT-12'],
  tourism: ['YKT-12'],
  lodging: ['YKT-14'],
  subsidy: ['YKT-13'],
  relief: ['YKT-13'],
  housingFund: ['YKT-13'],
  education: ['YKT-13'],
  government: ['YKT-14'],
  licence: ['YKT-14'],
  finance: ['YKT-14'],
  crossBorder: ['YKT-14'],
  elderCare: ['YKT-15'],
  veterans: ['YKT-15'],
}

const purposeText = (why: Text, name: Text): Text =>
  text(
    why['zh-Hans'] + name['zh-Hans'],
    why['zh-Hant'] + name['zh-Hant'],
    `${why.en} ${name.en}`,
    `${why.pt} ${name.pt}`,
  )

/** One entry of the catalogue. Equal treatment (Art. 16) is a basis wherever there is a price. */
export const scene = (code: string, domain: Scene['domain'], row: SceneRow): Scene => ({
  code,
  domain,
  name: row.name,
  description: row.description,
  regionCode: row.city ?? PROVINCE,
  ownerAgency: row.ownerAgency,
  supervisingAgency: row.city === undefined ? undefined : WATCHED[domain],
  basis: [...(row.basis ?? BASIS[domain]), ...(row.concession ? (['YKT-16'] as const) : [])],
  carriers: row.carriers,
  assuranceLevel: row.level,
  returnedFields: row.fields,
  purpose: purposeText(WHY[row.why], row.name),
  codePurpose: row.purpose ?? (domain === 'transport' ? 'transit' : 'identity'),
  // Digits can be told over the telephone: they never count for more than possession.
  numberAllowed: row.level === 1 && (row.eightDigits ?? false),
  retentionDays: row.days ?? 0,
  offlineAllowed: row.offline ?? false,
  concessionKind: row.concession,
  uses: USES[row.why],
  settlement: SETTLED[row.why],
  replaces: row.replaces && [row.replaces],
  contact: contactOf(row.ownerAgency),
  status: 'published',
})
