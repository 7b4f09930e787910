import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { PlannedStep, RectificationPlan } from './rectification.ts'

const StepRow = z
  .object({
    plan_id: z.string(),
    number: z.number(),
    text: z.string(),
    due_on: plainDate,
    remark: z.string().nullable(),
    reported_at: instant.nullable(),
  })
  .transform((row) => ({
    planId: row.plan_id,
    number: row.number,
    text: row.text,
    dueOn: row.due_on,
    report:
      row.remark === null || row.reported_at === null
        ? undefined
        : { remark: row.remark, reportedAt: row.reported_at },
  }))

const PlanRow = z.object({
  id: z.string(),
  measure_id: z.string(),
  version: z.number(),
  summary: z.string(),
  submitted_at: instant,
  accepted: z.boolean().nullable(),
  reason: z.string().nullable(),
  judged_at: instant.nullable(),
})

const judgementOf = ({ accepted, reason, judged_at: judgedAt }: z.output<typeof PlanRow>) =>
  accepted === null || reason === null || judgedAt === null
    ? undefined
    : { accepted, reason, judgedAt }

/** Every version there was of the plans for a measure, the newest first. */
export const plansOf = async (handle: Handle, measureId: string): Promise<RectificationPlan[]> => {
  const plans = await handle.many(
    PlanRow,
    sql`
    select p.id, p.measure_id, p.version, p.summary, p.submitted_at, j.accepted, j.reason,
           j.judged_at
      from bank.rectification_plan p
      left join bank.rectification_judgement j on j.plan_id = p.id
     where p.measure_id = ${measureId} order by p.version desc`,
  )
  const steps = await handle.many(
    StepRow,
    sql`
    select s.plan_id, s.number, s.text, s.due_on, r.remark, r.reported_at
      from bank.rectification_step s
      join bank.rectification_plan p on p.id = s.plan_id
      left join bank.rectification_report r on r.plan_id = s.plan_id and r.number = s.number
     where p.measure_id = ${measureId} order by s.number`,
  )
  return plans.map((row) => ({
    id: row.id,
    measureId: row.measure_id,
    version: row.version,
    summary: row.summary,
    submittedAt: row.submitted_at,
    judgement: judgementOf(row),
    steps: steps.filter(({ planId }) => planId === row.id),
  }))
}

export interface NewPlan {
  readonly id: string
  readonly measureId: string
  readonly bankCode: string
  readonly version: number
  readonly summary: string
  readonly steps: readonly PlannedStep[]
  readonly submittedBy: string
  readonly submittedAt: Temporal.Instant
}

/** Writes a version with its steps, in their order. */
export const insertPlan = async (tx: Transaction, plan: NewPlan): Promise<void> => {
  await tx.run(sql`
    insert into bank.rectification_plan (id, measure_id, bank_code, version, summary, submitted_by,
      submitted_at)
    values (${plan.id}, ${plan.measureId}, ${plan.bankCode}, ${plan.version}, ${plan.summary},
      ${plan.submittedBy}, ${plan.submittedAt})`)
  for (const [i, { text, dueOn }] of plan.steps.entries())
    await tx.run(sql`
      insert into bank.rectification_step (plan_id, number, text, due_on)
      values (${plan.id}, ${i + 1}, ${text}, ${dueOn})`)
}

/** What the bureau says to a version. */
export const insertJudgement = async (
  tx: Transaction,
  planId: string,
  judgement: {
    readonly accepted: boolean
    readonly reason: string
    readonly by: string
    readonly at: Temporal.Instant
  },
): Promise<void> => {
  await tx.run(sql`
    insert into bank.rectification_judgement (plan_id, accepted, reason, judged_by, judged_at)
    values (${planId}, ${judgement.accepted}, ${judgement.reason}, ${judgement.by},
      ${judgement.at})`)
}

/** What a bank says of a step that it has done. */
export const insertReport = async (
  tx: Transaction,
  step: { readonly planId: string; readonly number: number },
  report: { readonly remark: string; readonly by: string; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    insert into bank.rectification_report (plan_id, number, remark, reported_by, reported_at)
    values (${step.planId}, ${step.number}, ${report.remark}, ${report.by}, ${report.at})`)
}
