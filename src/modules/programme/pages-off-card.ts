import { type Content as Drawn, html, type Html } from '#kernel/html.ts'
import { cite } from '#law/articles.ts'
import {
  backLink,
  button,
  buttonGroup,
  details,
  emptyState,
  errorSummary,
  form,
  input,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
  select,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { OFF_CARD_STATUS_WORDS, offCardWords as w } from './messages-off-card.ts'
import {
  ageInDays,
  daysLeft,
  OFF_CARD_REASON_CODES,
  OFF_CARD_REASONS,
  type OffCardAction,
  type OffCardDays,
  type OffCardEntry,
} from './off-card.ts'
import type { Programme } from './programme.ts'
import type { ShownEntry } from './read-off-card.ts'

const language = 'zh-Hans' as const
const PATH = '/dept/off-card'

export interface OffCardRights {
  readonly enter: boolean
  readonly approve: boolean
  readonly agencyCode: string
}

export interface OffCardPage {
  readonly csrf: string
  readonly on: Temporal.PlainDate
  readonly days: OffCardDays
  readonly shown: readonly ShownEntry[]
  /** Programmes for which the reader may enter something. */
  readonly own: readonly Programme[]
  readonly cities: readonly { readonly code: string; readonly name: string }[]
  readonly rights: OffCardRights
  readonly typed: Readonly<Record<string, string>>
  readonly fault: string | undefined
  readonly saved: boolean
}

const step = (csrf: string, { id }: OffCardEntry, action: OffCardAction): Html =>
  form({
    action: `${PATH}/${action}`,
    method: 'post',
    csrf,
    hidden: { id },
    content: [
      action !== 'approve' &&
        input({ language, id: `${action}-${id}`, name: 'remark', label: w.remark }),
      button({
        text: w[action],
        kind: action === 'approve' ? 'primary' : 'secondary',
        preventDoubleClick: true,
      }),
    ],
  })

const actsOn = ({ csrf, rights }: OffCardPage, { entry, programme }: ShownEntry): Drawn => {
  const decides = rights.approve && programme?.payerAgency === rights.agencyCode
  if (entry.status === 'entered' && decides)
    return details({
      summary: w.decide,
      text: [step(csrf, entry, 'approve'), step(csrf, entry, 'reject')],
    })
  const ends = rights.enter && entry.entered.agencyCode === rights.agencyCode
  return entry.status === 'approved' && ends
    ? details({ summary: w.end, text: step(csrf, entry, 'end') })
    : ''
}

const cityName = ({ cities }: Pick<OffCardPage, 'cities'>, code: string): string =>
  cities.find((city) => city.code === code)?.name ?? code

const register = (data: OffCardPage): Html =>
  table({
    caption: w.caption,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.programme,
      w.city,
      w.reason,
      w.file,
      { text: w.payees, numeric: true },
      w.age,
      w.until,
      w.status,
      w.decide,
    ],
    rows: data.shown.map((one) => {
      const { entry, programme, endsSoon } = one
      return [
        programme?.name[language] ?? entry.programmeCode,
        cityName(data, entry.regionCode),
        OFF_CARD_REASONS[entry.reason].zh,
        verbatim(entry.fileNumber),
        formatCount(entry.payeeCount),
        w.days(ageInDays(entry, data.on)),
        html`${formatDate(language, entry.until)} ${
          endsSoon && tag({ text: w.left(daysLeft(entry, data.on)), colour: 'orange' })
        }`,
        tag({
          text: OFF_CARD_STATUS_WORDS[entry.status],
          colour: entry.status === 'approved' ? 'green' : 'blue',
        }),
        actsOn(data, one),
      ]
    }),
  })

const enterForm = (data: OffCardPage): Html => {
  const { csrf, own, cities, typed, days } = data
  return form({
    action: PATH,
    method: 'post',
    csrf,
    content: [
      select({
        language,
        name: 'programmeCode',
        label: w.programme,
        value: typed['programmeCode'],
        items: own.map(({ code, name }) => ({ value: code, text: `${code} ${name[language]}` })),
      }),
      select({
        language,
        name: 'regionCode',
        label: w.city,
        value: typed['regionCode'],
        items: cities.map(({ code, name }) => ({ value: code, text: name })),
      }),
      select({
        language,
        name: 'reason',
        label: w.reason,
        value: typed['reason'],
        items: OFF_CARD_REASON_CODES.map((value) => ({
          value,
          text: OFF_CARD_REASONS[value].zh,
        })),
      }),
      input({ language, name: 'fileNumber', label: w.file, value: typed['fileNumber'], width: 20 }),
      input({
        language,
        name: 'payeeCount',
        label: w.payees,
        value: typed['payeeCount'],
        width: 5,
        inputMode: 'numeric',
      }),
      input({ language, name: 'from', label: w.from, value: typed['from'], width: 10 }),
      input({
        language,
        name: 'until',
        label: w.until,
        hint: w.untilHint(days.most),
        value: typed['until'],
        width: 10,
      }),
      button({ text: w.submit, preventDoubleClick: true }),
    ],
  })
}

/** 未上卡登记: what is not paid to the card, why, and until when. */
export const offCardPage = (data: OffCardPage): View => ({
  title: w.title,
  main: html`${[
    data.saved && notificationBanner({ language, kind: 'success', text: w.saved }),
    data.fault !== undefined && errorSummary({ language, errors: [{ text: data.fault }] }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    buttonGroup(
      linkButton({
        href: `${PATH}/months/${data.on.toPlainYearMonth().toString()}`,
        text: w.month,
        kind: 'secondary',
      }),
      linkButton({ href: `${PATH}/share`, text: w.share, kind: 'secondary' }),
    ),
    data.shown.length === 0 ? emptyState({ title: w.none }) : register(data),
    data.rights.enter &&
      data.own.length > 0 && [sectionHeading(w.enter), paragraph(w.enterLead), enterForm(data)],
  ]}`,
})

/** One line of the monthly report. */
export interface ReportedEntry {
  readonly entry: OffCardEntry
  readonly programmeName: string
  readonly cityName: string
  readonly approver: string
}

export const reportHead = [
  w.programme,
  w.city,
  w.reason,
  w.basis,
  w.file,
  w.payees,
  w.from,
  w.until,
  w.age,
  w.approver,
] as const

/** A line of the report as texts: ages are those of the last day of the month. */
export const reportCells = (
  { entry, programmeName, cityName: city, approver }: ReportedEntry,
  lastDay: Temporal.PlainDate,
): readonly string[] => [
  programmeName,
  city,
  OFF_CARD_REASONS[entry.reason].zh,
  cite(OFF_CARD_REASONS[entry.reason].basis),
  entry.fileNumber,
  String(entry.payeeCount),
  entry.from.toString(),
  (entry.endedOn ?? entry.until).toString(),
  w.days(ageInDays(entry, lastDay)),
  approver,
]

/** 未上卡月报: what was not paid to the card on any day of a month. */
export const offCardMonthPage = (data: {
  readonly month: Temporal.PlainYearMonth
  readonly lines: readonly ReportedEntry[]
}): View => {
  const { month, lines } = data
  const lastDay = month.toPlainDate({ day: month.daysInMonth })
  const title = w.monthTitle(`${month.year} 年 ${month.month} 月`)
  const total = lines.reduce((sum, { entry }) => sum + entry.payeeCount, 0)
  return {
    title,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      pageHeading(title),
      paragraph(w.monthLead, 'lead'),
      screenOnly(
        buttonGroup(
          linkButton({
            href: `${PATH}/months/${month.toString()}/report.csv`,
            text: w.download,
            kind: 'secondary',
          }),
          linkButton({
            href: `${PATH}/months/${month.subtract({ months: 1 }).toString()}`,
            text: w.earlier,
            kind: 'secondary',
          }),
          printButton({ language }),
        ),
      ),
      lines.length === 0
        ? emptyState({ title: w.none })
        : table({
            caption: title,
            captionSize: 'hidden',
            firstCellIsHeader: true,
            head: reportHead.map((text) => ({ text, numeric: text === w.payees })),
            rows: lines.map((line) => reportCells(line, lastDay)),
          }),
      paragraph(`${w.total}：${formatCount(total)}`),
    ]}`,
  }
}
