import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type CaseRefusal, isOpen } from './case.ts'
import type { HandlingDeps } from './deps.ts'
import { endCase, readFile, recordCase } from './move-case.ts'
import { type Case, lockCase, saveCase } from './store.ts'
import { insertStep } from './store-step.ts'

/** A case of the person who acts on it. */
export interface OwnCase {
  readonly personId: string
  readonly caseId: string
}

/**
 * 撤回: takes a case back as long as no card was made.
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
    return endCase(tx, context, await readFile(tx, one), 'withdraw')
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
