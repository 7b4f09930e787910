import { html, type Content } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  emptyState,
  errorSummary,
  form,
  input,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  table,
  tag,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { CLAIM_WORDS, SETTLEMENT_WORDS, unknownWords as w, WHY_WORDS } from './messages-unknown.ts'
import { shortId } from './pages-dept-batches.ts'
import { SETTLEMENTS, type Suspense, type SuspenseSum } from './store-suspense.ts'

const language = 'zh-Hans' as const
export const SUSPENSE_PATH = '/dept/suspense'

export interface SuspenseListData {
  readonly entries: readonly Suspense[]
  readonly sums: readonly SuspenseSum[]
  readonly bankNames: ReadonlyMap<string, string>
  readonly staff: ReadonlyMap<string, string>
  readonly today: Temporal.PlainDate
  readonly said: string | undefined
}

const due = ({ dueOn }: Suspense, today: Temporal.PlainDate): Content =>
  dueOn === undefined
    ? ''
    : html`${formatDate(language, dueOn)}${
        Temporal.PlainDate.compare(dueOn, today) < 0 &&
        html` ${tag({ text: w.overdue, colour: 'red' })}`
      }`

const money = (fen: bigint | undefined): string => (fen === undefined ? '' : formatMoney(fen))

const sumTable = ({ sums, bankNames }: SuspenseListData): Content =>
  sums.length > 0 &&
  table({
    caption: w.sums,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.bank,
      { text: w.told, numeric: true },
      { text: w.matched, numeric: true },
      { text: w.difference, numeric: true },
      { text: w.open, numeric: true },
      w.agrees,
    ],
    rows: sums.map((one) => {
      const balanced = one.toldFen - one.matchedFen === one.suspenseFen
      return [
        bankNames.get(one.bankCode) ?? one.bankCode,
        formatMoney(one.toldFen),
        formatMoney(one.matchedFen),
        formatMoney(one.suspenseFen),
        formatMoney(one.openFen),
        balanced
          ? tag({ text: w.balanced, colour: 'green' })
          : tag({ text: w.unbalanced, colour: 'red' }),
      ]
    }),
  })

const entryTable = ({ entries, bankNames, staff, today }: SuspenseListData): Content =>
  table({
    caption: w.entries,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.receivedAt,
      w.bank,
      w.claim,
      w.why,
      { text: w.amount, numeric: true },
      w.resolver,
      w.due,
      w.act,
    ],
    rows: entries.map((one) => [
      formatDateTime(language, one.receivedAt),
      bankNames.get(one.bankCode) ?? one.bankCode,
      CLAIM_WORDS[one.claim] ?? one.claim,
      WHY_WORDS[one.why] ?? one.why,
      money(one.amountFen),
      one.resolverId === undefined
        ? tag({ text: w.nobody, colour: 'red' })
        : (staff.get(one.resolverId) ?? ''),
      due(one, today),
      html`${link({ href: `${SUSPENSE_PATH}/${one.id}`, text: w.see })}${
        one.proposal !== undefined && html` ${tag({ text: w.waitsSecond, colour: 'blue' })}`
      }`,
    ]),
  })

/** 挂账: what fits nothing, that its sums are right, who looks into it and by when (P9). */
export const suspensePage = (data: SuspenseListData): View => ({
  title: w.suspenseTitle,
  main: html`${[
    data.said !== undefined && notificationBanner({ language, kind: 'success', text: data.said }),
    pageHeading(w.suspenseTitle),
    paragraph(w.suspenseLead, 'lead'),
    paragraph(link({ href: '/dept/unknown', text: w.unknownLink })),
    sumTable(data),
    data.entries.length === 0 ? emptyState({ title: w.suspenseNone }) : entryTable(data),
  ]}`,
})

export interface OneSuspenseData {
  readonly entry: Suspense
  readonly bankName: string
  readonly staff: ReadonlyMap<string, string>
  readonly today: Temporal.PlainDate
  readonly csrf: string
  readonly values: { readonly settlement: string; readonly lineId: string; readonly note: string }
  readonly fault: string | undefined
}

const proposeForm = ({ entry, csrf, values, fault }: OneSuspenseData): Content =>
  form({
    action: `${SUSPENSE_PATH}/${entry.id}`,
    method: 'post',
    csrf,
    content: [
      radios({
        language,
        name: 'settlement',
        legend: w.settlement,
        value: values.settlement,
        error: fault,
        items: SETTLEMENTS.map((value) => ({ value, text: SETTLEMENT_WORDS[value] })),
      }),
      input({
        language,
        name: 'lineId',
        label: w.line,
        hint: w.lineHint,
        value: values.lineId,
        autocomplete: 'off',
      }),
      textarea({ language, name: 'note', label: w.note, rows: 2, value: values.note }),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })

const decideForm = ({ entry, csrf, staff }: OneSuspenseData): Content => {
  const { proposal } = entry
  if (proposal === undefined) return []
  return [
    sectionHeading(w.second),
    summaryList({
      rows: [
        { key: w.settlement, value: SETTLEMENT_WORDS[proposal.settlement] },
        ...(proposal.lineId === undefined
          ? []
          : [{ key: w.line, value: verbatim(proposal.lineId) }]),
        { key: w.note, value: proposal.note },
        { key: w.resolver, value: staff.get(proposal.by) ?? '' },
      ],
    }),
    form({
      action: `${SUSPENSE_PATH}/${entry.id}/decision`,
      method: 'post',
      csrf,
      content: buttonGroup(
        button({ text: w.agree, name: 'agreed', value: 'yes', preventDoubleClick: true }),
        button({ text: w.disagree, name: 'agreed', value: 'no', kind: 'secondary' }),
      ),
    }),
  ]
}

/** One entry: what the bank said, why it fits nothing, and what two people make of it. */
export const oneSuspensePage = (data: OneSuspenseData): View => {
  const { entry, fault, today } = data
  const title = `${w.suspenseTitle} ${shortId(entry.id)}`
  return {
    title,
    beforeMain: backLink({ language, href: SUSPENSE_PATH }),
    main: html`${[
      fault !== undefined &&
        errorSummary({
          language,
          errors: [{ text: fault, ...(!entry.proposal && { href: '#settlement' }) }],
        }),
      pageHeading(title, data.bankName),
      summaryList({
        rows: [
          { key: w.claim, value: CLAIM_WORDS[entry.claim] ?? entry.claim },
          { key: w.why, value: WHY_WORDS[entry.why] ?? entry.why },
          { key: w.amount, value: money(entry.amountFen) },
          { key: w.account, value: verbatim(entry.accountTail ?? '') },
          { key: w.lineText, value: verbatim(entry.lineText) },
          { key: w.receivedAt, value: formatDateTime(language, entry.receivedAt) },
          { key: w.due, value: due(entry, today) },
        ],
      }),
      entry.settledAt !== undefined
        ? paragraph(w.settled)
        : entry.proposal === undefined
          ? proposeForm(data)
          : decideForm(data),
    ]}`,
  }
}
