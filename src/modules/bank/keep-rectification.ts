import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Handle, Transaction } from '#platform/db.ts'
import {
  decideJudgement,
  decidePlan,
  decideReport,
  type JudgementRefusal,
  type PlannedStep,
  type PlanRefusal,
  type RectificationPlan,
  type ReportRefusal,
} from './rectification.ts'
import { lockBank } from './store.ts'
import { type MeasureRecord, measuresOf } from './store-measure.ts'
import { insertJudgement, insertPlan, insertReport, plansOf } from './store-rectification.ts'

/** The measure in force against a bank, with every version of the plan to put it right. */
export interface Rectification {
  readonly measure: MeasureRecord
  readonly plans: readonly RectificationPlan[]
}

/** 整改 of a bank as it stands; `undefined` where no measure is in force. */
export const rectificationOf = async (
  handle: Handle,
  bankCode: string,
): Promise<Rectification | undefined> => {
  const measure = (await measuresOf(handle, bankCode)).find(({ endedAt }) => endedAt === undefined)
  return measure && { measure, plans: await plansOf(handle, measure.id) }
}

interface Deps {
  readonly db: Database
}

/** Locks the bank, so that a plan, a word on it and an end of the measure come one by one. */
const held = async (tx: Transaction, bankCode: string): Promise<Rectification | undefined> => {
  await lockBank(tx, bankCode)
  return rectificationOf(tx, bankCode)
}

const record = (
  tx: Transaction,
  context: ActionContext,
  action: string,
  bankCode: string,
  decision: Decision<unknown, string>,
  detail: Readonly<Record<string, string | number | boolean>>,
) => audit(tx, context, { action, subjectKind: 'bank', subjectId: bankCode, decision, detail })

export interface PlanInput {
  readonly bankCode: string
  readonly summary: string
  readonly steps: readonly PlannedStep[]
}

/** 提交整改方案: another version beside those there are; none is overwritten (Art. 25). */
export const submitPlan = (
  { db }: Deps,
  context: ActionContext,
  { bankCode, summary, steps }: PlanInput,
): Promise<Decision<unknown, PlanRefusal>> =>
  db.transaction(async (tx) => {
    const { at, actor } = context
    const now = await held(tx, bankCode)
    const decision = decidePlan(now !== undefined, { summary, steps }, provinceDate(at))
    const version = (now?.plans[0]?.version ?? 0) + 1
    await record(tx, context, 'bank.submitPlan', bankCode, decision, { version })
    if (!decision.granted || now === undefined) return decision
    await insertPlan(tx, {
      id: uuidv7(at),
      measureId: now.measure.id,
      bankCode,
      version,
      summary,
      steps,
      submittedBy: actor.id,
      submittedAt: at,
    })
    return decision
  })

export interface ReportInput {
  readonly bankCode: string
  readonly planId: string
  readonly number: number
  readonly remark: string
}

/**
 * 报告整改进展: a step of the newest version is done.
 *
 * @returns `undefined` when the newest version is another one, or has no such step.
 */
export const reportStep = (
  { db }: Deps,
  context: ActionContext,
  { bankCode, planId, number, remark }: ReportInput,
): Promise<Decision<unknown, ReportRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const plan = (await held(tx, bankCode))?.plans[0]
    const step = plan?.steps.find((one) => one.number === number)
    if (plan === undefined || plan.id !== planId || step === undefined) return undefined
    const decision = decideReport(plan, step, remark)
    await record(tx, context, 'bank.reportStep', bankCode, decision, { planId, number })
    if (decision.granted) {
      const { at, actor } = context
      await insertReport(tx, { planId, number }, { remark, by: actor.id, at })
    }
    return decision
  })

export interface JudgementInput {
  readonly bankCode: string
  readonly planId: string
  readonly accepted: boolean
  readonly reason: string
}

/**
 * 审核整改方案: accepts the newest version or returns it, with a reason.
 *
 * @returns `undefined` when the bank has no such plan for a measure in force.
 */
export const judgePlan = (
  { db }: Deps,
  context: ActionContext,
  { bankCode, planId, accepted, reason }: JudgementInput,
): Promise<Decision<unknown, JudgementRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const plans = (await held(tx, bankCode))?.plans ?? []
    const plan = plans.find(({ id }) => id === planId)
    const [newest] = plans
    if (plan === undefined || newest === undefined) return undefined
    const decision = decideJudgement(plan, newest, reason)
    await record(tx, context, 'bank.judgePlan', bankCode, decision, { planId, accepted })
    if (decision.granted) {
      const { at, actor } = context
      await insertJudgement(tx, planId, { accepted, reason, by: actor.id, at })
    }
    return decision
  })
