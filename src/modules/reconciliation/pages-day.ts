import { type Content as Drawn, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  details,
  errorSummary,
  form,
  insetText,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  textarea,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Closed } from '#modules/ledger/index.ts'
import { fundWords as w, KIND_WORDS, POSTING_WORDS } from './messages.ts'
import { FUNDS_PATH } from './pages-frame.ts'
import type { Day } from './read-day.ts'
import {
  differs,
  type Item,
  ITEM_KINDS,
  OUTCOME_CODES,
  OUTCOMES,
  resolutionOf,
} from './three-way.ts'

const language = 'zh-Hans' as const

export interface DayPage {
  readonly csrf: string
  readonly read: Day
  readonly closed: Closed | undefined
  readonly names: ReadonlyMap<string, string>
  readonly rights: { readonly resolve: boolean; readonly close: boolean; readonly reader: string }
  readonly fault: string | undefined
  readonly saved: boolean
}

const bankText = ({ bankFen }: Pick<Item, 'bankFen'>): string =>
  bankFen === undefined ? w.notSaid : formatMoney(bankFen)

const figureHead = [
  { text: w.department, numeric: true },
  { text: w.ledger, numeric: true },
  { text: w.bankSays, numeric: true },
]

const sumTable = ({ read }: DayPage): Html =>
  table({
    caption: w.sums,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.what, ...figureHead, { text: w.gap, numeric: true }],
    rows: ITEM_KINDS.map((kind) => {
      const sum = read.sums.get(kind)
      const [department, ledger, bank] = [
        sum?.departmentFen ?? 0n,
        sum?.ledgerFen ?? 0n,
        sum?.bankFen ?? 0n,
      ]
      const gap = department - ledger === 0n ? bank - ledger : department - ledger
      return [
        KIND_WORDS[kind],
        formatMoney(department),
        formatMoney(ledger),
        formatMoney(bank),
        formatMoney(gap),
      ]
    }),
  })

const isOpen = (item: Item, { resolutions }: Day): boolean =>
  resolutionOf(item, resolutions) === undefined

const verdict = ({ read }: DayPage): Html => {
  if (read.differences.length === 0) return insetText({ text: w.zero })
  return read.differences.some((item) => isOpen(item, read))
    ? warningText({ language, text: w.notZero })
    : insetText({ text: w.explained })
}

const dayPath = ({ fund, day }: Day): string => `${FUNDS_PATH}/${fund.code}/days/${day.toString()}`

const resolveForm = ({ csrf, read }: DayPage, item: Item, index: number): Html =>
  form({
    action: `${dayPath(read)}/differences`,
    method: 'post',
    csrf,
    hidden: {
      subject: item.subject,
      department: String(item.departmentFen),
      ledger: String(item.ledgerFen),
      bank: item.bankFen === undefined ? '' : String(item.bankFen),
    },
    content: [
      select({
        language,
        id: `outcome-${index}`,
        name: 'outcome',
        label: w.outcome,
        items: OUTCOME_CODES.map((value) => ({ value, text: OUTCOMES[value] })),
      }),
      textarea({
        language,
        id: `words-${index}`,
        name: 'words',
        label: w.words,
        hint: w.wordsHint,
        rows: 2,
      }),
      button({ text: w.resolve, kind: 'secondary', preventDoubleClick: true }),
    ],
  })

const resolutionText = (data: DayPage, item: Item): Drawn => {
  const said = resolutionOf(item, data.read.resolutions)
  if (said === undefined) {
    const before = data.read.resolutions.some(({ subject }) => subject === item.subject)
    return before ? w.changed : ''
  }
  const who = data.names.get(said.resolvedBy) ?? ''
  return html`${OUTCOMES[said.outcome]}。${said.words} ${verbatim(who)} ${formatDateTime(
    language,
    said.resolvedAt,
  )}`
}

const difference = (data: DayPage, item: Item, index: number): Html => {
  const open = isOpen(item, data.read)
  const said = resolutionText(data, item)
  return html`${summaryList({
    card: { title: html`${KIND_WORDS[item.kind]} ${verbatim(item.label)}` },
    rows: [
      { key: w.department, value: formatMoney(item.departmentFen) },
      { key: w.ledger, value: formatMoney(item.ledgerFen) },
      { key: w.bankSays, value: bankText(item) },
      {
        key: w.resolution,
        value: said === '' ? tag({ text: w.open, colour: 'orange' }) : said,
      },
    ],
  })}${open && data.closed === undefined && data.rights.resolve && resolveForm(data, item, index)}`
}

const equalItems = ({ read }: DayPage): Drawn => {
  const equal = read.items.filter((item) => !differs(item))
  return details({
    summary: w.equalItems(equal.length),
    text: table({
      caption: w.equalItems(equal.length),
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.what, w.subject, ...figureHead],
      rows: equal.map((item) => [
        KIND_WORDS[item.kind],
        verbatim(item.label),
        formatMoney(item.departmentFen),
        formatMoney(item.ledgerFen),
        bankText(item),
      ]),
    }),
  })
}

const postings = ({ read }: DayPage): Drawn =>
  details({
    summary: w.postings(read.postings.length),
    text: table({
      caption: w.postings(read.postings.length),
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [w.kind, w.reference, { text: w.amount, numeric: true }],
      rows: read.postings.map(({ kind, reference, amountFen, lateFor }) => [
        POSTING_WORDS[kind],
        html`${verbatim(reference)} ${lateFor && w.late(formatDate(language, lateFor))}`,
        formatMoney(amountFen),
      ]),
    }),
  })

const closing = (data: DayPage): Drawn => {
  const { read, closed, names, rights, csrf } = data
  if (closed !== undefined)
    return insetText({
      text: w.isClosed(formatDateTime(language, closed.at), names.get(closed.by) ?? ''),
    })
  if (!rights.close) return ''
  const explained = read.resolutions.some(({ resolvedBy }) => resolvedBy === rights.reader)
  return [
    sectionHeading(w.close),
    paragraph(w.closeLead),
    explained
      ? paragraph(w.otherPerson)
      : form({
          action: `${dayPath(read)}/close`,
          method: 'post',
          csrf,
          content: button({ text: w.closeNow, preventDoubleClick: true }),
        }),
  ]
}

/** 三方核对 of a day: sums, what differs open, what agrees folded away, and the end of the day. */
export const dayPage = (data: DayPage): View => {
  const { read, fault, saved } = data
  const title = w.dayTitle(formatDate(language, read.day))
  return {
    title,
    beforeMain: backLink({ language, href: `${FUNDS_PATH}/${read.fund.code}` }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(title, verbatim(read.fund.code)),
      verdict(data),
      sumTable(data),
      sectionHeading(w.differences),
      read.differences.length === 0
        ? paragraph(w.noDifferences)
        : read.differences.map((item, index) => difference(data, item, index)),
      equalItems(data),
      postings(data),
      closing(data),
      screenOnly(
        buttonGroup(
          linkButton({
            href: `${dayPath(read)}/audit.csv`,
            text: w.download,
            kind: 'secondary',
          }),
          printButton({ language }),
        ),
      ),
    ]}`,
  }
}
