import { type Decision, grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { loadStandards } from '#modules/standard/index.ts'
import type { Clerk } from './clerk.ts'
import type { HandlingDeps } from './deps.ts'
import type { OwnCase } from './holder-actions.ts'
import { recordCase } from './move-case.ts'
import {
  type BadReason,
  decideRating,
  type FollowUpPlan,
  type RatingLevel,
  type RatingRefusal,
} from './rating.ts'
import { lockCase } from './store.ts'
import { endFollowUp, type FollowUp, insertRating, ratingOf } from './store-rating.ts'

/**
 * 好差评 of a case that has ended, once.
 *
 * @returns `undefined` when the person has no such case.
 */
export const rateCase = async (
  { db, workingDays }: Pick<HandlingDeps, 'db' | 'workingDays'>,
  context: ActionContext,
  input: OwnCase & { readonly level: RatingLevel; readonly reason: BadReason | undefined },
): Promise<Decision<readonly FollowUpPlan[], RatingRefusal> | undefined> => {
  const addWorkingDays = await workingDays()
  return db.transaction(async (tx) => {
    const one = await lockCase(tx, input.caseId)
    if (one?.personId !== input.personId) return undefined
    const rated = (await ratingOf(tx, one.id)) !== undefined
    const on = provinceDate(context.at)
    const standard = await loadStandards(tx)
    const decision = decideRating(one, input, rated, on, addWorkingDays, standard)
    await recordCase(tx, context, 'rateCase', one, decision, { level: input.level })
    if (!decision.granted) return decision
    await insertRating(tx, one, input, decision.outcome, context.at)
    return decision
  })
}

/** Notes that a bad rating was called back, or what it was about put right. False: not theirs. */
export const finishFollowUp = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  {
    clerk,
    caseId,
    kind,
  }: { readonly clerk: Clerk; readonly caseId: string; readonly kind: FollowUp['kind'] },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const done = await endFollowUp(tx, caseId, kind, clerk, context.at)
    if (done)
      await audit(tx, context, {
        action: 'handling.finishFollowUp',
        subjectKind: 'case',
        subjectId: caseId,
        decision: grant('YKT-17', undefined),
        detail: { kind },
      })
    return done
  })
