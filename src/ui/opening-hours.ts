import type { Content } from '#kernel/html.ts'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import { inLanguage } from './components.ts'
import type { Language } from './i18n/language.ts'
import { defineMessages } from './i18n/messages.ts'

/** 开放时间 as places write it: `09:00-17:00`, `周一至周五 09:00-12:00 13:00-17:00`, `…（周一闭馆）`. */
export interface OpeningHours {
  /** Once a day, or with a break at noon. */
  readonly spans: readonly { readonly from: string; readonly until: string }[]
  readonly days: 'everyDay' | 'weekdays' | 'notSunday' | 'notMonday'
}

/** A time of the day; `24:00` is its end. */
const TIME = String.raw`(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)`
const SPAN = `${TIME}[-–]${TIME}`
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

const OPEN_DAYS: Readonly<Record<OpeningHours['days'], readonly number[]>> = {
  everyDay: [0, 1, 2, 3, 4, 5, 6],
  weekdays: [0, 1, 2, 3, 4],
  notSunday: [0, 1, 2, 3, 4, 5],
  notMonday: [1, 2, 3, 4, 5, 6],
}

const MINUTES_OF_DAY = 24 * 60
const MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN)
}

/** A span of minutes of the week, counted from Monday 00:00; `until` is not in it. */
export interface OpenSpan {
  readonly from: number
  readonly until: number
}

/** One that reaches past Sunday midnight goes on early on Monday. */
const withinWeek = ({ from, until }: OpenSpan): readonly OpenSpan[] =>
  until <= MINUTES_OF_WEEK
    ? [{ from, until }]
    : [
        { from, until: MINUTES_OF_WEEK },
        { from: 0, until: until - MINUTES_OF_WEEK },
      ]

/** When a place is open in an ordinary week; `undefined` when its words cannot be read. */
export const openSpans = (words: string): readonly OpenSpan[] | undefined => {
  const read = readOpeningHours(words)
  if (read === undefined) return undefined
  return OPEN_DAYS[read.days].flatMap((day) =>
    read.spans.flatMap((span) => {
      const [from, closing] = [minutesOf(span.from), minutesOf(span.until)]
      const until = closing <= from ? closing + MINUTES_OF_DAY : closing
      const midnight = day * MINUTES_OF_DAY
      return withinWeek({ from: midnight + from, until: midnight + until })
    }),
  )
}

/** The minute of the week in Guangdong, counted as in {@link OpenSpan}. */
export const minuteOfWeek = (at: Temporal.Instant): number => {
  const { dayOfWeek, hour, minute } = at.toZonedDateTimeISO(PROVINCE_ZONE)
  return (dayOfWeek - 1) * MINUTES_OF_DAY + hour * 60 + minute
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
