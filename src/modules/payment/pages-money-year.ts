import { type Content, html } from '#kernel/html.ts'
import { csvTable } from '#platform/csv.ts'
import {
  backLink,
  emptyState,
  link,
  money,
  narrowTable,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  statement,
  table,
} from '#ui/components.ts'
import { formatCount, formatDate, formatMoney, formatMonth } from '#ui/i18n/format.ts'
import { lineMessages, moneyMessages, yearMessages as t } from './messages-money.ts'
import type { MoneyYear } from './money-year.ts'
import {
  bankName,
  MONEY_PATH,
  type MoneyView,
  periodText,
  programmeName,
  type View,
} from './pages-money-parts.ts'

const monthName = ({ language }: MoneyView, year: number, month: number): string =>
  formatMonth(language, Temporal.PlainDate.from({ year, month, day: 1 }))

const byProgramme = (view: MoneyView, of: MoneyYear): Content => {
  const { language } = view
  return narrowTable({
    caption: t(language, 'byProgramme'),
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      { text: moneyMessages(language, 'filterProgramme') },
      { text: t(language, 'count'), numeric: true },
      { text: t(language, 'sum'), numeric: true },
    ],
    rows: [
      ...[...of.byProgramme].map(([code, { count, totalFen }]) => [
        programmeName(view, code),
        formatCount(count),
        money(language, totalFen),
      ]),
      [t(language, 'sum'), formatCount(of.sums.length), money(language, of.totalFen)],
    ],
  })
}

/** Months below each other; on a phone and for elders the total alone, else each programme. */
const byMonth = (view: MoneyView, of: MoneyYear): Content => {
  const { language, elder } = view
  const columns = elder || of.programmes.length === 1 ? [] : of.programmes
  const cell = (fen: bigint | undefined): Content =>
    fen === undefined ? '–' : money(language, fen)
  const options = {
    caption: t(language, 'byMonth'),
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      { text: t(language, 'month') },
      ...columns.map((code) => ({ text: programmeName(view, code), numeric: true })),
      { text: t(language, 'sum'), numeric: true },
    ],
    rows: [
      ...of.months.map(({ month, byProgramme: some, totalFen }) => [
        monthName(view, of.year, month),
        ...columns.map((code) => cell(some.get(code))),
        money(language, totalFen),
      ]),
      [
        t(language, 'sum'),
        ...columns.map((code) => cell(of.byProgramme.get(code)?.totalFen)),
        money(language, of.totalFen),
      ],
    ],
  } as const
  return columns.length === 0 ? narrowTable(options) : table(options)
}

/** 年度汇总, to look at and to print. */
export const yearPage = (view: MoneyView, of: MoneyYear): View => {
  const { language, money: known } = view
  const { year } = of
  const title = t(language, 'title', { year })
  return {
    title,
    beforeMain: backLink({ language, href: MONEY_PATH }),
    main: html`${[
      pageHeading(title),
      of.sums.length === 0
        ? emptyState({ title: t(language, 'none') })
        : [
            statement({
              title: t.html(language, 'total', {
                amount: money(language, of.totalFen, view.elder ? 'plain' : 'exact'),
                count: formatCount(of.sums.length),
              }),
            }),
            byProgramme(view, of),
            byMonth(view, of),
            paragraph(t(language, 'made', { date: formatDate(language, known.today) }), 'quiet'),
            screenOnly([
              printButton({ language }),
              paragraph(
                link({ href: `${MONEY_PATH}/years/${year}/csv`, text: t(language, 'csv') }),
              ),
            ]),
          ],
    ]}`,
  }
}

/** The same year as a table: a line for each sum that arrived, the last one with the total. */
export const yearCsv = (view: MoneyView, of: MoneyYear): string => {
  const { language } = view
  const yuan = (fen: bigint): string => formatMoney(fen).slice(1).replaceAll(',', '')
  return csvTable([
    [
      t(language, 'day'),
      moneyMessages(language, 'filterProgramme'),
      lineMessages(language, 'period'),
      t(language, 'yuan'),
      t(language, 'bank'),
      t(language, 'tail'),
    ],
    ...of.sums.map(({ told: { line }, on }) => [
      on.toString(),
      programmeName(view, line.programmeCode),
      periodText(language, line.payPeriod),
      yuan(line.amountFen),
      bankName(view, line.bankCode),
      line.accountTail,
    ]),
    [t(language, 'sum'), '', '', yuan(of.totalFen), '', ''],
  ])
}
