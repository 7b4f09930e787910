import type { Content } from '#kernel/html.ts'
import { inLanguage } from './components.ts'
import type { Language } from './i18n/language.ts'
import { defineMessages } from './i18n/messages.ts'

/** 开放时间 as places write it: `09:00-17:00`, `周一至周五 09:00-12:00 13:00-17:00`, `…（周一闭馆）`. */
export interface OpeningHours {
  /** Once a day, or with a break at noon. */
  readonly spans: readonly { readonly from: string; readonly until: string }[]
  readonly days: 'everyDay' | 'weekdays' | 'notSunday' | 'notMonday'
}

const SPAN = String.raw`\d{1,2}:\d{2}[-–]\d{1,2}:\d{2}`
const PATTERN = new RegExp(`^(?:(周一至周[五六]) )?(${SPAN}(?: ${SPAN})?)(（周一闭馆）)?$`)

const daysIn = (range: string | undefined, note: string | undefined): OpeningHours['days'] => {
  if (range === '周一至周五') return 'weekdays'
  if (range === '周一至周六') return 'notSunday'
  return note === undefined ? 'everyDay' : 'notMonday'
}

/** What the words say, or `undefined` when a place put it in other words: then they are quoted. */
export const readOpeningHours = (words: string): OpeningHours | undefined => {
  const [, range, spans, note] = PATTERN.exec(words) ?? []
  if (spans === undefined) return undefined
  return {
    days: daysIn(range, note),
    spans: spans.split(' ').map((span) => {
      const [from = '', until = ''] = span.split(/[-–]/)
      return { from, until }
    }),
  }
}

const t = defineMessages({
  allDay: { 'zh-Hans': '全天', 'zh-Hant': '全天', en: 'Day and night', pt: 'Dia e noite' },
  everyDay: {
    'zh-Hans': '每天 {hours}',
    'zh-Hant': '每天 {hours}',
    en: 'Every day {hours}',
    pt: 'Todos os dias {hours}',
  },
  weekdays: {
    'zh-Hans': '周一至周五 {hours}',
    'zh-Hant': '星期一至星期五 {hours}',
    en: 'Monday to Friday {hours}',
    pt: 'Segunda a sexta-feira {hours}',
  },
  notSunday: {
    'zh-Hans': '周一至周六 {hours}',
    'zh-Hant': '星期一至星期六 {hours}',
    en: 'Monday to Saturday {hours}',
    pt: 'Segunda-feira a sábado {hours}',
  },
  notMonday: {
    'zh-Hans': '周二至周日 {hours}，周一闭馆',
    'zh-Hant': '星期二至星期日 {hours}，星期一休館',
    en: 'Tuesday to Sunday {hours}; closed on Monday',
    pt: 'Terça-feira a domingo {hours}; fecha à segunda-feira',
  },
})

/** 开放时间 in the reader's language, or the place's own Chinese words where they are unusual. */
export const openingText = (language: Language, words: string): Content => {
  const read = readOpeningHours(words)
  if (read === undefined) return inLanguage('zh-Hans', words)
  const [first] = read.spans
  if (first?.from === '00:00' && first.until === '24:00') return t(language, 'allDay')
  const hours = read.spans.map(({ from, until }) => `${from}–${until}`)
  return t(language, read.days, { hours: hours.join(language === 'zh-Hans' ? '、' : ', ') })
}
