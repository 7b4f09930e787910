import { html, type Content, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  button,
  details,
  form,
  input,
  paragraph,
  summaryList,
  table,
  tag,
  type TagColour,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { measureWords as w, PLAN_STATE_WORDS } from './messages-measures.ts'
import {
  MOST_STEPS,
  planState,
  type PlanState,
  type RectificationPlan,
  type RectificationStep,
} from './rectification.ts'

const language = 'zh-Hans' as const

const COLOURS: Readonly<Record<PlanState, TagColour>> = {
  submitted: 'blue',
  accepted: 'green',
  returned: 'red',
}

const progress = ({ report, dueOn }: RectificationStep, today: Temporal.PlainDate): Content => {
  if (report !== undefined)
    return html`${tag({ text: w.reported, colour: 'green' })} ${formatDate(
      language,
      provinceDate(report.reportedAt),
    )}<br>${verbatim(report.remark)}`
  return Temporal.PlainDate.compare(dueOn, today) < 0
    ? tag({ text: w.late, colour: 'red' })
    : tag({ text: w.open, colour: 'grey' })
}

const answer = ({ judgement }: RectificationPlan): Content =>
  judgement === undefined
    ? w.noAnswer
    : html`${verbatim(judgement.reason)}<br>${formatDateTime(language, judgement.judgedAt)}`

/** One version of a plan with its steps, as both sides see it. */
const planView = (plan: RectificationPlan, today: Temporal.PlainDate): Html => {
  const state = planState(plan)
  return html`${summaryList({
    rows: [
      {
        key: w.version(plan.version),
        value: html`${tag({ text: PLAN_STATE_WORDS[state], colour: COLOURS[state] })} ${verbatim(
          plan.summary,
        )}`,
      },
      { key: w.submitted, value: formatDateTime(language, plan.submittedAt) },
      { key: w.answer, value: answer(plan) },
    ],
  })}${table({
    caption: `${w.steps}：${w.version(plan.version)}`,
    captionSize: 's',
    head: [w.step, w.due, w.progress],
    rows: plan.steps.map((step) => [
      html`${step.number}. ${verbatim(step.text)}`,
      formatDate(language, step.dueOn),
      progress(step, today),
    ]),
  })}`
}

/** Every version: the newest open, those before behind a summary. */
export const plansView = (
  plans: readonly RectificationPlan[],
  today: Temporal.PlainDate,
): Content => {
  const [newest, ...older] = plans
  if (newest === undefined) return paragraph(w.noPlan)
  return html`${planView(newest, today)}${
    older.length > 0 &&
    details({ summary: w.older, text: older.map((plan) => planView(plan, today)) })
  }`
}

/** The fields of a plan as text: `step1`, `due1`, … */
export type PlanForm = Readonly<Record<string, string>>

/** The form of a plan, filled with what was written before. */
export const planForm = (csrf: string, values: PlanForm): Html =>
  form({
    action: '/bank/measures/plans',
    method: 'post',
    csrf,
    content: [
      textarea({
        language,
        name: 'summary',
        label: w.summary,
        hint: w.summaryHint,
        value: values['summary'] ?? '',
        rows: 3,
      }),
      Array.from({ length: MOST_STEPS }, (_, i) => i + 1).map((number) => [
        input({
          language,
          name: `step${number}`,
          label: w.stepLabel(number),
          value: values[`step${number}`] ?? '',
        }),
        input({
          language,
          name: `due${number}`,
          label: w.dueLabel(number),
          hint: number === 1 ? w.dueHint : undefined,
          value: values[`due${number}`] ?? '',
          width: 10,
        }),
      ]),
      button({ text: w.submit, preventDoubleClick: true }),
    ],
  })

/** One form for each step that is not reported yet. */
export const reportForms = (csrf: string, plan: RectificationPlan): Content =>
  planState(plan) !== 'returned' &&
  plan.steps
    .filter(({ report }) => report === undefined)
    .map(({ number, text }) =>
      details({
        summary: `${w.report}：${number}. ${text}`,
        text: form({
          action: '/bank/measures/reports',
          method: 'post',
          csrf,
          hidden: { plan: plan.id, number: String(number) },
          content: [
            input({
              language,
              name: 'remark',
              id: `remark-${number}`,
              label: w.reportRemark(number),
              hint: w.reportHint,
            }),
            button({ text: w.report, kind: 'secondary', preventDoubleClick: true }),
          ],
        }),
      }),
    )
