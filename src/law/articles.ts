import type { ArticleText } from './article.ts'
import { chineseNumeral } from './chinese-numeral.ts'
import { ACCESSIBILITY, CARD, HANDLING, NETDATA } from './instruments/national.ts'
import { PERSONAL_INFORMATION } from './instruments/personal-information.ts'
import { YIKATONG } from './instruments/yikatong.ts'
import { isInForce, validity } from './validity.ts'
import type { Validity } from './validity.ts'

/** Every article that a rule of this program may rest on, by its id. */
export const ARTICLES = {
  ...YIKATONG,
  ...PERSONAL_INFORMATION,
  ...HANDLING,
  ...CARD,
  ...NETDATA,
  ...ACCESSIBILITY,
} as const satisfies Readonly<Record<string, ArticleText>>

/** The name of an article in code, in audit rows and in answers, such as `YKT-3`. */
export type ArticleId = keyof typeof ARTICLES

/** 法律文件: a law, regulation or rule. */
export interface Instrument {
  readonly zh: string
  readonly en: string
  /** Its text in this program: the published draft, or the law as passed. */
  readonly version: 'draft' | 'final'
  readonly validity: Validity
}

/**
 * The instruments by the prefix of their articles. The product is built on the numbering of the
 * draft regulation, taken as law from the day the regulation took effect.
 */
export const INSTRUMENTS = {
  YKT: {
    zh: '广东省社会保障卡居民服务一卡通条例',
    en: 'Guangdong regulation on the social security card as one card for resident services',
    version: 'draft',
    validity: validity('2024-11-01'),
  },
  PIPL: {
    zh: '中华人民共和国个人信息保护法',
    en: 'Personal Information Protection Law',
    version: 'final',
    validity: validity('2021-11-01'),
  },
  HANDLING: {
    zh: '社会保险经办条例',
    en: 'Regulation on the handling of social insurance',
    version: 'final',
    validity: validity('2023-12-01'),
  },
  CARD: {
    zh: '“中华人民共和国社会保障卡”管理办法',
    en: 'Administrative measures for the social security card',
    version: 'final',
    validity: validity('2011-04-20'),
  },
  NETDATA: {
    zh: '网络数据安全管理条例',
    en: 'Regulation on network data security',
    version: 'final',
    validity: validity('2025-01-01'),
  },
  ACCESSIBILITY: {
    zh: '中华人民共和国无障碍环境建设法',
    en: 'Law on building an accessible environment',
    version: 'final',
    validity: validity('2023-09-01'),
  },
} as const satisfies Readonly<Record<string, Instrument>>
export type InstrumentCode = keyof typeof INSTRUMENTS

/** 条: an article with the instrument it stands in. */
export interface Article extends ArticleText {
  readonly id: ArticleId
  readonly instrument: InstrumentCode
  readonly number: number
  readonly validity: Validity
}

/** Every article id, in the order of the table. */
export const ARTICLE_IDS = Object.keys(ARTICLES) as readonly ArticleId[]

/** Whether a text names an article of the table. */
export const isArticleId = (text: string): text is ArticleId => Object.hasOwn(ARTICLES, text)

/** The article of that id, with its number and validity. */
export const article = (id: ArticleId): Article => {
  const [instrument, number] = id.split('-') as [InstrumentCode, string]
  return {
    ...ARTICLES[id],
    id,
    instrument,
    number: Number(number),
    validity: INSTRUMENTS[instrument].validity,
  }
}

/** Whether the article holds on that day: a decision must not rest on a law not yet in force. */
export const articleInForce = (id: ArticleId, on: Temporal.PlainDate): boolean =>
  isInForce(article(id).validity, on)

/** The citation that people read: `YKT-3` → 《广东省社会保障卡居民服务一卡通条例》第三条. */
export const cite = (id: ArticleId): string => {
  const { instrument, number } = article(id)
  return `《${INSTRUMENTS[instrument].zh}》第${chineseNumeral(number)}条`
}
