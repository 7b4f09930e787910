import { z } from 'zod'
import { parseIsoDay } from '#kernel/period.ts'
import { parseYuan } from '#kernel/money.ts'
import type { Content } from './content.ts'
import {
  CYCLES,
  FEEDS,
  PAYEES,
  type PayRule,
  PROGRAMME_CLASSES,
  STANDARD_UNITS,
} from './programme.ts'

const line = (most: number) => z.string().trim().max(most).default('')

/** The form of a programme as it is sent; texts as they were typed. */
export const ContentForm = z.object({
  code: line(10),
  nameHans: line(60),
  nameHant: line(60),
  nameEn: line(120),
  namePt: line(120),
  basisTitle: line(120),
  basisDocument: line(60),
  class: z.enum(PROGRAMME_CLASSES).default('mandatory'),
  payee: z.enum(PAYEES).default('person'),
  cycle: z.enum(CYCLES).default('monthly'),
  payMonth: line(2),
  payDate: line(2),
  payYear: line(4),
  noticeDays: line(3),
  amountYuan: line(15),
  unit: z.enum(STANDARD_UNITS).default('person'),
  upperYuan: line(15),
  wordsHans: line(120),
  wordsHant: line(120),
  wordsEn: line(200),
  wordsPt: line(200),
  regions: line(400),
  exclusions: line(200),
  deaths: line(5),
  imprisonment: line(5),
  emigration: line(5),
  reason: line(300),
})
export type TypedContent = z.output<typeof ContentForm>

const number = (text: string, least: number, most: number): number | undefined => {
  if (!/^\d{1,5}$/.test(text)) return undefined
  const value = Number(text)
  return value >= least && value <= most ? value : undefined
}

const payOf = ({ cycle, payMonth, payDate, payYear }: TypedContent): PayRule | undefined => {
  const day = number(payDate, 1, 31)
  const month = number(payMonth, 1, cycle === 'quarterly' ? 3 : 12)
  if (day === undefined) return undefined
  if (cycle === 'monthly') return { cycle, day }
  if (month === undefined) return undefined
  if (cycle !== 'once') return { cycle, month, day }
  const pad = (value: number) => String(value).padStart(2, '0')
  const on = parseIsoDay(`${payYear}-${pad(month)}-${pad(day)}`)
  return on && { cycle, on }
}

/** Nothing typed is nothing; a wrong amount is `null`. */
const amountOf = (typed: string): bigint | undefined | null => {
  if (typed === '') return undefined
  const fen = parseYuan(typed)
  return fen === undefined || fen === 0n ? null : fen
}

const feedsOf = (typed: TypedContent): Content['feeds'] | undefined => {
  const needs = FEEDS.filter((feed) => typed[feed] !== '').map((feed) => ({
    feed,
    maxAgeHours: number(typed[feed], 1, 10_000) ?? 0,
  }))
  return needs.every(({ maxAgeHours }) => maxAgeHours > 0) ? needs : undefined
}

const textOf = (hans: string, hant: string, en: string, pt: string) => ({
  'zh-Hans': hans,
  'zh-Hant': hant,
  en,
  pt,
})

const standardOf = (typed: TypedContent): Content['standard'] | null => {
  const amountFen = amountOf(typed.amountYuan)
  const upperFen = amountOf(typed.upperYuan)
  if (amountFen === null || upperFen === null) return null
  const words = textOf(typed.wordsHans, typed.wordsHant, typed.wordsEn, typed.wordsPt)
  if (Object.values(words).includes('')) return undefined
  return { amountFen, unit: typed.unit, upperFen, words }
}

const wordsIn = (text: string): readonly string[] =>
  [...new Set(text.split(/[\s,，、]+/))].filter(Boolean)

/** The content that somebody typed, or `undefined` when a number, a day or a name is wrong. */
export const readContent = (typed: TypedContent): Content | undefined => {
  const pay = payOf(typed)
  const feeds = feedsOf(typed)
  const standard = standardOf(typed)
  const noticeDays = number(typed.noticeDays, 0, 365)
  const name = textOf(typed.nameHans, typed.nameHant, typed.nameEn, typed.namePt)
  const regionCodes = wordsIn(typed.regions)
  if (pay === undefined || feeds === undefined || noticeDays === undefined) return undefined
  if (standard === null || Object.values(name).includes('')) return undefined
  if (regionCodes.length === 0 || regionCodes.some((code) => !/^44\d{4}$/.test(code)))
    return undefined
  const { class: duty, payee, basisTitle: title, basisDocument: document } = typed
  return {
    name,
    class: duty,
    payee,
    pay,
    noticeDays,
    regionCodes,
    basis: title === '' || document === '' ? undefined : { title, document },
    standard,
    feeds,
    exclusions: wordsIn(typed.exclusions),
  }
}

const yuan = (fen: bigint | undefined): string => {
  if (fen === undefined) return ''
  const cents = fen % 100n
  return cents === 0n ? String(fen / 100n) : `${fen / 100n}.${String(cents).padStart(2, '0')}`
}

const typedPay = (
  pay: PayRule,
): Pick<TypedContent, 'cycle' | 'payMonth' | 'payDate' | 'payYear'> => {
  if (pay.cycle === 'once')
    return {
      cycle: 'once',
      payMonth: String(pay.on.month),
      payDate: String(pay.on.day),
      payYear: String(pay.on.year),
    }
  const payMonth = pay.cycle === 'monthly' ? '' : String(pay.month)
  return { cycle: pay.cycle, payMonth, payDate: String(pay.day), payYear: '' }
}

/** A content as it would have been typed. */
export const typedOf = (code: string, content: Content, reason: string): TypedContent => {
  const { name, basis, standard } = content
  const hoursOf = (feed: string) =>
    String(content.feeds.find((need) => need.feed === feed)?.maxAgeHours ?? '')
  return {
    code,
    nameHans: name['zh-Hans'],
    nameHant: name['zh-Hant'],
    nameEn: name.en,
    namePt: name.pt,
    basisTitle: basis?.title ?? '',
    basisDocument: basis?.document ?? '',
    class: content.class,
    payee: content.payee,
    ...typedPay(content.pay),
    noticeDays: String(content.noticeDays),
    amountYuan: yuan(standard?.amountFen),
    unit: standard?.unit ?? 'person',
    upperYuan: yuan(standard?.upperFen),
    wordsHans: standard?.words['zh-Hans'] ?? '',
    wordsHant: standard?.words['zh-Hant'] ?? '',
    wordsEn: standard?.words.en ?? '',
    wordsPt: standard?.words.pt ?? '',
    regions: content.regionCodes.join(' '),
    exclusions: content.exclusions.join(' '),
    deaths: hoursOf('deaths'),
    imprisonment: hoursOf('imprisonment'),
    emigration: hoursOf('emigration'),
    reason,
  }
}
