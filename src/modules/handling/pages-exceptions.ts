import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  button,
  details,
  emptyState,
  errorSummary,
  form,
  insetText,
  linkButton,
  notificationBanner,
  numberedRows,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  select,
  subNavigation,
  summaryList,
  type SummaryRow,
  tag,
  textarea,
  timeline,
  verbatim,
  warningText,
  workspace,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { isOverdue, isUnderWay } from './exception.ts'
import { outcomesOf, ruleOf } from './exception-kind.ts'
import {
  EXCEPTION_STATUS_WORDS,
  exceptionWords as w,
  KIND_WORDS,
  NEXT_WORDS,
  STEP_WORDS,
} from './messages-exception.ts'
import { outcomeText } from './messages-exception-tracker.ts'
import { deskKeys } from './pages-desk-frame.ts'
import type { FormError } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import type { Exception, ExceptionList, ExceptionStep } from './store-exception.ts'

const language = 'zh-Hans' as const

export const EXCEPTIONS = '/desk/exceptions'
export const exceptionPath = ({ id }: Pick<Exception, 'id'>): string =>
  `${EXCEPTIONS}/${publicId('exception', id)}`

type ListView = ExceptionList['view']
export const LIST_VIEWS = ['mine', 'unit', 'overdue', 'reported'] as const satisfies ListView[]

export interface ListData {
  readonly view: ListView
  readonly exceptions: readonly Exception[]
  /** Names of resolvers by id. */
  readonly names: ReadonlyMap<string, string>
  readonly on: Temporal.PlainDate
}

/** What is urgent about its day; nothing while there is time. */
const lateTag = (one: Exception, on: Temporal.PlainDate): Content => {
  if (isOverdue(one, on))
    return [
      tag({ text: w.overdue, colour: 'red' }),
      one.escalatedAt !== undefined && [' ', tag({ text: w.escalated, colour: 'purple' })],
    ]
  return isUnderWay(one.status) && one.dueOn.equals(on)
    ? tag({ text: w.dueToday, colour: 'yellow' })
    : undefined
}

/** How much time is left, in words and colour. */
const dueTag = (one: Exception, on: Temporal.PlainDate): Content =>
  isUnderWay(one.status)
    ? (lateTag(one, on) ?? w.due(formatDate(language, one.dueOn)))
    : tag({ text: EXCEPTION_STATUS_WORDS[one.status], colour: 'green' })

const resolverName = (one: Exception, names: ReadonlyMap<string, string>): string =>
  one.resolverId === undefined ? w.nobody : (names.get(one.resolverId) ?? w.nobody)

/** 疑难件: mine, of my unit, overdue, and what we reported. */
export const exceptionsPage = ({ view, exceptions, names, on }: ListData): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    deskKeys(),
    paragraph(w.lead),
    subNavigation({
      label: w.title,
      items: LIST_VIEWS.map((one) => ({
        href: `${EXCEPTIONS}?view=${one}`,
        text: w.views[one],
        current: one === view,
      })),
    }),
    exceptions.length === 0
      ? emptyState({ title: w.empty })
      : numberedRows(
          exceptions.map((one) => ({
            href: exceptionPath(one),
            title: `${KIND_WORDS[one.kind]} ${groupedCode(one.id)}`,
            text: [resolverName(one, names), ' · ', dueTag(one, on)],
          })),
        ),
  ]}`,
})

export interface DetailData {
  readonly csrf: string
  readonly one: Exception
  /** The masked name of the person. */
  readonly label: string
  readonly steps: readonly ExceptionStep[]
  readonly names: ReadonlyMap<string, string>
  readonly unit: string
  readonly openedAgency: string | undefined
  /** Whoever looks. */
  readonly staffId: string
  readonly mayHandOn: boolean
  /** To whom it may be handed on. */
  readonly others: readonly { readonly id: string; readonly text: string }[]
  readonly casePath: string | undefined
  readonly on: Temporal.PlainDate
  readonly typed: { readonly outcome: string; readonly note: string; readonly reason: string }
  readonly errors: readonly FormError[]
  readonly refused: keyof typeof w.refusals | undefined
}

const opener = ({ one, names, openedAgency }: DetailData): Content =>
  one.openedByKind === 'staff'
    ? [openedAgency, ' ', names.get(one.openedBy)]
    : { system: w.program, holder: w.byHolder, agent: w.byAgent }[one.openedByKind]

const facts = (data: DetailData): Html => {
  const { one, label, names, unit, on } = data
  const rows: SummaryRow[] = [
    { key: w.who, value: verbatim(label) },
    { key: w.statement, value: one.statement },
    ...(one.imageReference === undefined
      ? []
      : [{ key: w.image2, value: verbatim(one.imageReference) }]),
    { key: w.resolver, value: resolverName(one, names) },
    { key: w.unit, value: unit },
    { key: w.until, value: [formatDate(language, one.dueOn), ' ', lateTag(one, on)] },
    { key: w.openedBy, value: opener(data) },
    { key: w.openedAt, value: formatDateTime(language, one.openedAt) },
  ]
  return summaryList({ rows })
}

const post = (data: DetailData, act: string, content: Content): Html =>
  form({ action: `${exceptionPath(data.one)}/${act}`, method: 'post', csrf: data.csrf, content })

/** The page of the act that puts it right. */
const nextStep = (data: DetailData): Content => {
  const { next } = ruleOf(data.one.kind)
  const byCase = next === 'case' && data.casePath === undefined ? 'person' : next
  return [
    sectionHeading(w.next),
    next === 'reversals'
      ? linkButton({ href: '/admin/feeds', text: NEXT_WORDS.reversals, kind: 'secondary' })
      : post(data, 'person', button({ text: NEXT_WORDS[byCase], kind: 'secondary' })),
  ]
}

const errorOf = ({ errors }: DetailData, name: string): Content =>
  errors.find(({ href }) => href === `#${name}`)?.text

const closing = (data: DetailData): Content => {
  const { one, typed } = data
  if (one.twoPeople && one.openedBy === data.staffId) return insetText({ text: w.secondNeeded })
  return [
    sectionHeading(w.close),
    post(data, 'close', [
      radios({
        language,
        name: 'outcome',
        legend: w.closeLegend,
        error: errorOf(data, 'outcome'),
        items: outcomesOf(one.kind).map((value) => ({ value, text: outcomeText(language, value) })),
        value: typed.outcome,
      }),
      textarea({
        language,
        name: 'note',
        label: w.note,
        hint: w.noteHint,
        value: typed.note,
        error: errorOf(data, 'note'),
      }),
      button({ text: w.close, preventDoubleClick: true }),
    ]),
  ]
}

const handOn = (data: DetailData): Content => {
  const { others, typed, errors } = data
  if (!data.mayHandOn) return undefined
  const content =
    others.length === 0
      ? paragraph(w.nobodyElse)
      : post(data, 'hand-on', [
          select({
            language,
            name: 'to',
            label: w.handOnTo,
            items: others.map(({ id, text }) => ({ value: id, text })),
          }),
          textarea({
            language,
            name: 'reason',
            label: w.handOnReason,
            value: typed.reason,
            error: errorOf(data, 'reason'),
          }),
          button({ text: w.handOnButton, kind: 'secondary', preventDoubleClick: true }),
        ])
  const open = errors.some(({ href }) => href === '#reason')
  return details({ summary: w.handOn, text: content, open })
}

const ended = ({ one, names }: DetailData): Content =>
  one.outcome !== undefined && [
    sectionHeading(w.outcome),
    summaryList({
      rows: [
        { key: w.outcome, value: outcomeText(language, one.outcome) },
        { key: w.note, value: one.outcomeNote },
        { key: w.resolver, value: one.closedBy === undefined ? '' : names.get(one.closedBy) },
      ],
    }),
  ]

const history = ({ steps, names }: DetailData): Html =>
  timeline({
    language,
    headingLevel: 3,
    items: steps.toReversed().map((one) => ({
      title: STEP_WORDS[one.action],
      at: one.at,
      byline: one.actorKind === 'system' ? w.program : (names.get(one.actorId) ?? ''),
      description: [
        one.note,
        one.resolverId !== undefined &&
          (one.action === 'open' || one.action === 'assign' || one.action === 'handOn') && [
            one.note !== '' && html`<br>`,
            `${w.resolver}：${names.get(one.resolverId) ?? ''}`,
          ],
      ],
    })),
  })

/** One exception: what is wrong on the left, what its resolver does in the middle, how it went. */
export const exceptionPage = (data: DetailData): View => {
  const { one, errors, refused, on } = data
  const title = `${KIND_WORDS[one.kind]} ${groupedCode(one.id)}`
  const mine = one.resolverId === data.staffId && isUnderWay(one.status)
  return {
    title,
    beforeMain: backLink({ language, href: EXCEPTIONS }),
    main: html`${[
      errors.length > 0 && errorSummary({ language, errors }),
      refused !== undefined && notificationBanner({ language, text: w.refusals[refused] }),
      pageHeading(title, EXCEPTION_STATUS_WORDS[one.status]),
      deskKeys(),
      isOverdue(one, on) && warningText({ language, text: w.overdue }),
      workspace({
        queue: [facts(data)],
        main: [mine && nextStep(data), mine && closing(data), handOn(data), ended(data)],
        evidence: [
          sectionHeading(w.history),
          history(data),
          data.casePath !== undefined &&
            linkButton({ href: data.casePath, text: w.toCase, kind: 'secondary' }),
        ],
      }),
    ]}`,
  }
}
