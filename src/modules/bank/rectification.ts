import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** One thing that a bank will do, and by when. */
export interface PlannedStep {
  readonly text: string
  readonly dueOn: Temporal.PlainDate
}

/** What was reported of a step. */
export interface StepReport {
  readonly remark: string
  readonly reportedAt: Temporal.Instant
}

export interface RectificationStep extends PlannedStep {
  readonly number: number
  readonly report: StepReport | undefined
}

/** 整改方案: one version, with what the bureau said and what the bank reported. */
export interface RectificationPlan {
  readonly id: string
  readonly measureId: string
  readonly version: number
  readonly summary: string
  readonly submittedAt: Temporal.Instant
  readonly steps: readonly RectificationStep[]
  readonly judgement:
    | {
        readonly accepted: boolean
        readonly reason: string
        readonly judgedAt: Temporal.Instant
      }
    | undefined
}

export type PlanState = 'submitted' | 'accepted' | 'returned'

export const planState = ({ judgement }: Pick<RectificationPlan, 'judgement'>): PlanState => {
  if (judgement === undefined) return 'submitted'
  return judgement.accepted ? 'accepted' : 'returned'
}

/** Accepted, and every step reported: nothing more is needed to lift the measure (Art. 25). */
export const isRectified = (plan: RectificationPlan | undefined): boolean =>
  plan !== undefined &&
  planState(plan) === 'accepted' &&
  plan.steps.every(({ report }) => report !== undefined)

export const MOST_STEPS = 6
const SHORTEST_SUMMARY = 10

export type PlanRefusal = 'NO_MEASURE' | 'SUMMARY_MISSING' | 'STEPS_MISSING' | 'STEP_DAY_PASSED'

/** Whether a bank can hand in a plan: under a measure, with steps that lie ahead. */
export const decidePlan = (
  underMeasure: boolean,
  { summary, steps }: { readonly summary: string; readonly steps: readonly PlannedStep[] },
  today: Temporal.PlainDate,
): Decision<readonly PlannedStep[], PlanRefusal> => {
  if (!underMeasure) return refuse('YKT-25', 'NO_MEASURE')
  if (summary.trim().length < SHORTEST_SUMMARY)
    return refuse('YKT-25', 'SUMMARY_MISSING', ['stateSummary'])
  if (steps.length === 0 || steps.length > MOST_STEPS)
    return refuse('YKT-25', 'STEPS_MISSING', ['stateSteps'])
  return steps.some(({ dueOn }) => Temporal.PlainDate.compare(dueOn, today) < 0)
    ? refuse('YKT-25', 'STEP_DAY_PASSED', ['laterDay'])
    : grant('YKT-25', steps)
}

export type JudgementRefusal = 'PLAN_JUDGED' | 'PLAN_REPLACED' | 'REASON_MISSING'

/** Whether the bureau can say something to a version: the newest one, once, with a reason. */
export const decideJudgement = (
  plan: RectificationPlan,
  newest: RectificationPlan,
  reason: string,
): Decision<RectificationPlan, JudgementRefusal> => {
  if (plan.id !== newest.id) return refuse('YKT-25', 'PLAN_REPLACED', ['seeNewest'])
  if (planState(plan) !== 'submitted') return refuse('YKT-25', 'PLAN_JUDGED')
  return reason.trim() === ''
    ? refuse('YKT-25', 'REASON_MISSING', ['stateReason'])
    : grant('YKT-25', plan)
}

export type ReportRefusal = 'PLAN_NOT_IN_FORCE' | 'STEP_REPORTED' | 'REMARK_MISSING'

/** Whether a step of the newest version can be reported as done, once. */
export const decideReport = (
  plan: RectificationPlan,
  step: RectificationStep,
  remark: string,
): Decision<RectificationStep, ReportRefusal> => {
  if (planState(plan) === 'returned') return refuse('YKT-25', 'PLAN_NOT_IN_FORCE', ['newVersion'])
  if (step.report !== undefined) return refuse('YKT-25', 'STEP_REPORTED')
  return remark.trim() === ''
    ? refuse('YKT-25', 'REMARK_MISSING', ['stateRemark'])
    : grant('YKT-25', step)
}
