import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  details,
  errorSummary,
  form,
  input,
  insetText,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  panel,
  paragraph,
  printButton,
  sectionHeading,
  select,
  summaryList,
  textarea,
  workspace,
} from '#ui/components.ts'
import { formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import { differenceOf } from './day-end.ts'
import type { CounterDay } from './end-day.ts'
import { dayWords as w, notTakenText } from './messages-day-end.ts'
import { serviceName } from './messages-services.ts'
import { blankRows, DAY_END, differenceText, endedRows, feeRows } from './pages-day-end-slip.ts'
import { DESK, deskCasePath, deskKeys } from './pages-desk-frame.ts'
import type { FormError } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import type { Case } from './store.ts'
import type { FeeGroup } from './store-fee.ts'
import type { UnsignedReceipt } from './store-receipt.ts'

const language = 'zh-Hans' as const

export interface DayForm {
  readonly blanks: string
  readonly yuan: string
  readonly explanation: string
  readonly note: string
}
export const EMPTY_DAY: DayForm = { blanks: '', yuan: '', explanation: '', note: '' }

export interface DayData {
  readonly csrf: string
  readonly staffId: string
  readonly now: CounterDay
  readonly counterName: string
  readonly seats: readonly { readonly code: string; readonly name: string }[]
  readonly groups: readonly FeeGroup[]
  readonly unsigned: readonly UnsignedReceipt[]
  readonly inHand: readonly Pick<Case, 'id' | 'service'>[]
  /** Names of staff by id. */
  readonly names: ReadonlyMap<string, string>
  readonly typed: DayForm
  readonly errors: readonly FormError[]
  readonly refused: keyof typeof w.refusals | undefined
  /** An agency of several outlets, and the clerk has not said at which they sit. */
  readonly seatMissing: boolean
}

const seatForm = ({ csrf, seats, now, seatMissing }: DayData): Content =>
  seats.length > 1 &&
  details({
    summary: w.seat,
    open: seatMissing,
    text: form({
      action: `${DAY_END}/seat`,
      method: 'post',
      csrf,
      content: [
        select({
          language,
          name: 'outlet',
          label: w.seat,
          items: seats.map(({ code, name }) => ({ value: code, text: name })),
          value: now.counterCode,
        }),
        button({ text: w.seatButton, kind: 'secondary' }),
      ],
    }),
  })

const errorOf = ({ errors }: DayData, name: string): Content =>
  errors.find(({ href }) => href === `#${name}`)?.text

const receiveForm = (data: DayData): Html =>
  details({
    summary: w.receive,
    open: errorOf(data, 'amount') !== undefined,
    text: form({
      action: `${DAY_END}/blanks`,
      method: 'post',
      csrf: data.csrf,
      content: [
        input({
          language,
          name: 'amount',
          label: w.amount,
          width: 5,
          inputMode: 'numeric',
          autocomplete: 'off',
          error: errorOf(data, 'amount'),
        }),
        input({ language, name: 'from', label: w.receiveNote, width: 20, autocomplete: 'off' }),
        button({ text: w.receiveButton, kind: 'secondary', preventDoubleClick: true }),
      ],
    }),
  })

const feeGroups = ({ groups }: DayData): Content =>
  groups.length === 0
    ? paragraph(w.noFees)
    : bulletList(
        groups.map(({ reason, count }) =>
          reason === undefined ? w.takenCount(count) : `${notTakenText(reason)}：${count} 笔`,
        ),
      )

const caseLink = (one: Pick<Case, 'id' | 'service'>): Html =>
  link({
    href: deskCasePath(one),
    text: `${serviceName(language, one.service)} ${groupedCode(one.id)}`,
  })

const unsignedList = ({ unsigned, csrf }: DayData): Content =>
  unsigned.length === 0
    ? paragraph(w.allSigned)
    : unsigned.map((one) =>
        form({
          action: `${deskCasePath(one)}/receipt-signed`,
          method: 'post',
          csrf,
          content: [
            paragraph([caseLink(one), !one.printed && ` · ${w.notPrinted}`]),
            buttonGroup(
              link({ href: `${deskCasePath(one)}/slip`, text: w.print }),
              button({ text: w.signed, kind: 'secondary' }),
            ),
          ],
        }),
      )

const leftOpen = (data: DayData): Content => [
  sectionHeading(w.unsigned),
  unsignedList(data),
  sectionHeading(w.inHand),
  data.inHand.length === 0 ? paragraph(w.noneInHand) : bulletList(data.inHand.map(caseLink)),
]

const countForm = (data: DayData): Html => {
  const { csrf, typed } = data
  const figure = (name: 'blanks' | 'yuan', label: string, hint?: string) =>
    input({
      language,
      name,
      label,
      ...(hint !== undefined && { hint }),
      value: typed[name],
      width: 10,
      inputMode: name === 'blanks' ? 'numeric' : 'decimal',
      autocomplete: 'off',
      error: errorOf(data, name),
    })
  return form({
    action: DAY_END,
    method: 'post',
    csrf,
    content: [
      figure('blanks', w.countedBlanks),
      figure('yuan', w.countedYuan, w.countedYuanHint),
      textarea({
        language,
        name: 'explanation',
        label: w.explanation,
        value: typed.explanation,
        error: errorOf(data, 'explanation'),
      }),
      textarea({ language, name: 'note', label: w.note, hint: w.noteHint, value: typed.note }),
      button({ text: w.countButton, preventDoubleClick: true }),
    ],
  })
}

const waiting = ({ csrf, staffId, now, names }: DayData): Content => {
  const { waiting: one } = now
  if (one === undefined) return undefined
  const { blanks, fen } = differenceOf(one, one.counted)
  return [
    sectionHeading(w.waiting),
    summaryList({
      rows: [
        { key: w.actual, value: `${one.counted.blanks} 张，${formatMoney(one.counted.fen)}` },
        { key: w.difference, value: differenceText(blanks, fen) },
        { key: w.reason, value: one.explanation },
        { key: w.countedBy, value: names.get(one.countedBy) },
      ],
    }),
    one.countedBy === staffId
      ? insetText({ text: w.waitingMine })
      : [
          paragraph(w.waitingOther),
          form({
            action: `${DAY_END}/confirmation`,
            method: 'post',
            csrf,
            content: button({ text: w.confirm, preventDoubleClick: true }),
          }),
        ],
  ]
}

const ended = ({ now, names }: DayData): Content =>
  now.ended !== undefined && [
    panel({ title: w.ended, text: w.endedText }),
    summaryList({ rows: endedRows(now.ended, names) }),
    buttonGroup(
      linkButton({ href: `${DAY_END}/slip`, text: w.slip, kind: 'secondary' }),
      printButton({ language }),
    ),
  ]

const period = ({ now: { last } }: DayData): string =>
  last === undefined ? w.sinceBeginning : `${formatDateTime(language, last.closedAt)} 起`

/** 日结: the books on the left, counting in the middle, what is not done on the right. */
export const dayEndPage = (data: DayData): View => {
  const { now, counterName, errors, refused } = data
  return {
    title: w.title,
    beforeMain: backLink({ language, href: DESK }),
    main: html`${[
      errors.length > 0 && errorSummary({ language, errors }),
      refused !== undefined && notificationBanner({ language, text: w.refusals[refused] }),
      pageHeading(w.title, `${counterName} · ${formatDate(language, now.day)}`),
      deskKeys(),
      paragraph(w.lead),
      seatForm(data),
      workspace({
        queue: [
          paragraph(period(data)),
          sectionHeading(w.blanks),
          summaryList({ rows: blankRows(now) }),
          !data.seatMissing && receiveForm(data),
          sectionHeading(w.fees),
          summaryList({ rows: feeRows(now) }),
          feeGroups(data),
        ],
        main: [
          ended(data),
          waiting(data),
          data.seatMissing
            ? insetText({ text: w.seatFirst })
            : now.ended === undefined && [sectionHeading(w.count), countForm(data)],
        ],
        evidence: leftOpen(data),
      }),
    ]}`,
  }
}
