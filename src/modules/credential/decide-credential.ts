import { type Decision, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { ActsFor, Credential } from './credential.ts'
import { type GateDeps, recordAtGate } from './file-credential.ts'
import { type CredentialRefusal, decideOutcome, type OutcomeWish } from './gate.ts'
import { decidePlan, type PlanDays, type PlanRefusal } from './plan.ts'
import { lockCredential, saveCredential } from './store.ts'
import { opinionsOf } from './store-opinions.ts'
import { insertPlan } from './store-plans.ts'

/** What takes over from a credential, and by when each step is done. */
export interface PlanWish {
  readonly sceneCode: string
  readonly days: PlanDays
}

export interface DecisionWish extends OutcomeWish {
  readonly id: string
  readonly by: ActsFor
  /** Of `absorb` only. */
  readonly plan: PlanWish | undefined
}

const decidePlanned = async (
  { tx, catalogue }: Pick<GateDeps, 'catalogue'> & { readonly tx: Transaction },
  plan: PlanWish | undefined,
  at: Temporal.Instant,
): Promise<Decision<undefined, PlanRefusal>> => {
  if (plan === undefined) return refuse('YKT-7', 'PLAN_DAYS_WRONG', ['mendDays'])
  const { scenes } = await catalogue.scenes(tx, at)
  const isPublished = scenes.some(
    ({ code, status }) => code === plan.sceneCode && status === 'published',
  )
  return decidePlan(plan.days, provinceDate(at), isPublished)
}

/**
 * 审查结论 (Art. 7): what comes of a credential. What is taken into the card gets its plan in the
 * same step, so that none is on its way without one.
 */
export const decideCredential = (
  { db, catalogue }: GateDeps,
  context: ActionContext,
  { id, by, plan, ...wish }: DecisionWish,
): Promise<Decision<Credential, CredentialRefusal | PlanRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const credential = await lockCredential(tx, id)
    if (credential === undefined) return undefined
    const { at } = context
    const outcome = decideOutcome(credential, await opinionsOf(tx, [id]), by, wish)
    const absorbs = outcome.granted && wish.action === 'absorb'
    const planned = absorbs ? await decidePlanned({ tx, catalogue }, plan, at) : undefined
    const decision = planned?.granted === false ? planned : outcome
    await recordAtGate(tx, context, { act: wish.action, id }, decision)
    if (!decision.granted) return decision
    if (plan !== undefined && absorbs) await insertPlan(tx, id, plan)
    const stateRule = wish.action === 'exempt' ? wish.stateRule.trim() : undefined
    const decided: Credential = {
      ...credential,
      status: decision.outcome,
      outcome: { by, at, words: wish.words.trim(), stateRule },
    }
    await saveCredential(tx, decided)
    return { ...decision, outcome: decided }
  })
