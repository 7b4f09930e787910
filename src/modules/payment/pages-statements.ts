import { type Content, html, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  alert,
  backLink,
  board,
  button,
  emptyState,
  form,
  link,
  narrowTable,
  pageHeading,
  paragraph,
  printButton,
  qrPicture,
  screenOnly,
  sectionHeading,
  select,
  summaryList,
  table,
} from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import type { Programme } from '#modules/programme/index.ts'
import type { StatementPaper } from './issue-statement.ts'
import { boardWords, statementWords as w, verifyMessages as t } from './messages-statements.ts'
import { periodText } from './pages-money-parts.ts'
import { mayTellTotals } from './statement.ts'
import type { Statement, VillageSum } from './store-statement.ts'

export const STATEMENTS_PATH = '/dept/statements'
const LANGUAGE = 'zh-Hans'

export type StatementView = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'slip'>

const yuan = (fen: bigint): string => formatMoney(fen).slice(1)

export const statementPath = ({ id }: Pick<Statement, 'id'>): string =>
  `${STATEMENTS_PATH}/${publicId('statement', id)}`

export const verifyPath = ({ id }: Pick<Statement, 'id'>): string =>
  `/statements/${publicId('statement', id)}`

/** In groups of four, of which the first eight are enough to compare by eye. */
const shortDigest = (digest: string): string =>
  (digest.slice(0, 32).toUpperCase().match(/.{4}/g) ?? []).join(' ')

export interface ChooseData {
  readonly csrf: string
  readonly programmes: readonly Programme[]
  readonly programme: Programme | undefined
  readonly periods: readonly string[]
  readonly period: string | undefined
  /** Where lists of that period were made for. */
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly region: string | undefined
  readonly villages: readonly VillageSum[]
  readonly issued: readonly Statement[]
  readonly nothing: boolean
}

const nameOf = ({ programmes }: ChooseData, code: string): string =>
  programmes.find((one) => one.code === code)?.name[LANGUAGE] ?? code

const chooseForm = (data: ChooseData): Html => {
  const { programmes, programme, periods, period, regions, region } = data
  return html`<form method="get" action="${STATEMENTS_PATH}">${[
    select({
      language: LANGUAGE,
      name: 'programme',
      label: w.programme,
      value: programme?.code ?? '',
      items: programmes.map(({ code, name }) => ({
        value: code,
        text: `${code} ${name[LANGUAGE]}`,
      })),
    }),
    programme !== undefined &&
      periods.length > 0 &&
      select({
        language: LANGUAGE,
        name: 'period',
        label: w.period,
        value: period ?? '',
        items: periods.map((one) => ({ value: one, text: periodText(LANGUAGE, one) })),
      }),
    regions.length > 1 &&
      select({
        language: LANGUAGE,
        name: 'region',
        label: w.region,
        value: region ?? '',
        items: regions.map(({ code, name }) => ({ value: code, text: name })),
      }),
    button({ text: w.next, kind: 'secondary' }),
  ]}</form>`
}

const villageTable = ({ csrf, programme, period, region, villages }: ChooseData): Content => {
  if (programme === undefined || period === undefined || region === undefined) return undefined
  if (villages.length === 0) return paragraph(w.noVillages)
  return table({
    caption: w.villages,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.village, { text: w.people, numeric: true }, { text: w.sum, numeric: true }, w.issue],
    rows: villages.map(({ village, count, totalFen }) => [
      village,
      formatCount(count),
      yuan(totalFen),
      form({
        action: STATEMENTS_PATH,
        method: 'post',
        csrf,
        hidden: { programme: programme.code, period, region, village },
        content: button({
          text: html`${w.issue}<span class="govuk-visually-hidden"> ${village}</span>`,
          kind: 'secondary',
        }),
      }),
    ]),
  })
}

const issuedTable = (data: ChooseData): Content =>
  data.issued.length > 0 &&
  table({
    caption: w.issued,
    captionSize: 'm',
    head: [w.issuedAt, w.programme, w.period, w.village, w.open],
    rows: data.issued.map((one) => [
      formatDateTime(LANGUAGE, one.issuedAt),
      nameOf(data, one.programmeCode),
      periodText(LANGUAGE, one.payPeriod),
      one.village,
      link({
        href: statementPath(one),
        text: html`${w.open}<span class="govuk-visually-hidden"> ${one.village}</span>`,
      }),
    ]),
  })

/** 明白账: which programme, period and village; then what was issued lately. */
export const choosePage = (data: ChooseData): StatementView => ({
  title: w.title,
  main: html`${[
    data.nothing && alert({ language: LANGUAGE, kind: 'warning', title: w.nothing }),
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    sectionHeading(w.chooseProgramme),
    chooseForm(data),
    data.programme !== undefined && data.periods.length === 0 && paragraph(w.noPeriods),
    villageTable(data),
    issuedTable(data),
  ]}`,
})

export interface PaperData extends StatementPaper {
  readonly programme: string
  readonly agency: string
  readonly publicUrl: string
}

const listOf = ({ rows, groups }: PaperData): Content => {
  const withItems = groups.length > 0
  return narrowTable({
    caption: '',
    head: [
      w.number,
      w.name,
      ...(withItems ? [w.subItem] : []),
      { text: w.amount, numeric: true },
      { text: w.day, numeric: true },
    ],
    rows: rows.map(({ maskedName, amountFen, paidOn, subItem }, i) => [
      String(i + 1),
      html`<span translate="no">${maskedName}</span>`,
      ...(withItems ? [subItem] : []),
      yuan(amountFen),
      `${paidOn.month}月${paidOn.day}日`,
    ]),
  })
}

const groupTable = ({ groups }: PaperData): Content =>
  groups.length > 0 &&
  narrowTable({
    caption: w.groups,
    head: [w.subItem, { text: w.count, numeric: true }, { text: w.amount, numeric: true }],
    rows: groups.map(({ subItem, count, totalFen }) => [
      subItem,
      formatCount(count),
      yuan(totalFen),
    ]),
  })

/** The paper itself: large, masked, with its total, its day, whom to call and how to check it. */
export const paperPage = (data: PaperData): StatementView => {
  const { statement, rows, holds, programme, agency, publicUrl } = data
  const { village, payPeriod, digest, issuedAt, totalFen } = statement
  const address = `${publicUrl}${verifyPath(statement)}`
  const title = w.board.replace('{village}', village)
  const day = formatDate(LANGUAGE, provinceDate(issuedAt))
  return {
    title,
    beforeMain: backLink({ language: LANGUAGE, href: STATEMENTS_PATH }),
    slip: true,
    main: html`${[
      !holds && alert({ language: LANGUAGE, kind: 'error', title: w.changed }),
      screenOnly(printButton({ language: LANGUAGE })),
      rows.length === 0
        ? emptyState({ title: w.nothing })
        : board({
            title,
            about: `${programme}（${periodText(LANGUAGE, payPeriod)}）`,
            content: [listOf(data), groupTable(data)],
            code: qrPicture(address),
            notes: [
              boardWords.total(formatCount(rows.length), formatMoney(totalFen)),
              boardWords.call(agency),
              boardWords.masked,
              boardWords.issued(agency, day),
              boardWords.verify(address),
              boardWords.digest(shortDigest(digest)),
            ],
          }),
    ]}`,
  }
}

export interface VerifyData {
  readonly language: Language
  readonly statement: Statement
  readonly programme: string
  readonly agency: string
  readonly holds: boolean
  readonly smallest: number
}

/** 核对明白账: whether a sheet on a wall was issued like that; nobody's name is told. */
export const verifyPage = (data: VerifyData): { readonly title: string; readonly main: Html } => {
  const { language, statement, programme, agency, holds, smallest } = data
  const { lineCount, totalFen, village, payPeriod, issuedAt, digest } = statement
  const told = mayTellTotals(lineCount, smallest)
  const title = t(language, 'title')
  return {
    title,
    main: html`${[
      pageHeading(title),
      alert({
        language,
        kind: holds ? 'success' : 'warning',
        title: t(language, holds ? 'holds' : 'changed'),
      }),
      summaryList({
        rows: [
          { key: t(language, 'agency'), value: agency },
          { key: t(language, 'programme'), value: programme },
          { key: t(language, 'period'), value: periodText(language, payPeriod) },
          { key: t(language, 'village'), value: html`<span translate="no">${village}</span>` },
          {
            key: t(language, 'issuedOn'),
            value: formatDate(language, provinceDate(issuedAt)),
          },
          ...(told
            ? [
                { key: t(language, 'count'), value: formatCount(lineCount) },
                { key: t(language, 'sum'), value: formatMoney(totalFen) },
              ]
            : []),
          {
            key: t(language, 'digest'),
            value: html`<span translate="no">${shortDigest(digest)}</span>`,
          },
        ],
      }),
      !told && paragraph(t(language, 'small'), 'quiet'),
      paragraph(t(language, 'compare')),
    ]}`,
  }
}
