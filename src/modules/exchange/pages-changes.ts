import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  insetText,
  pageHeading,
  radios,
  summaryList,
  tag,
  type TagColour,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { AccountEnding, AcknowledgementStatus } from '#modules/account/index.ts'
import { ANSWER_STATUS_WORDS, changeWords as w } from './messages.ts'
import type { ListedChange, ReadChange } from './read-changes.ts'

const language = 'zh-Hans' as const
export const CHANGES_PATH = '/dept/account-changes'

export const ANSWER_COLOURS: Readonly<Record<AcknowledgementStatus, TagColour>> = {
  published: 'grey',
  pushed: 'orange',
  acknowledged: 'green',
  rejected: 'red',
  deferred: 'blue',
  cancelled: 'grey',
}

export type Banks = ReadonlyMap<string, string>

export const accountText = (account: AccountEnding | undefined, banks: Banks): string =>
  account === undefined
    ? w.noFrom
    : w.account(banks.get(account.bankCode) ?? account.bankCode, account.tail)

export const isOverdue = ({ asked }: ListedChange, today: Temporal.PlainDate): boolean =>
  (asked.status === 'pushed' || asked.status === 'deferred') &&
  asked.dueOn !== undefined &&
  Temporal.PlainDate.compare(asked.dueOn, today) < 0

export const programmeName = ({ programme, change }: ListedChange): string =>
  programme?.name['zh-Hans'] ?? change.programmeCode

const protection = ({ underWay, firstNew }: ReadChange): string => {
  if (underWay !== undefined) return w.underWay(formatDate(language, underWay))
  return firstNew === undefined ? w.noPayDay : w.firstNew(formatDate(language, firstNew))
}

const contentList = (data: ReadChange): Html => {
  const { change, banks } = data
  return summaryList({
    card: { title: w.change },
    rows: [
      { key: w.programme, value: verbatim(programmeName(data)) },
      { key: w.holder, value: verbatim(data.holder) },
      { key: w.from, value: accountText(change.from, banks) },
      { key: w.to, value: accountText(change.to, banks) },
      { key: w.enteredAt, value: formatDateTime(language, change.enteredAt) },
      { key: w.effective, value: formatDateTime(language, change.effectiveFrom) },
      { key: w.protection, value: protection(data) },
    ],
  })
}

/** 授权依据: by which words, when and how the holder permitted it. */
const proofList = ({ consent, change }: ReadChange): Html =>
  summaryList({
    card: { title: w.proof },
    rows: [
      { key: w.status, value: w.standing[change.standing] },
      { key: w.text, value: w.textOf(consent.textVersion, w.languages[consent.textLanguage]) },
      { key: w.givenAt, value: formatDateTime(language, consent.givenAt) },
      { key: w.channel, value: w.channels[consent.channel] },
      { key: w.level, value: w.levelOf(consent.assuranceLevel) },
      { key: w.digest, value: verbatim(consent.textDigest) },
      { key: w.consentId, value: verbatim(consent.id) },
    ],
  })

const answeredByText = ({ answeredBy, asked }: ReadChange): Content => {
  if (answeredBy === 'exchange.acknowledgeByRule') return w.byRule
  return answeredBy === asked.agencyCode ? w.bySystem : verbatim(answeredBy ?? '')
}

const answerList = (data: ReadChange): Html => {
  const { asked } = data
  const { status, reason, answeredAt, dueOn } = asked
  return summaryList({
    card: { title: w.answerOf },
    rows: [
      {
        key: w.status,
        value: tag({ text: ANSWER_STATUS_WORDS[status], colour: ANSWER_COLOURS[status] }),
      },
      ...(dueOn === undefined ? [] : [{ key: w.due, value: formatDate(language, dueOn) }]),
      ...(reason === undefined ? [] : [{ key: w.reason, value: verbatim(reason) }]),
      ...(answeredAt === undefined
        ? []
        : [
            { key: w.answeredAt, value: formatDateTime(language, answeredAt) },
            { key: w.answeredBy, value: answeredByText(data) },
          ]),
    ],
  })
}

export interface AnswerForm {
  readonly action: string
  readonly reason: string
}

export interface AnswerFault {
  readonly field: 'action' | 'reason'
  readonly text: string
}

const answerForm = (
  { change, asked }: ReadChange,
  options: {
    readonly csrf: string
    readonly values: AnswerForm
    readonly fault: AnswerFault | undefined
    readonly until: Temporal.PlainDate
    readonly at: Temporal.Instant
  },
): Html => {
  const { values, fault, until } = options
  const hasSwitched = Temporal.Instant.compare(change.effectiveFrom, options.at) <= 0
  const errorOf = (field: AnswerFault['field']) => (fault?.field === field ? fault.text : undefined)
  return form({
    action: `${CHANGES_PATH}/${change.changeId}`,
    method: 'post',
    csrf: options.csrf,
    content: [
      radios({
        language,
        name: 'action',
        legend: w.how,
        legendSize: 'm',
        value: values.action,
        error: errorOf('action'),
        items: [
          { value: 'acknowledge', text: w.acknowledge, hint: w.acknowledgeHint },
          { value: 'reject', text: w.reject, hint: hasSwitched ? w.rejectLateHint : w.rejectHint },
          ...(asked.status === 'deferred'
            ? []
            : [
                {
                  value: 'defer',
                  text: w.defer(formatDate(language, until)),
                  hint: w.deferHint,
                },
              ]),
        ],
      }),
      textarea({
        language,
        name: 'reason',
        label: w.reason,
        hint: w.reasonHint,
        value: values.reason,
        rows: 3,
        error: errorOf('reason'),
      }),
      button({ text: w.save, preventDoubleClick: true }),
    ],
  })
}

/** One change: what changes, by whose permission, and the department's word. */
export const changePage = (data: ReadChange, options: Parameters<typeof answerForm>[1]): View => {
  const { asked, change } = data
  const { fault } = options
  const isOpen = ['published', 'pushed', 'deferred'].includes(asked.status)
  const stands = change.standing === 'stands'
  // What has switched stays so, whatever is withdrawn afterwards, and waits for its answer.
  const hasSwitched =
    change.standing !== 'cancelled' &&
    Temporal.Instant.compare(change.effectiveFrom, options.at) <= 0
  return {
    title: `${w.title} ${programmeName(data)}`,
    beforeMain: backLink({ language, href: CHANGES_PATH }),
    main: html`${[
      fault !== undefined &&
        errorSummary({ language, errors: [{ text: fault.text, href: `#${fault.field}` }] }),
      pageHeading(verbatim(programmeName(data)), w.title),
      contentList(data),
      proofList(data),
      answerList(data),
      isOpen && !stands && insetText({ text: w.standing[change.standing] }),
      isOpen && (stands || hasSwitched) && answerForm(data, options),
    ]}`,
  }
}
