import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  details,
  errorSummary,
  form,
  input,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  summaryList,
  table,
  tag,
  type TagColour,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { CasesAct } from './act-on-cases.ts'
import {
  ACT_WORDS,
  CASE_STATUS_WORDS,
  NEXT_WORDS,
  READY_WORDS,
  returnWords as w,
  WHY_NOT,
} from './messages-returns.ts'
import { shortId } from './pages-dept-batches.ts'
import { dueCell, RETURNS_PATH } from './pages-dept-returns.ts'
import { routeOf } from './reason-words.ts'
import { splitCases } from './reissue-cases.ts'
import { taskOf } from './remind-holder.ts'
import type { ReturnCaseStatus } from './return-case.ts'
import type { ReturnCase } from './store-cases.ts'

const language = 'zh-Hans' as const

export interface GroupData {
  readonly batchId: string
  readonly programmeName: string
  readonly payPeriod: string
  readonly reasonCode: string
  readonly cases: readonly ReturnCase[]
  readonly names: ReadonlyMap<string, string>
  readonly staff: ReadonlyMap<string, string>
  readonly bankNames: ReadonlyMap<string, string>
  readonly today: Temporal.PlainDate
  readonly csrf: string
  readonly formKey: string
  readonly mayAct: boolean
  readonly payOn: string
  readonly fault: { readonly field: string; readonly text: string } | undefined
  readonly done: string | undefined
}

const COLOURS: Readonly<Record<ReturnCaseStatus, TagColour>> = {
  unseen: 'grey',
  withHolder: 'yellow',
  verifying: 'blue',
  ready: 'teal',
  reissued: 'green',
  stopped: 'grey',
}

/** More than this, and one is found by the list of the batch instead. */
const CHOOSABLE = 50

const lineTable = ({ cases, names, staff, bankNames, today }: GroupData): Html => {
  const { cannot } = splitCases(cases)
  const why = new Map(cannot.map(({ one, why: refusal }) => [one.id, WHY_NOT[refusal]]))
  return table({
    caption: w.lines,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [
      w.line,
      w.name,
      w.bank,
      w.account,
      { text: w.amount, numeric: true },
      w.failedAt,
      w.status,
      w.canGo,
      w.resolver,
      w.due,
    ],
    rows: cases.map((one) => [
      verbatim(shortId(one.lineId)),
      names.get(one.personId) ?? '',
      bankNames.get(one.bankCode) ?? one.bankCode,
      verbatim(one.accountTail),
      formatMoney(one.amountFen),
      formatDateTime(language, one.failedAt),
      html`${tag({ text: CASE_STATUS_WORDS[one.status], colour: COLOURS[one.status] })}${
        one.readyWhy !== undefined && html`<br>${READY_WORDS[one.readyWhy]}`
      }${one.toldAt !== undefined && html`<br>${w.told} ${formatDateTime(language, one.toldAt)}`}`,
      why.get(one.id) ?? (one.otherAccount ? w.toOther : w.toSame),
      one.resolverId === undefined
        ? tag({ text: w.nobody, colour: 'red' })
        : (staff.get(one.resolverId) ?? ''),
      dueCell(one.dueOn, today),
    ]),
  })
}

const which = ({ cases, names }: GroupData, act: string): Content =>
  cases.length > 1 &&
  cases.length <= CHOOSABLE &&
  select({
    language,
    name: 'caseId',
    id: `which-${act}`,
    label: w.which,
    value: '',
    items: [
      { value: '', text: w.wholeGroup(formatCount(cases.length)) },
      ...cases.map(({ id, lineId, personId }) => ({
        value: id,
        text: `${shortId(lineId)} ${names.get(personId) ?? ''}`,
      })),
    ],
  })

const actForm = (data: GroupData, act: CasesAct['act'], text: string, noteLabel?: string): Html => {
  const { batchId, reasonCode, csrf, fault } = data
  return html`${details({
    summary: ACT_WORDS[act],
    open: fault?.field === `note-${act}`,
    text: html`${[
      paragraph(text),
      form({
        action: `${RETURNS_PATH}/${batchId}/${reasonCode}`,
        method: 'post',
        csrf,
        content: [
          which(data, act),
          noteLabel !== undefined &&
            textarea({
              language,
              name: 'note',
              id: `note-${act}`,
              label: noteLabel,
              rows: 2,
              error: fault?.field === `note-${act}` ? fault.text : undefined,
            }),
          button({
            text: ACT_WORDS[act],
            name: 'act',
            value: act,
            kind: act === 'stop' ? 'warning' : 'secondary',
            preventDoubleClick: true,
          }),
        ],
      }),
    ]}`,
  })}`
}

const reissueForm = (data: GroupData): Content => {
  const { can } = splitCases(data.cases)
  if (can.length === 0) return []
  const other = can.filter(({ otherAccount }) => otherAccount).length
  const { batchId, reasonCode, csrf, formKey, payOn, fault } = data
  return [
    sectionHeading(w.reissueTitle),
    paragraph(
      w.reissueText(formatCount(can.length), formatCount(other), formatCount(can.length - other)),
    ),
    form({
      action: `${RETURNS_PATH}/${batchId}/reissue`,
      method: 'post',
      csrf,
      content: [
        html`<input type="hidden" name="key" value="${formKey}"><input type="hidden" name="reason"
          value="${reasonCode}">`,
        input({
          language,
          name: 'payOn',
          label: w.payOn,
          hint: w.payOnHint,
          value: payOn,
          width: 10,
          error: fault?.field === 'payOn' ? fault.text : undefined,
        }),
        button({ text: w.reissueButton, preventDoubleClick: true }),
      ],
    }),
  ]
}

const actions = (data: GroupData): Content => {
  if (!data.mayAct) return paragraph(w.readOnly, 'quiet')
  const task = taskOf(data.reasonCode)
  return [
    reissueForm(data),
    sectionHeading(w.actions),
    task !== undefined && actForm(data, 'remind', w.remindText[task]),
    actForm(data, 'verify', w.verifyText),
    actForm(data, 'allow', w.verifyText, w.note),
    actForm(data, 'stop', w.stopText, w.stopNote),
  ]
}

/** One batch and reason: its lines, why each can or cannot go, and what to do with all of them. */
export const groupPage = (data: GroupData): View => {
  const route = routeOf(data.reasonCode)
  const title = w.group(data.reasonCode, route.zh)
  const total = data.cases.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  return {
    title,
    beforeMain: backLink({ language, href: RETURNS_PATH }),
    main: html`${[
      data.fault !== undefined &&
        errorSummary({
          language,
          errors: [{ text: data.fault.text, href: `#${data.fault.field}` }],
        }),
      data.done !== undefined && notificationBanner({ language, kind: 'success', text: data.done }),
      pageHeading(title, `${data.programmeName} ${data.payPeriod}`),
      summaryList({
        rows: [
          { key: w.count, value: w.counts(formatCount(data.cases.length), formatMoney(total)) },
          { key: w.next, value: NEXT_WORDS[route.next] },
          { key: w.todo, value: route.todo },
        ],
      }),
      data.cases.length === 0 ? paragraph(w.none) : [actions(data), lineTable(data)],
    ]}`,
  }
}
