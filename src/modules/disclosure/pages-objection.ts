import { html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  insetText,
  notificationBanner,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { ObjectedFate } from '#modules/payment/index.ts'
import { objectionMessages as o } from './messages-public.ts'
import { OBJECTION_ACTIONS, objectionNumber } from './objection.ts'
import { noticeTable, type ShownNotice } from './pages-board.ts'
import { noticePathOf } from './pages-frame.ts'
import {
  objectionFault,
  objectionForm,
  type ObjectionFault,
  type ObjectionForm,
} from './pages-object.ts'
import type { Objection } from './store-objections.ts'
import { FATE_WORDS, REFUSALS, STATUS_WORDS, words as w } from './words.ts'

const language = 'zh-Hans' as const

export interface ObjectionData {
  readonly objection: Objection
  readonly shown: ShownNotice
  /** What was said, opened for this page. */
  readonly statement: string
  /** What an upheld objection makes of the line; nothing while the list is not handed over. */
  readonly fate: ObjectedFate | undefined
  readonly csrf: string
  readonly mayDecide: boolean
  /** Who could decide instead. */
  readonly deciders: readonly string[]
  readonly values: { readonly action: string; readonly words: string }
  readonly fault: { readonly text: string; readonly field: string } | undefined
  readonly saved: boolean
}

const facts = ({ objection: one, statement, fate }: ObjectionData): Html =>
  summaryList({
    rows: [
      { key: w.number, value: verbatim(objectionNumber(one.id)) },
      { key: w.line, value: one.number === undefined ? w.wholeList : String(one.number) },
      { key: w.kind, value: o(language, one.kind) },
      { key: w.said, value: verbatim(statement) },
      { key: w.channel, value: w[one.channel] },
      { key: w.receivedAt, value: formatDateTime(language, one.receivedAt) },
      { key: w.dueOn, value: formatDate(language, one.dueOn) },
      { key: w.status, value: STATUS_WORDS[one.status] },
      ...(fate === undefined ? [] : [{ key: w.fate, value: FATE_WORDS[fate] }]),
      ...(one.decided === undefined
        ? []
        : [
            { key: w.outcomeWords, value: verbatim(one.decided.words) },
            { key: w.decidedAt, value: formatDateTime(language, one.decided.at) },
          ]),
    ],
  })

const decideForm = ({ objection, csrf, values, fault }: ObjectionData): Html =>
  form({
    action: `/dept/objections/${objection.id}`,
    method: 'post',
    csrf,
    content: [
      radios({
        language,
        name: 'action',
        legend: w.decide,
        legendSize: 's',
        value: values.action,
        error: fault?.field === 'action' ? fault.text : undefined,
        items: OBJECTION_ACTIONS.map((value) => ({ value, text: w[value] })),
      }),
      textarea({
        language,
        name: 'words',
        label: w.outcomeWords,
        hint: w.outcomeHint,
        value: values.words,
        error: fault?.field === 'words' ? fault.text : undefined,
        rows: 3,
      }),
      button({ text: w.decideButton, preventDoubleClick: true }),
    ],
  })

/** 核实异议: what was said, and what came of it. */
export const objectionPage = (data: ObjectionData): View => {
  const { objection, shown, mayDecide, deciders, fault, saved } = data
  const open = objection.status === 'open'
  return {
    title: w.objection,
    beforeMain: backLink({ language, href: noticePathOf({ id: shown.notice.rosterId }) }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined &&
        errorSummary({ language, errors: [{ text: fault.text, href: `#${fault.field}` }] }),
      pageHeading(w.objection, `${shown.programme[language]} ${shown.notice.payPeriod}`),
      facts(data),
      open && [
        sectionHeading(w.decide),
        mayDecide
          ? decideForm(data)
          : insetText({
              text:
                deciders.length === 0
                  ? w.settleNobody
                  : html`${w.decideWho}${verbatim(deciders.join('、'))}`,
            }),
      ],
    ]}`,
  }
}

/** What is wrong with a decision, at its field. */
export const decisionFault = (refusal: keyof typeof REFUSALS) => ({
  text: REFUSALS[refusal],
  field: refusal === 'WORDS_MISSING' ? 'words' : 'action',
})

/** 公示异议 at a counter: which list. */
export const deskNoticesPage = (
  notices: readonly ShownNotice[],
  received: string | undefined,
): View => ({
  title: w.deskTitle,
  main: html`${[
    received !== undefined &&
      notificationBanner({
        language,
        kind: 'success',
        text: [w.deskReceived, html`<strong>${verbatim(received)}</strong>`],
      }),
    pageHeading(w.deskTitle),
    paragraph(w.deskLead, 'lead'),
    notices.length === 0
      ? paragraph(w.deskEmpty)
      : noticeTable(notices, ({ id }) => `/desk/notices/${id}/objection`),
  ]}`,
})

/** The same form as everybody's, filled in by a clerk. */
export const deskObjectPage = (
  { notice, programme }: ShownNotice,
  csrf: string,
  values: ObjectionForm,
  fault: ObjectionFault | undefined,
): View => ({
  title: w.deskTitle,
  beforeMain: backLink({ language, href: '/desk/notices' }),
  main: html`${[
    objectionFault(language, fault),
    pageHeading(w.deskTitle, `${programme[language]} ${notice.payPeriod}`),
    paragraph(w.deskLead, 'lead'),
    objectionForm({
      language,
      action: `/desk/notices/${notice.id}/objection`,
      csrf,
      values,
      fault,
    }),
  ]}`,
})
