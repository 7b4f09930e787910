import { html, type Content, type Html } from '#kernel/html.ts'
import { ALL_DOCUMENT_KINDS, DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import {
  button,
  emptyState,
  errorSummary,
  form,
  input,
  insetText,
  link,
  numberedRows,
  pageHeading,
  paragraph,
  readerPanel,
  sectionHeading,
  select,
  tag,
  workspace,
} from '#ui/components.ts'
import { readerAddress } from '#platform/reader/index.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { dayWords } from './messages-day-end.ts'
import { deskWords as w, FOLLOW_UP_WORDS, STATUS_WORDS } from './messages-desk.ts'
import { ratingMessages } from './messages-rating.ts'
import { serviceName } from './messages-services.ts'
import { DESK, deskCasePath, deskKeys } from './pages-desk-frame.ts'
import { numberHelp } from './pages-document-help.ts'
import type { View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import type { Case } from './store.ts'
import type { FollowUp } from './store-rating.ts'

const language = 'zh-Hans' as const

/** What was typed into the form, to be shown again with what is wrong. */
export interface FindForm {
  readonly documentKind: string
  readonly number: string
  readonly name: string
  readonly birth: string
  readonly issuingState: string
}
export const EMPTY_FORM: FindForm = {
  documentKind: 'residentIdentityCard',
  number: '',
  name: '',
  birth: '',
  issuingState: '',
}

export type FindFault = 'notFound' | 'tooMany' | 'birthMissing' | 'numberWrong' | 'nameMissing'

const FIELD_OF: Readonly<Record<FindFault, keyof FindForm>> = {
  notFound: 'number',
  tooMany: 'number',
  numberWrong: 'number',
  birthMissing: 'birth',
  nameMissing: 'name',
}

export interface HomeData {
  readonly csrf: string
  readonly queue: readonly Case[]
  readonly followUps: readonly FollowUp[]
  readonly on: Temporal.PlainDate
  readonly form: FindForm
  readonly fault: FindFault | undefined
  /** What exactly is wrong, where the number itself says it. */
  readonly faultText?: string | undefined
  /** 上一班留言 */
  readonly handover: { readonly text: string; readonly from: string } | undefined
}

/** Overdue first in words and colour; then what ends today. */
export const dueTag = ({ promiseOn, remindedAt }: Case, on: Temporal.PlainDate): Content => {
  const due =
    promiseOn === undefined
      ? tag({ text: w.notAccepted, colour: 'orange' })
      : Temporal.PlainDate.compare(on, promiseOn) > 0
        ? tag({ text: w.overdue, colour: 'red' })
        : promiseOn.equals(on)
          ? tag({ text: w.dueToday, colour: 'yellow' })
          : w.due(formatDate(language, promiseOn))
  return [due, remindedAt !== undefined && [' ', tag({ text: w.reminded, colour: 'purple' })]]
}

const queueList = ({ queue, on }: HomeData): Html =>
  queue.length === 0
    ? emptyState({ title: w.queueEmpty, text: w.queueEmptyText })
    : numberedRows(
        queue.map((one) => ({
          href: deskCasePath(one),
          title: `${serviceName(language, one.service)} ${groupedCode(one.id)}`,
          text: [STATUS_WORDS[one.status], ' · ', dueTag(one, on)],
        })),
      )

const errorOf = (data: HomeData, field: keyof FindForm): Content =>
  data.fault !== undefined && FIELD_OF[data.fault] === field && (data.faultText ?? w[data.fault])

const findForm = (data: HomeData): Html => {
  const { csrf, form: typed } = data
  const text = (name: 'name' | 'birth' | 'issuingState', hint: string) =>
    input({
      language,
      name,
      label: w[name],
      hint,
      value: typed[name],
      width: name === 'issuingState' ? 5 : 20,
      autocomplete: 'off',
      spellcheck: false,
      error: errorOf(data, name),
    })
  return form({
    action: `${DESK}/find`,
    method: 'post',
    csrf,
    hidden: { readBy: 'typed', region: '', cardNumber: '', identifier: '' },
    content: [
      select({
        language,
        name: 'documentKind',
        label: w.documentKind,
        value: typed.documentKind,
        items: ALL_DOCUMENT_KINDS.map((kind) => ({ value: kind, text: DOCUMENT_KINDS[kind].zh })),
      }),
      input({
        language,
        name: 'number',
        label: w.number,
        hint: w.numberHint,
        value: typed.number,
        width: 20,
        inputMode: 'text',
        autocomplete: 'off',
        spellcheck: false,
        error: errorOf(data, 'number'),
      }),
      numberHelp(),
      text('name', w.nameHint),
      text('birth', w.birthHint),
      text('issuingState', w.issuingStateHint),
      button({ text: w.findButton }),
    ],
  })
}

const followUpList = ({ followUps, csrf }: HomeData): Content =>
  followUps.length > 0 && [
    sectionHeading(w.followUps),
    followUps.map((one) =>
      form({
        action: `${deskCasePath({ id: one.caseId })}/follow-ups/${one.kind}`,
        method: 'post',
        csrf,
        content: [
          paragraph([
            FOLLOW_UP_WORDS[one.kind],
            ' · ',
            serviceName(language, one.service),
            ' ',
            groupedCode(one.caseId),
            html`<br>`,
            one.reason !== undefined && ratingMessages(language, one.reason),
            ' · ',
            w.due(formatDate(language, one.dueOn)),
          ]),
          button({ text: w.done, kind: 'secondary' }),
        ],
      }),
    ),
  ]

/** What whoever ended the last day wrote for whoever comes next. */
const handoverNote = ({ handover }: HomeData): Content =>
  handover !== undefined && [
    sectionHeading(dayWords.handover),
    insetText({ text: [handover.text, html`<br>`, handover.from] }),
  ]

/** 工作台: queue on the left, whoever comes in the middle, what is owed on the right. */
export const deskHomePage = (data: HomeData): View => ({
  title: w.title,
  main: html`${[
    data.fault !== undefined &&
      errorSummary({
        language,
        errors: [{ text: data.faultText ?? w[data.fault], href: `#${FIELD_OF[data.fault]}` }],
      }),
    pageHeading(w.title),
    deskKeys(),
    workspace({
      queue: [sectionHeading(w.queue), queueList(data)],
      main: [
        sectionHeading(w.find),
        readerPanel({
          language,
          address: readerAddress(),
          reads: [
            { what: 'card', key: 'F4' },
            { what: 'document', key: 'F6' },
          ],
        }),
        paragraph(w.findLead),
        findForm(data),
        paragraph([w.notEntered, link({ href: `${DESK}/register`, text: w.enterPerson })]),
      ],
      evidence: [handoverNote(data), followUpList(data)],
    }),
  ]}`,
})
