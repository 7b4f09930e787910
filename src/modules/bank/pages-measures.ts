import { cite } from '#law/articles.ts'
import { html, type Content, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  details,
  errorSummary,
  insetText,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import type { View } from '#ui/portal.ts'
import type { Rectification } from './keep-rectification.ts'
import { adminWords, CHOOSER_WORDS, PAYMENT_WORDS, yesNo } from './messages-admin.ts'
import { MEASURE_WORDS } from './messages-bank.ts'
import { measureWords as w } from './messages-measures.ts'
import { migrationView } from './pages-migration.ts'
import { type PlanForm, planForm, plansView, reportForms } from './pages-rectification.ts'
import { measureTable, measureTag } from './pages-standing.ts'
import type { MeasurePreview } from './preview-measure.ts'
import type { Migration } from './read-migration.ts'
import type { RectificationPlan } from './rectification.ts'
import type { Bank } from './store.ts'
import type { MeasureRecord } from './store-measure.ts'

const language = 'zh-Hans' as const

export interface MeasuresData {
  readonly bank: Bank
  readonly history: readonly MeasureRecord[]
  readonly rectification: Rectification | undefined
  /** Name of whoever decided. */
  readonly decider: string
  /** The effect of what is in force, and what is on its way. */
  readonly preview: MeasurePreview
  readonly migration: Migration | undefined
  readonly csrf: string
  readonly at: Temporal.Instant
  readonly values: PlanForm | undefined
  readonly fault: string | undefined
  readonly saved: boolean
}

/** 处置通知: basis, facts, decider, from when, until when. */
const notice = (measure: MeasureRecord, decider: string): Html =>
  summaryList({
    rows: [
      { key: adminWords.measure, value: measureTag(measure) },
      { key: w.basis, value: cite(measure.basis) },
      { key: w.facts, value: verbatim(measure.facts) },
      { key: w.noticeNumber, value: verbatim(measure.noticeReference) },
      { key: w.decider, value: verbatim(decider) },
      { key: w.effective, value: formatDateTime(language, measure.effectiveAt) },
      {
        key: w.condition,
        value: measure.measure === 'terminated' ? w.conditionTerminated : w.conditionText,
      },
    ],
  })

const scope = ({ before: effect, holders, openOrders, goOn, held }: MeasurePreview): Content => [
  table({
    caption: w.scope,
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [w.item, w.now],
    rows: [
      [adminWords.applications, yesNo(effect.takesApplications)],
      [adminWords.handling, yesNo(effect.handlesCards)],
      [adminWords.lossAlways, adminWords.alwaysOpen],
      [adminWords.payments, PAYMENT_WORDS[effect.receivesPayments]],
      [adminWords.chooser, CHOOSER_WORDS[effect.chooser]],
    ],
  }),
  sectionHeading(w.inFlight),
  summaryList({
    rows: [
      { key: adminWords.goOn, value: adminWords.goOnText(formatCount(goOn)) },
      { key: adminWords.held, value: adminWords.heldText(formatCount(held)) },
      { key: adminWords.openOrders, value: formatCount(openOrders) },
      { key: adminWords.holders, value: adminWords.holdersText(formatCount(holders)) },
    ],
  }),
]

/** What stands in the form of a new version: the newest one, to be changed. */
const valuesOf = (plan: RectificationPlan | undefined): PlanForm =>
  plan === undefined
    ? {}
    : Object.fromEntries([
        ['summary', plan.summary],
        ...plan.steps.flatMap(({ number, text, dueOn }) => [
          [`step${number}`, text],
          [`due${number}`, dueOn.toString()],
        ]),
      ])

const planSection = (data: MeasuresData, { plans }: Rectification): Content => {
  const [newest] = plans
  const values = data.values ?? valuesOf(newest)
  return [
    sectionHeading(w.plan),
    plansView(plans, provinceDate(data.at)),
    newest && reportForms(data.csrf, newest),
    newest === undefined
      ? [sectionHeading(w.newPlan), paragraph(w.noPlanText), planForm(data.csrf, values)]
      : details({
          summary: w.newVersion,
          open: data.values !== undefined,
          text: [insetText({ text: w.newVersionText }), planForm(data.csrf, values)],
        }),
  ]
}

/** 措施和整改: what is in force against a bank, what it means, and what the bank does about it. */
export const measuresPage = (data: MeasuresData): View => {
  const { bank, rectification, migration, fault } = data
  return {
    title: w.title,
    main: html`${[
      data.saved && notificationBanner({ language, kind: 'success', text: w.saved }),
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(w.title, bank.name[language]),
      rectification === undefined
        ? paragraph(w.none, 'lead')
        : [
            sectionHeading(`${w.notice}：${MEASURE_WORDS[rectification.measure.measure]}`),
            notice(rectification.measure, data.decider),
            scope(data.preview),
            planSection(data, rectification),
          ],
      migration && [sectionHeading(w.migration), migrationView(migration, data.at)],
      sectionHeading(adminWords.history),
      measureTable(data.history),
    ]}`,
  }
}
