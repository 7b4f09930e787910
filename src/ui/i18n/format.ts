import type { Language } from './language.ts'

/** Times are shown where the card is issued, wherever the reader is. */
const TIME_ZONE = 'Asia/Shanghai'

const WEEKDAYS = {
  'zh-Hans': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  'zh-Hant': ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  pt: [
    'Janeiro',
    'Fevereiro',
    'Março',
    'Abril',
    'Maio',
    'Junho',
    'Julho',
    'Agosto',
    'Setembro',
    'Outubro',
    'Novembro',
    'Dezembro',
  ],
} as const

/** `2026年11月25日(周三)`, `2026年11月25日(星期三)`, `Wed 25 Nov 2026`, `25 de Novembro de 2026`. */
export const formatDate = (language: Language, date: Temporal.PlainDate): string => {
  const { year, month, day, dayOfWeek } = date
  switch (language) {
    case 'en':
      return `${WEEKDAYS.en[dayOfWeek - 1] ?? ''} ${day} ${MONTHS.en[month - 1] ?? ''} ${year}`
    case 'pt':
      return `${day} de ${MONTHS.pt[month - 1] ?? ''} de ${year}`
    case 'zh-Hans':
    case 'zh-Hant':
      return `${year}年${month}月${day}日(${WEEKDAYS[language][dayOfWeek - 1] ?? ''})`
  }
}

/** `2026年11月`, `Nov 2026`, `Novembro de 2026`. */
export const formatMonth = (language: Language, date: Temporal.PlainDate): string => {
  if (language === 'en') return `${MONTHS.en[date.month - 1] ?? ''} ${date.year}`
  if (language === 'pt') return `${MONTHS.pt[date.month - 1] ?? ''} de ${date.year}`
  return `${date.year}年${date.month}月`
}

/** `21:05`, in Guangdong. */
export const formatTime = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(TIME_ZONE).toPlainTime().toString({ smallestUnit: 'minute' })

/** Date and time in Guangdong. */
export const formatDateTime = (language: Language, at: Temporal.Instant): string =>
  `${formatDate(language, at.toZonedDateTimeISO(TIME_ZONE).toPlainDate())} ${formatTime(at)}`

const group = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, ',')

/** `¥1,286.00` from fen; the same in every language. */
export const formatMoney = (fen: bigint): string => {
  const absolute = fen < 0n ? -fen : fen
  const cents = String(absolute % 100n).padStart(2, '0')
  return `${fen < 0n ? '−' : ''}¥${group(String(absolute / 100n))}.${cents}`
}

/** `1,286` or `1,286.50`: an amount inside a plain sentence that names the unit. */
export const formatYuan = (fen: bigint): string => formatMoney(fen).slice(1).replace(/\.00$/, '')

/**
 * An amount as it is read aloud: 1286元5角, `1286 yuan 50 fen`. Digits stand together, since a comma
 * would be heard as a pause.
 */
export const spokenMoney = (language: Language, fen: bigint): string => {
  const [yuan, rest] = [String(fen / 100n), Number(fen % 100n)]
  if (language === 'en') return rest === 0 ? `${yuan} yuan` : `${yuan} yuan ${rest} fen`
  if (language === 'pt') return rest === 0 ? `${yuan} yuan` : `${yuan} yuan e ${rest} fen`
  const [jiao, cents] = [Math.floor(rest / 10), rest % 10]
  const small = `${jiao > 0 ? `${jiao}角` : cents > 0 ? '零' : ''}${cents > 0 ? `${cents}分` : ''}`
  return `${yuan}元${small}`
}

/** `1,250,000`. */
export const formatCount = (count: number | bigint): string =>
  count < 0 ? `−${group(String(-count))}` : group(String(count))
