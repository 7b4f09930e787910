import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { withdrawOrderIn } from '#modules/card/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type CaseRefusal, isOpen } from './case.ts'
import type { HandlingDeps } from './deps.ts'
import { endWithOrder } from './end-with-order.ts'
import { readFile, recordCase } from './move-case.ts'
import { type Case, lockCase, lockCasesToMove, saveCase } from './store.ts'
import { insertStep } from './store-step.ts'

/** A case of the person who acts on it. */
export interface OwnCase {
  readonly personId: string
  readonly caseId: string
}

/**
 * 撤回: takes a case back as long as no card was made, and its order with it.
 *
 * @returns `undefined` when the person has no such case.
 */
export const withdrawCase = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { personId, caseId }: OwnCase,
): Promise<Decision<Case, CaseRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockCase(tx, caseId)
    if (one?.personId !== personId) return undefined
    return endWithOrder(tx, context, await readFile(tx, one), 'withdraw')
  })

/**
 * 撤回 from the side of the order: its case ends with it. An order that has no open case is taken
 * back alone.
 *
 * @returns `undefined` when the person has no such order.
 */
export const withdrawByOrder = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  order: { readonly personId: string; readonly orderId: string },
): Promise<Decision<unknown, string> | undefined> =>
  db.transaction(async (tx): Promise<Decision<unknown, string> | undefined> => {
    const [one] = await lockCasesToMove(tx, order.personId, order.orderId, [])
    return one === undefined
      ? withdrawOrderIn(tx, context, order)
      : endWithOrder(tx, context, await readFile(tx, one), 'withdraw')
  })

export type RemindRefusal = 'CASE_ACTION_NOT_AVAILABLE' | 'CASE_WAITS_FOR_YOU' | 'CASE_REMINDED'

/** Whether a reminder makes sense: somebody else has the case, and was not reminded just now. */
export const decideReminder = (
  { status, heldBy, remindedAt }: Pick<Case, 'status' | 'heldBy' | 'remindedAt'>,
  intervalDays: number,
  at: Temporal.Instant,
): Decision<Temporal.Instant, RemindRefusal> => {
  if (!isOpen(status)) return refuse('YKT-17', 'CASE_ACTION_NOT_AVAILABLE')
  if (heldBy === 'holder') return refuse('YKT-17', 'CASE_WAITS_FOR_YOU', ['addMaterials'])
  const again = remindedAt?.add({ hours: 24 * intervalDays })
  if (again !== undefined && Temporal.Instant.compare(at, again) < 0)
    return refuse('YKT-17', 'CASE_REMINDED')
  return grant('YKT-17', at)
}

/** 催办: puts the case on top of the queue of whoever has it. */
export const remindCase = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { personId, caseId }: OwnCase,
): Promise<Decision<Temporal.Instant, RemindRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockCase(tx, caseId)
    if (one?.personId !== personId) return undefined
    const on = provinceDate(context.at)
    const days = await standardValue(tx, 'reminderIntervalDays', one.issueRegion, on)
    const decision = decideReminder(one, days, context.at)
    await recordCase(tx, context, 'remindCase', one, decision)
    if (!decision.granted) return decision
    await saveCase(tx, { ...one, remindedAt: decision.outcome })
    await insertStep(tx, context, one, { code: 'reminded', heldBy: one.heldBy })
    return decision
  })
