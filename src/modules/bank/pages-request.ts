import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  input,
  insetText,
  notificationBanner,
  pageHeading,
  radios,
  sectionHeading,
  select,
  summaryList,
  table,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import {
  CHANNEL_WORDS,
  KIND_WORDS,
  portalWords as w,
  REASON_CODES,
  REASONS,
  STATUS_WORDS,
} from './messages-bank.ts'
import { due, shortId, statusTag } from './pages-worklist.ts'
import { isOpen } from './request.ts'
import type { BankRequest, PastStep } from './store-request.ts'

const language = 'zh-Hans' as const
const PATH = '/bank'

/** The holder as a bank's staff sees them: enough to find the customer, the rest masked. */
export interface MaskedHolder {
  readonly name: string
  readonly document: string
  readonly documentNumber: string
  readonly cardNumber: string
  readonly phone: string | undefined
}

export interface AnswerForm {
  readonly answer?: string | undefined
  readonly accountNumber?: string | undefined
  readonly reasonCode?: string | undefined
  readonly reason?: string | undefined
}

export interface AnswerFault {
  readonly field: 'answer' | 'accountNumber' | 'reasonCode' | 'reason'
  readonly text: string
}

export interface RequestData {
  readonly csrf: string
  readonly request: BankRequest
  readonly holder: MaskedHolder | undefined
  readonly accountTail: string | undefined
  readonly steps: readonly PastStep[]
  readonly at: Temporal.Instant
  readonly values: AnswerForm
  readonly faults: readonly AnswerFault[]
  readonly saved: boolean
}

const reasonText = ({ reasonCode = '', reason }: BankRequest): string => {
  const known = REASON_CODES.find((code) => code === reasonCode)
  return [known === undefined ? reasonCode : REASONS[known], reason]
    .filter((part) => part !== undefined && part !== '')
    .join('：')
}

const facts = ({ request, holder, accountTail, at }: RequestData): Html =>
  summaryList({
    rows: [
      { key: w.kind, value: KIND_WORDS[request.kind] },
      { key: w.status, value: statusTag(request.status) },
      { key: w.dueAt, value: due(request, at) },
      { key: w.request, value: verbatim(request.id) },
      ...(holder === undefined
        ? []
        : [
            { key: w.holder, value: verbatim(holder.name) },
            { key: w.document, value: `${holder.document} ${holder.documentNumber}` },
            { key: w.card, value: holder.cardNumber },
            ...(holder.phone === undefined ? [] : [{ key: w.phone, value: holder.phone }]),
          ]),
      ...(accountTail === undefined ? [] : [{ key: w.tail, value: `****${accountTail}` }]),
      { key: w.attempts, value: formatCount(request.attempts) },
      ...(request.reasonCode === undefined
        ? []
        : [{ key: w.reason, value: verbatim(reasonText(request)) }]),
    ],
  })

const past = (steps: readonly PastStep[]): Content =>
  steps.length > 0 &&
  table({
    caption: w.steps,
    captionSize: 'm',
    head: [w.madeAt, w.status, w.channel],
    rows: steps.map((step) => [
      formatDateTime(language, step.at),
      STATUS_WORDS[step.to],
      CHANNEL_WORDS[step.channel],
    ]),
  })

const errorOf = (faults: readonly AnswerFault[], field: AnswerFault['field']) =>
  faults.find((fault) => fault.field === field)?.text

const accountField = ({ values, faults }: RequestData): Html =>
  input({
    language,
    name: 'accountNumber',
    label: w.accountNumber,
    hint: w.accountHint,
    value: values.accountNumber,
    error: errorOf(faults, 'accountNumber'),
    inputMode: 'numeric',
    autocomplete: 'off',
    spellcheck: false,
  })

const reasonFields = ({ values, faults }: RequestData): Html =>
  html`${select({
    language,
    name: 'reasonCode',
    label: w.reasonCode,
    value: values.reasonCode ?? '',
    error: errorOf(faults, 'reasonCode'),
    items: [
      { value: '', text: '' },
      ...REASON_CODES.map((value) => ({ value, text: REASONS[value] })),
    ],
  })}${textarea({
    language,
    name: 'reason',
    label: w.reasonText,
    hint: w.reasonHint,
    value: values.reason,
    rows: 2,
    error: errorOf(faults, 'reason'),
  })}`

const answerForm = (data: RequestData): Html => {
  const { request, csrf, values, faults } = data
  const opening = request.kind === 'openAccount'
  return form({
    action: `${PATH}/requests/${request.id}`,
    method: 'post',
    csrf,
    content: [
      radios({
        language,
        name: 'answer',
        legend: w.answer,
        legendSize: 'm',
        hint: w.answerHint,
        value: values.answer,
        error: errorOf(faults, 'answer'),
        items: [
          ...(request.status === 'accepted' ? [] : [{ value: 'accepted', text: w.accept }]),
          opening
            ? { value: 'opened', text: w.opened, conditional: accountField(data) }
            : { value: 'done', text: w.done },
          { value: 'refused', text: w.refused, conditional: reasonFields(data) },
        ],
      }),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })
}

/** One request: what is asked for whom, what became of it, and what can be said of it. */
export const requestPage = (data: RequestData): View => {
  const { request, faults, saved, steps } = data
  const title = `${KIND_WORDS[request.kind]} ${shortId(request.id)}`
  return {
    title,
    beforeMain: backLink({ language, href: PATH }),
    main: html`${[
      saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      faults.length > 0 &&
        errorSummary({
          language,
          errors: faults.map(({ field, text }) => ({ text, href: `#${field}` })),
        }),
      pageHeading(title),
      facts(data),
      isOpen(request.status) ? answerForm(data) : insetText({ text: w.ended }),
      steps.length > 0 && sectionHeading(w.steps),
      past(steps),
    ]}`,
  }
}
