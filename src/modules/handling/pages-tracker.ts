import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  form,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  printButton,
  sectionHeading,
  stepList,
  summaryList,
  type SummaryRow,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { isOpen } from './case.ts'
import type { CaseView, TrackedStep } from './case-view.ts'
import { caseStatusName, holderName, refusalReasonText, stepText } from './messages-case.ts'
import { applicantName } from './messages-channels.ts'
import {
  exceptionKindText,
  exceptionMessages as e,
  outcomeText,
} from './messages-exception-tracker.ts'
import { materialName, materialSource } from './messages-materials.ts'
import { caseRefusalMessages, ratingMessages } from './messages-rating.ts'
import { serviceName } from './messages-services.ts'
import { trackerMessages as t } from './messages-tracker.ts'
import { REFUSAL_REASONS } from './clerk-actions.ts'
import { stillMissing } from './opening.ts'
import { groupedCode } from './reference.ts'
import type { Case } from './store.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'slip'>

export const CASES_PATH = '/me/cases'
export const casePath = ({ id }: Pick<Case, 'id'>): string =>
  `${CASES_PATH}/${publicId('case', id)}`

/** A day of a case, and that it can still move where holidays on the way are not decreed yet. */
export const dayText = (
  language: Language,
  date: Temporal.PlainDate | undefined,
  mayMove: boolean,
): Content => {
  if (date === undefined) return t(language, 'notYet')
  return [formatDate(language, date), mayMove && [html`<br>`, t(language, 'mayMove')]]
}

/** Days of a case: what was promised, what the law allows, how much has passed. */
export const dayRows = (language: Language, view: CaseView): readonly SummaryRow[] => {
  const { promiseOn, legalOn } = view.case
  return [
    { key: t(language, 'promise'), value: dayText(language, promiseOn, view.mayMove.promise) },
    { key: t(language, 'legal'), value: dayText(language, legalOn, view.mayMove.legal) },
    ...(view.elapsedDays === undefined
      ? []
      : [
          {
            key: t(language, 'elapsed'),
            value: t(language, 'days', { days: view.elapsedDays }),
          },
        ]),
  ]
}

/** 由谁代办: masked, with the capacity in which they came. */
export const appliedByText = (language: Language, { appliedBy, case: one }: CaseView): Content =>
  appliedBy === undefined
    ? undefined
    : [
        verbatim(appliedBy),
        t(language, 'inCapacity', { as: applicantName(language, one.applicant) }),
      ]

/** The facts of a case, without a word about whose it is; who acted only where it is wished. */
export const caseFacts = (
  language: Language,
  view: CaseView,
  words: { readonly heldBy?: Content; readonly status?: string; readonly named?: true } = {},
): Html => {
  const { case: one } = view
  const { heldBy = holderName(language, one.heldBy) } = words
  return summaryList({
    rows: [
      { key: t(language, 'number'), value: verbatim(groupedCode(one.id)) },
      { key: t(language, 'status'), value: words.status ?? caseStatusName(language, one.status) },
      ...(isOpen(one.status) ? [{ key: t(language, 'heldBy'), value: heldBy }] : []),
      ...(words.named === true && view.appliedBy !== undefined
        ? [{ key: t(language, 'appliedBy'), value: appliedByText(language, view) }]
        : []),
      { key: t(language, 'openedAt'), value: formatDateTime(language, one.openedAt) },
      ...dayRows(language, view),
    ],
  })
}

/** What a step is called; of a promise that moved, to which day. */
export const stepTitle = (
  language: Language,
  { code, promiseOn }: Pick<TrackedStep, 'code' | 'promiseOn'>,
): string =>
  promiseOn === undefined
    ? stepText(language, code)
    : t(language, 'deadlineMoved', { date: formatDate(language, promiseOn) })

/** 办到哪一步 */
export const caseSteps = (language: Language, { steps, case: one }: CaseView): Html =>
  stepList({
    language,
    steps: steps.map(({ code, promiseOn, state, at }) => ({
      title: stepTitle(language, { code, promiseOn }),
      state,
      ...(at !== undefined && { text: formatDateTime(language, at) }),
      ...(state === 'current' && { text: holderName(language, one.heldBy) }),
    })),
  })

/** 一次性告知: everything that is missing, where to get it, and what may come later. */
export const missingList = (language: Language, { materials }: CaseView): Content => {
  const missing = stillMissing(materials)
  if (missing.length === 0) return undefined
  return [
    sectionHeading(t(language, 'missing')),
    bulletList(
      missing.map(({ code, laterUntil }) => [
        html`<strong>${materialName(language, code)}</strong><br>`,
        materialSource(language, code),
        laterUntil !== undefined && [
          html`<br>`,
          t(language, 'laterUntil', { until: formatDate(language, laterUntil) }),
        ],
      ]),
    ),
    paragraph(t(language, 'missingText')),
  ]
}

const refusedText = (language: Language, { refusalCode }: Case): Content => {
  const reason = REFUSAL_REASONS.find((one) => one === refusalCode)
  return (
    reason !== undefined && warningText({ language, text: refusalReasonText(language, reason) })
  )
}

export type CaseNews =
  | 'reminded'
  | 'takenBack'
  | 'handedIn'
  | keyof typeof caseRefusalMessages.messages

const newsText = (language: Language, news: CaseNews): Html => {
  if (news === 'reminded' || news === 'takenBack' || news === 'handedIn')
    return notificationBanner({ language, kind: 'success', text: t(language, news) })
  return notificationBanner({ language, text: caseRefusalMessages(language, news) })
}

const slips = (language: Language, one: Case): Content => [
  linkButton({
    href: `${casePath(one)}/slip`,
    text: t(language, 'slipA5'),
    kind: 'secondary',
  }),
  linkButton({
    href: `${casePath(one)}/slip?paper=roll`,
    text: t(language, 'slipRoll'),
    kind: 'secondary',
  }),
]

export interface CaseData {
  readonly language: Language
  readonly csrf: string
  readonly view: CaseView
  /** Bank, counter or outlet that has it, by its name. */
  readonly heldBy: Content
  readonly rated: boolean
  readonly news: CaseNews | undefined
  /** An agent looks: what only the holder does is not offered. */
  readonly forOther: boolean
  /** Units by code, of what a named person sees to. */
  readonly units: ReadonlyMap<string, Text>
}

/** What somebody has to do for the case to go on; another bank is the holder's own choice. */
const wayOn = ({ language, view: { case: one, steps }, forOther }: CaseData): Content => {
  if (one.orderId === undefined || !isOpen(one.status)) return undefined
  // Its own page knows every payment, and what can be done at each step.
  if (one.service === 'changeBank')
    return linkButton({ href: '/me/change-bank/progress', text: t(language, 'bankChange') })
  const last = steps.findLast(({ state }) => state === 'done')?.code
  if (last === 'accountFailed')
    return (
      !forOther && linkButton({ href: `${casePath(one)}/bank`, text: t(language, 'otherBank') })
    )
  return (
    (last === 'cardMade' || last === 'cardReceived') &&
    linkButton({ href: '/me/apply/enable', text: t(language, 'enableNow') })
  )
}

const actions = (data: CaseData): Content => {
  const { language, csrf, view, rated, forOther } = data
  const { case: one } = view
  return [
    sectionHeading(t(language, 'can')),
    wayOn(data),
    view.canRemind &&
      form({
        action: `${casePath(one)}/remind`,
        method: 'post',
        csrf,
        content: button({ text: t(language, 'remind'), preventDoubleClick: true }),
      }),
    buttonGroup(
      !isOpen(one.status) &&
        !rated &&
        !forOther &&
        linkButton({ href: `${casePath(one)}/rating`, text: ratingMessages(language, 'rate') }),
      slips(language, one),
      view.canWithdraw &&
        !forOther &&
        link({ href: `${casePath(one)}/withdraw`, text: t(language, 'withdraw') }),
      printButton({ language }),
    ),
  ]
}

/** 疑难件: what a named person sees to, of which unit and by when, or what came of it. */
const exceptions = ({ language, view, units }: CaseData): Content =>
  view.exceptions.map((one) => [
    summaryList({
      card: { title: e(language, 'title'), headingLevel: 2 },
      rows: [
        { key: e(language, 'what'), value: exceptionKindText(language, one.kind) },
        ...(one.outcome === undefined
          ? [
              { key: e(language, 'who'), value: units.get(one.resolverAgency)?.[language] },
              { key: e(language, 'until'), value: formatDate(language, one.dueOn) },
            ]
          : [{ key: e(language, 'outcome'), value: outcomeText(language, one.outcome) }]),
      ],
    }),
    one.outcome === undefined && paragraph(e(language, 'nothingToDo')),
  ])

/** 办件进度: steps, days, who has it, and what can be done. */
export const casePage = (data: CaseData): View => {
  const { language, view, heldBy, news } = data
  const title = serviceName(language, view.case.service)
  return {
    title,
    beforeMain: backLink({ language, href: CASES_PATH }),
    main: html`${[
      news !== undefined && newsText(language, news),
      pageHeading(title, t(language, 'title')),
      refusedText(language, view.case),
      view.late && warningText({ language, text: t(language, 'late') }),
      missingList(language, view),
      exceptions(data),
      caseFacts(language, view, { heldBy, named: true }),
      sectionHeading(t(language, 'progress')),
      caseSteps(language, view),
      actions(data),
    ]}`,
  }
}

/** 撤回前再问一次. */
export const withdrawPage = ({
  language,
  csrf,
  view,
}: Pick<CaseData, 'language' | 'csrf' | 'view'>): View => ({
  title: t(language, 'withdrawAsk'),
  beforeMain: backLink({ language, href: casePath(view.case) }),
  main: html`${[
    pageHeading(t(language, 'withdrawAsk'), serviceName(language, view.case.service)),
    paragraph(t(language, 'withdrawText')),
    form({
      action: `${casePath(view.case)}/withdraw`,
      method: 'post',
      csrf,
      content: buttonGroup(
        button({ text: t(language, 'withdraw'), kind: 'warning', preventDoubleClick: true }),
        link({ href: casePath(view.case), text: t(language, 'keep') }),
      ),
    }),
  ]}`,
})
