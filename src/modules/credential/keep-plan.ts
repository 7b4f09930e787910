import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { ActsFor } from './credential.ts'
import { type GateDeps, recordAtGate } from './file-credential.ts'
import {
  decideMilestone,
  decideMoved,
  decideRetirement,
  type MilestoneName,
  type PlanRefusal,
} from './plan.ts'
import { saveCredential } from './store.ts'
import { insertMoved, lockPlanned, saveMilestone } from './store-plans.ts'

type Answer = Promise<Decision<undefined, PlanRefusal> | undefined>

/** 到达节点: the department says that a step of the plan is done. */
export const reachMilestone = (
  { db }: Pick<GateDeps, 'db'>,
  context: ActionContext,
  wish: {
    readonly id: string
    readonly by: ActsFor
    readonly name: MilestoneName
    readonly words: string
  },
): Answer =>
  db.transaction(async (tx) => {
    const { id, by, name, words } = wish
    const both = await lockPlanned(tx, id)
    if (both === undefined) return undefined
    const decision = decideMilestone(both.credential, both.plan, by, wish)
    await recordAtGate(tx, context, { act: 'reachMilestone', id }, decision, { milestone: name })
    if (decision.granted) {
      const on = provinceDate(context.at)
      await saveMilestone(tx, id, name, { on, by: by.staffId, words: words.trim() })
    }
    return decision
  })

/** 登记转移人数: how many holders have been moved so far. */
export const enterMoved = (
  { db }: Pick<GateDeps, 'db'>,
  context: ActionContext,
  { id, by, holders }: { readonly id: string; readonly by: ActsFor; readonly holders: number },
): Answer =>
  db.transaction(async (tx) => {
    const both = await lockPlanned(tx, id)
    if (both === undefined) return undefined
    const { at } = context
    const moved = { on: provinceDate(at), holders }
    const decision = decideMoved(both.credential, both.plan, by, moved)
    await recordAtGate(tx, context, { act: 'enterMoved', id }, decision, { holders })
    if (decision.granted) await insertMoved(tx, id, moved, { by: by.staffId, at })
    return decision
  })

/** 已纳入: the bureau closes a plan, and the old card, certificate or code is no more. */
export const retireCredential = (
  { db }: Pick<GateDeps, 'db'>,
  context: ActionContext,
  { id, by }: { readonly id: string; readonly by: ActsFor },
): Answer =>
  db.transaction(async (tx) => {
    const both = await lockPlanned(tx, id)
    if (both === undefined) return undefined
    const decision = decideRetirement(both.credential, both.plan, by)
    await recordAtGate(tx, context, { act: 'retire', id }, decision)
    if (decision.granted) {
      const absorbed = { ...both.credential, status: 'absorbed', retiredAt: context.at } as const
      await saveCredential(tx, absorbed, by.staffId)
    }
    return decision
  })
