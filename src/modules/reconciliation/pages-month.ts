import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  emptyState,
  errorSummary,
  form,
  insetText,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Closed, Fund } from '#modules/ledger/index.ts'
import { ACCOUNT_WORDS, fundWords as w, KIND_WORDS } from './messages.ts'
import { FUNDS_PATH } from './pages-frame.ts'
import type { DaySum, MonthBalance } from './store.ts'

const language = 'zh-Hans' as const

export interface MonthPage {
  readonly csrf: string
  readonly fund: Fund
  readonly month: Temporal.PlainYearMonth
  readonly balances: readonly MonthBalance[]
  readonly sums: readonly DaySum[]
  readonly closed: Closed | undefined
  readonly closedBy: string
  readonly mayClose: boolean
  readonly fault: string | undefined
  readonly saved: boolean
}

const balanceTable = ({ balances }: MonthPage): Html =>
  table({
    caption: w.balances,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.ledgerAccount,
      { text: w.opening, numeric: true },
      { text: w.grew, numeric: true },
      { text: w.fell, numeric: true },
      { text: w.closing, numeric: true },
    ],
    rows: balances.map((one) => [
      ACCOUNT_WORDS[one.account],
      formatMoney(one.openingFen),
      formatMoney(one.grewFen),
      formatMoney(one.fellFen),
      formatMoney(one.closingFen),
    ]),
  })

const sumTable = ({ fund, sums }: MonthPage): Html =>
  table({
    caption: w.monthSums,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.day,
      w.what,
      { text: w.department, numeric: true },
      { text: w.ledger, numeric: true },
      { text: w.bankSays, numeric: true },
    ],
    rows: sums
      .filter((sum) => sum.departmentFen !== 0n || sum.ledgerFen !== 0n || sum.bankFen !== 0n)
      .map((sum) => [
        link({
          href: `${FUNDS_PATH}/${fund.code}/days/${sum.day.toString()}`,
          text: formatDate(language, sum.day),
        }),
        KIND_WORDS[sum.kind],
        formatMoney(sum.departmentFen),
        formatMoney(sum.ledgerFen),
        formatMoney(sum.bankFen),
      ]),
  })

/** 月结 of a fund: each account through the month, and what the three added up to day by day. */
export const monthPage = (data: MonthPage): View => {
  const { csrf, fund, month, closed, closedBy, mayClose, fault, saved } = data
  const title = w.monthTitle(`${month.year}年${month.month}月`)
  const path = `${FUNDS_PATH}/${fund.code}/months/${month.toString()}`
  return {
    title,
    beforeMain: backLink({ language, href: `${FUNDS_PATH}/${fund.code}` }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(title, verbatim(fund.code)),
      closed !== undefined &&
        insetText({ text: w.isClosed(formatDateTime(language, closed.at), closedBy) }),
      balanceTable(data),
      data.sums.length === 0 ? emptyState({ title: w.noSums }) : sumTable(data),
      closed === undefined &&
        mayClose && [
          sectionHeading(w.closeMonth),
          paragraph(w.closeMonthLead),
          form({
            action: `${path}/close`,
            method: 'post',
            csrf,
            content: button({ text: w.closeMonth, preventDoubleClick: true }),
          }),
        ],
      screenOnly(
        buttonGroup(
          linkButton({ href: `${path}/audit.csv`, text: w.download, kind: 'secondary' }),
          printButton({ language }),
        ),
      ),
    ]}`,
  }
}
