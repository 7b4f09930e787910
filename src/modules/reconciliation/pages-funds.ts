import { type Content as Drawn, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  columns,
  emptyState,
  errorSummary,
  insetText,
  link,
  narrowTable,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  type Appropriation,
  type Balances,
  type Closed,
  type Fund,
  LEDGER_ACCOUNT_CODES,
  type VoucherKind,
} from '#modules/ledger/index.ts'
import { ACCOUNT_WORDS, fundWords as w } from './messages.ts'
import { FUNDS_PATH } from './pages-frame.ts'
import { voucherSections } from './pages-vouchers.ts'

const language = 'zh-Hans' as const

/** A fund as the list of them shows it. */
export interface ShownFund {
  readonly fund: Fund
  readonly bankName: string
  readonly balances: Balances
  readonly closedThrough: Temporal.PlainDate | undefined
  readonly openDays: number
}

/** What a form of vouchers was sent with. */
export interface TypedVoucher {
  readonly kind: VoucherKind
  readonly voucherNumber: string
  readonly amountYuan: string
}

const money = (fen: bigint): string => formatMoney(fen)

/** 对账: every fund account with its money and the days that wait to be closed. */
export const fundsPage = (shown: readonly ShownFund[]): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    shown.length === 0
      ? emptyState({ title: w.none })
      : table({
          caption: w.funds,
          captionSize: 'hidden',
          firstCellIsHeader: true,
          head: [
            w.fund,
            w.bank,
            { text: w.available, numeric: true },
            { text: w.inTransit, numeric: true },
            { text: w.paid, numeric: true },
            { text: w.suspense, numeric: true },
            w.closedThrough,
            w.openDays,
          ],
          rows: shown.map(({ fund, bankName, balances, closedThrough, openDays }) => [
            link({ href: `${FUNDS_PATH}/${fund.code}`, text: verbatim(fund.code) }),
            bankName,
            money(balances.available),
            money(balances.inTransit),
            money(balances.paid),
            money(balances.suspense),
            closedThrough === undefined ? w.notClosed : formatDate(language, closedThrough),
            openDays > 0 && tag({ text: w.openCount(openDays), colour: 'orange' }),
          ]),
        }),
  ]}`,
})

export interface FundPage {
  readonly csrf: string
  readonly fund: Fund
  readonly bankName: string
  readonly balances: Balances
  /** What the lines that are under way add up to. */
  readonly linesInTransit: bigint
  readonly openDays: readonly Temporal.PlainDate[]
  readonly closedDays: readonly Closed[]
  readonly months: readonly { readonly month: Temporal.PlainYearMonth; readonly closed: boolean }[]
  readonly vouchers: readonly Appropriation[]
  readonly names: ReadonlyMap<string, string>
  /** Whether the reader may enter and confirm vouchers of this fund. */
  readonly mayAppropriate: boolean
  readonly reader: string
  readonly typed: TypedVoucher | undefined
  readonly fault: string | undefined
  readonly saved: boolean
}

const proof = ({ balances, linesInTransit }: FundPage): Drawn => [
  sectionHeading(w.proof),
  balances.inTransit === linesInTransit
    ? insetText({ text: w.proofEqual(money(linesInTransit)) })
    : warningText({
        language,
        text: w.proofDiffers(money(balances.inTransit), money(linesInTransit)),
      }),
]

const dayTable = ({ fund, openDays, closedDays, names }: FundPage): Drawn => {
  const href = (day: Temporal.PlainDate) => `${FUNDS_PATH}/${fund.code}/days/${day.toString()}`
  const rows = [
    ...openDays
      .toReversed()
      .map((day) => [
        link({ href: href(day), text: formatDate(language, day) }),
        tag({ text: w.open, colour: 'orange' }),
        '',
      ]),
    ...closedDays.map(({ day, by, at }) => [
      link({ href: href(day), text: formatDate(language, day) }),
      tag({ text: w.closed, colour: 'green' }),
      html`${verbatim(names.get(by) ?? '')} ${formatDateTime(language, at)}`,
    ]),
  ]
  return rows.length === 0
    ? paragraph(w.noDays)
    : table({
        caption: w.days,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.day, w.dayState, w.closedBy],
        rows,
      })
}

const monthTable = ({ fund, months }: FundPage): Html =>
  narrowTable({
    caption: w.months,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.month, w.dayState],
    rows: months.map(({ month, closed }) => [
      link({
        href: `${FUNDS_PATH}/${fund.code}/months/${month.toString()}`,
        text: `${month.year}年${month.month}月`,
      }),
      closed ? tag({ text: w.monthClosed, colour: 'green' }) : '',
    ]),
  })

/** One fund: its money, its days and months, and what the treasury paid in. */
export const fundPage = (data: FundPage): View => {
  const { fund, bankName, balances, fault, saved } = data
  return {
    title: fund.code,
    beforeMain: backLink({ language, href: FUNDS_PATH }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(verbatim(fund.code), `${bankName} · ${fund.accountName}`),
      columns({
        main: [
          table({
            caption: w.balances,
            captionSize: 'm',
            firstCellIsHeader: true,
            head: [w.ledgerAccount, { text: w.balance, numeric: true }],
            rows: LEDGER_ACCOUNT_CODES.map((code) => [ACCOUNT_WORDS[code], money(balances[code])]),
          }),
          proof(data),
          dayTable(data),
        ],
        aside: monthTable(data),
      }),
      voucherSections(data),
    ]}`,
  }
}
