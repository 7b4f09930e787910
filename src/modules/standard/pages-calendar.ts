import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  input,
  insetText,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  textarea,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  type CalendarReminder,
  DAY_WORDS,
  type FaultyLine,
  type SpecialDay,
  type YearRefusal,
} from './decreed-year.ts'
import { calendarWords as w, LINE_FAULTS, YEAR_FAULTS } from './messages.ts'
import type { DecreedYear } from './store.ts'

const language = 'zh-Hans' as const
export const CALENDAR_PATH = '/admin/calendar'

const daysOf = (days: readonly SpecialDay[], year: number, kind: SpecialDay['kind']): number =>
  days.filter((one) => one.day.year === year && one.kind === kind).length

const reminderText = ({ year, urgency }: CalendarReminder): Html => {
  const text = urgency === 'late' ? w.late(year) : w.soon(year)
  return urgency === 'late' ? warningText({ language, text }) : insetText({ text })
}

export interface CalendarData {
  readonly years: readonly DecreedYear[]
  readonly days: readonly SpecialDay[]
  readonly reminder: CalendarReminder | undefined
}

/** 工作日历: the years that are known, and the one that is missing. */
export const calendarPage = ({ years, days, reminder }: CalendarData): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    reminder !== undefined && reminderText(reminder),
    reminder !== undefined &&
      linkButton({ href: `${CALENDAR_PATH}/${reminder.year}`, text: w.enter(reminder.year) }),
    table({
      caption: w.caption,
      captionSize: 'm',
      firstCellIsHeader: true,
      head: [
        w.year,
        { text: w.holidays, numeric: true },
        { text: w.makeUp, numeric: true },
        w.source,
        w.entered,
      ],
      rows: years
        .toReversed()
        .map(({ year, source, enteredAt }) => [
          link({ href: `${CALENDAR_PATH}/${year}`, text: String(year) }),
          String(daysOf(days, year, 'holiday')),
          String(daysOf(days, year, 'makeUpWorkingDay')),
          verbatim(source),
          formatDateTime(language, enteredAt),
        ]),
    }),
  ]}`,
})

export interface YearData {
  readonly year: number
  readonly days: readonly SpecialDay[]
  readonly csrf: string
  /** What stands in the form: typed before, in force now, or taken from public data. */
  readonly written: string
  readonly source: string
  readonly suggested: boolean
  readonly refusal?: YearRefusal | undefined
  readonly faults?: readonly FaultyLine[] | undefined
}

const faultText = ({ line, text, fault }: FaultyLine): string =>
  `第 ${line} 行“${text}”：${LINE_FAULTS[fault]}`

const errorsOf = ({ refusal, faults = [] }: YearData) => {
  if (refusal === undefined) return []
  if (refusal === 'SOURCE_MISSING') return [{ text: YEAR_FAULTS[refusal], href: '#source' }]
  const texts = faults.length > 0 ? faults.map(faultText) : [YEAR_FAULTS[refusal]]
  return texts.map((text) => ({ text, href: '#days' }))
}

const yearForm = (data: YearData): Html => {
  const { year, csrf, written, source, refusal } = data
  const inList = refusal !== undefined && refusal !== 'SOURCE_MISSING'
  return form({
    action: `${CALENDAR_PATH}/${year}`,
    method: 'post',
    csrf,
    content: [
      textarea({
        language,
        name: 'days',
        label: w.list,
        hint: w.listHint,
        rows: 16,
        value: written,
        spellcheck: false,
        error: inList && YEAR_FAULTS[refusal],
      }),
      input({
        language,
        name: 'source',
        label: w.source,
        hint: w.sourceHint,
        value: source,
        error: refusal === 'SOURCE_MISSING' && YEAR_FAULTS[refusal],
      }),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })
}

/** One year: its days as entered, and the form to enter it as a whole. */
export const yearPage = (data: YearData): View => {
  const { year, days, suggested } = data
  const errors = errorsOf(data)
  return {
    title: `${w.title} ${year}`,
    beforeMain: backLink({ language, href: CALENDAR_PATH }),
    main: html`${[
      errors.length > 0 && errorSummary({ language, errors }),
      pageHeading(String(year), w.title),
      days.length === 0
        ? paragraph(w.nothing)
        : table({
            caption: w.days,
            captionSize: 'm',
            head: [w.day, w.kind, w.name],
            rows: days.map(({ day, kind, name }) => [
              formatDate(language, day),
              DAY_WORDS[kind],
              name,
            ]),
          }),
      sectionHeading(days.length === 0 ? w.enter(year) : w.enterAgain(year)),
      suggested && insetText({ text: w.suggestion }),
      yearForm(data),
    ]}`,
  }
}
