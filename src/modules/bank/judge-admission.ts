import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import {
  decideOutcome,
  decideScore,
  type OutcomeRefusal,
  rankCandidates,
  type Ranked,
  type ScoreRefusal,
} from './admission.ts'
import {
  criteriaOf,
  findRound,
  insertOutcome,
  insertScores,
  lockApplication,
  scoresOf,
} from './store-admission.ts'

export interface ScoreSheet {
  readonly applicationId: string
  /** Points by criterion, every criterion of the round. */
  readonly points: Readonly<Record<string, number>>
  readonly remark: string
}

/**
 * 评分: an assessor gives one candidate points by every criterion, once.
 *
 * @returns `undefined` when there is no such candidate.
 */
export const scoreApplication = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { applicationId, points, remark }: ScoreSheet,
): Promise<Decision<Readonly<Record<string, number>>, ScoreRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (application === undefined) return undefined
    const { id: assessorId } = context.actor
    const scores = await scoresOf(tx, application.roundId)
    const decision = decideScore({
      criteria: await criteriaOf(tx, application.roundId),
      points,
      decided: application.outcome !== undefined,
      scoredBefore: scores.some(
        (one) => one.applicationId === applicationId && one.assessorId === assessorId,
      ),
    })
    await audit(tx, context, {
      action: 'bank.scoreApplication',
      subjectKind: 'application',
      subjectId: applicationId,
      decision,
    })
    if (decision.granted)
      await insertScores(tx, application, { assessorId, points, remark, at: context.at })
    return decision
  })

export interface OutcomeInput {
  readonly applicationId: string
  readonly admitted: boolean
  readonly reason: string
}

/**
 * 评审结果: admits a candidate or not, on the ranking, by somebody who has assessed none of it.
 *
 * @returns `undefined` when there is no such candidate.
 */
export const decideApplication = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { applicationId, admitted, reason }: OutcomeInput,
): Promise<Decision<Ranked, OutcomeRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    const round = application && (await findRound(tx, application.roundId))
    if (application === undefined || round === undefined) return undefined
    const { actor, at } = context
    const scores = await scoresOf(tx, round.id)
    const ranking = rankCandidates(await criteriaOf(tx, round.id), scores)
    const decision = decideOutcome({
      ranked: ranking.find((one) => one.applicationId === applicationId),
      assessorIds: scores
        .filter((one) => one.applicationId === applicationId)
        .map(({ assessorId }) => assessorId),
      deciderId: actor.id,
      closed: Temporal.PlainDate.compare(provinceDate(at), round.closesOn) > 0,
      decided: application.outcome !== undefined,
    })
    await audit(tx, context, {
      action: 'bank.decideApplication',
      subjectKind: 'application',
      subjectId: applicationId,
      decision,
      detail: { admitted },
    })
    if (decision.granted)
      await insertOutcome(tx, {
        applicationId,
        admitted,
        rank: decision.outcome.rank,
        result: decision.outcome.result,
        reason,
        basis: decision.basis,
        decidedBy: actor.id,
        decidedAt: at,
      })
    return decision
  })
