import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  errorSummary,
  form,
  input,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  printButton,
  sectionHeading,
  summaryList,
  table,
  textarea,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import { ENTRY_WORDS, RECOVERY_KIND_WORDS, recoveryWords as w } from './messages-recovery.ts'
import { BATCHES_PATH, shortId } from './pages-dept-batches.ts'
import { RECOVERIES_PATH, recoveryTag } from './pages-dept-recoveries.ts'
import { dueCell } from './pages-dept-returns.ts'
import { type Instalment, remainingOf } from './recovery.ts'
import type { Recovery, RecoveryEntry } from './store-recovery.ts'
import type { Waiver } from './store-waiver.ts'

const language = 'zh-Hans' as const

export interface RecoveryData {
  readonly recovery: Recovery
  readonly name: string
  readonly programmeName: string
  readonly entries: readonly RecoveryEntry[]
  readonly plan: readonly Instalment[]
  readonly waiver: Waiver | undefined
  readonly staff: ReadonlyMap<string, string>
  readonly today: Temporal.PlainDate
  readonly csrf: string
  readonly mayHandle: boolean
  readonly mayDecide: boolean
  readonly fault: string | undefined
  readonly said: string | undefined
}

const post = ({ recovery, csrf }: RecoveryData, act: string, content: readonly Content[]): Html =>
  form({
    action: `${RECOVERIES_PATH}/${recovery.id}/${act}`,
    method: 'post',
    csrf,
    content,
  })

const amountInput = (act: string, label: string): Html =>
  input({
    language,
    name: 'amount',
    id: `amount-${act}`,
    label,
    hint: w.amountHint,
    width: 10,
    inputMode: 'decimal',
  })

const noteInput = (act: string, label: string): Html =>
  textarea({ language, name: 'note', id: `note-${act}`, label, rows: 2 })

const verify = (data: RecoveryData): Content => [
  sectionHeading(w.verifyTitle),
  post(data, 'verify', [
    amountInput('verify', w.owedAmount),
    noteInput('verify', w.findingLabel),
    buttonGroup(
      button({ text: w.confirm, name: 'found', value: 'owed', preventDoubleClick: true }),
      button({ text: w.drop, name: 'found', value: 'nothing', kind: 'secondary' }),
    ),
  ]),
]

const settle = (data: RecoveryData): Content => [
  sectionHeading(w.receiptTitle),
  post(data, 'receipt', [
    amountInput('receipt', w.amount),
    input({ language, name: 'reference', label: w.voucher, width: 20, autocomplete: 'off' }),
    button({ text: w.receipt, preventDoubleClick: true }),
  ]),
  sectionHeading(w.planTitle),
  post(data, 'plan', [
    input({ language, name: 'count', label: w.planCount, width: 3, inputMode: 'numeric' }),
    input({ language, name: 'firstOn', label: w.planFirst, hint: w.dayHint, width: 10 }),
    button({ text: w.plan, kind: 'secondary', preventDoubleClick: true }),
  ]),
  sectionHeading(w.offsetTitle),
  paragraph(w.offsetText),
  post(data, 'offset', [
    input({ language, name: 'lineId', label: w.line, hint: w.lineHint, autocomplete: 'off' }),
    button({ text: w.offset, kind: 'secondary', preventDoubleClick: true }),
  ]),
  data.waiver === undefined && [
    sectionHeading(w.waiverTitle),
    post(data, 'waiver', [
      amountInput('waiver', w.amount),
      noteInput('waiver', w.waiverWhy),
      button({ text: w.propose, kind: 'secondary', preventDoubleClick: true }),
    ]),
  ],
]

const waiverPart = (data: RecoveryData): Content => {
  const { waiver, staff } = data
  if (waiver === undefined) return []
  const { amountFen, proposedBy, why } = waiver
  return [
    sectionHeading(w.waiverTitle),
    paragraph(`${w.waiverWaits(formatMoney(amountFen), staff.get(proposedBy) ?? '')}${why}`),
    data.mayDecide
      ? post(data, 'waiver-decision', [
          buttonGroup(
            button({ text: w.agree, name: 'agreed', value: 'yes', preventDoubleClick: true }),
            button({ text: w.disagree, name: 'agreed', value: 'no', kind: 'secondary' }),
          ),
        ])
      : paragraph(w.secondOnly, 'quiet'),
  ]
}

const planTable = (plan: readonly Instalment[]): Content =>
  plan.length > 0 &&
  table({
    caption: w.planCaption,
    captionSize: 's',
    firstCellIsHeader: true,
    head: [w.number, w.due, { text: w.amount, numeric: true }],
    rows: plan.map(({ number, dueOn, amountFen }) => [
      String(number),
      formatDate(language, dueOn),
      formatMoney(amountFen),
    ]),
  })

const entryTable = ({ entries, staff }: RecoveryData): Content => [
  sectionHeading(w.entries),
  entries.length === 0
    ? paragraph(w.noEntries, 'quiet')
    : table({
        caption: w.entries,
        captionSize: 'hidden',
        firstCellIsHeader: true,
        head: [w.at, w.kind, { text: w.amount, numeric: true }, w.reference, w.resolver],
        rows: entries.map((one) => [
          formatDateTime(language, one.at),
          ENTRY_WORDS[one.kind],
          formatMoney(one.amountFen),
          verbatim(one.offsetLine === undefined ? one.reference : shortId(one.offsetLine)),
          [one.enteredBy, one.secondedBy]
            .map((id) => id && staff.get(id))
            .filter(Boolean)
            .join('、'),
        ]),
      }),
]

const facts = ({ recovery, name, programmeName, today }: RecoveryData): Html => {
  const { owedFen, diedOn, finding } = recovery
  return summaryList({
    rows: [
      { key: w.status, value: recoveryTag(recovery.status) },
      { key: w.name, value: name },
      { key: w.programme, value: `${programmeName} ${recovery.payPeriod}` },
      {
        key: w.batch,
        value: link({
          href: `${BATCHES_PATH}/${recovery.batchId}`,
          text: shortId(recovery.batchId),
        }),
      },
      { key: w.paidAt, value: formatDateTime(language, recovery.paidAt) },
      ...(diedOn === undefined ? [] : [{ key: w.diedOn, value: formatDate(language, diedOn) }]),
      { key: w.why, value: recovery.why },
      ...(finding === undefined ? [] : [{ key: w.finding, value: finding }]),
      { key: w.paid, value: formatMoney(recovery.lineFen) },
      ...(owedFen === undefined
        ? []
        : [
            { key: w.owed, value: formatMoney(owedFen) },
            { key: w.settled, value: formatMoney(recovery.settledFen) },
            { key: w.remaining, value: formatMoney(remainingOf(recovery)) },
          ]),
      { key: w.due, value: dueCell(recovery.dueOn, today) },
    ],
  })
}

/** One recovery: what was found, what has come back, what is left to do. */
export const recoveryPage = (data: RecoveryData): View => {
  const { recovery, fault, entries } = data
  const title = `${RECOVERY_KIND_WORDS[recovery.kind]} ${shortId(recovery.id)}`
  const taken = entries.filter(({ kind }) => kind === 'receipt' || kind === 'offset')
  const tooMuch = recovery.returned ? taken.reduce((sum, one) => sum + one.amountFen, 0n) : 0n
  return {
    title,
    beforeMain: backLink({ language, href: RECOVERIES_PATH }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      data.said !== undefined && notificationBanner({ language, kind: 'success', text: data.said }),
      pageHeading(title, w.title),
      tooMuch > 0n && warningText({ language, text: w.giveBack(formatMoney(tooMuch)) }),
      facts(data),
      planTable(data.plan),
      recovery.status === 'owed' &&
        linkButton({
          href: `${RECOVERIES_PATH}/${recovery.id}/letter`,
          text: w.letter,
          kind: 'secondary',
        }),
      data.mayHandle && recovery.status === 'toVerify' && verify(data),
      waiverPart(data),
      data.mayHandle && recovery.status === 'owed' && settle(data),
      entryTable(data),
    ]}`,
  }
}

/** 退还通知书, to be printed and handed over; the only page with the whole name. */
export const letterPage = (data: {
  readonly recovery: Recovery
  readonly fullName: string
  readonly programmeName: string
  readonly agencyName: string
  readonly plan: readonly Instalment[]
  readonly today: Temporal.PlainDate
}): View => {
  const { recovery, fullName } = data
  const { owedFen = 0n, finding = '' } = recovery
  const paidOn = recovery.paidAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  return {
    title: w.letterTitle,
    beforeMain: backLink({ language, href: `${RECOVERIES_PATH}/${recovery.id}` }),
    main: html`${[
      pageHeading(w.letterTitle),
      paragraph(recovery.diedOn === undefined ? w.letterTo(fullName) : w.letterToHeirs(fullName)),
      paragraph(
        w.letterText(
          data.programmeName,
          recovery.payPeriod,
          formatDate(language, paidOn),
          formatMoney(recovery.lineFen),
        ),
      ),
      paragraph(w.letterOwed(finding, formatMoney(owedFen - recovery.settledFen))),
      data.plan.length > 0 && [paragraph(w.letterPlan), planTable(data.plan)],
      paragraph(w.letterHow),
      summaryList({
        rows: [
          { key: w.letterUnit, value: data.agencyName },
          { key: w.at, value: formatDate(language, data.today) },
          { key: w.item, value: shortId(recovery.id) },
        ],
      }),
      printButton({ language }),
    ]}`,
  }
}
