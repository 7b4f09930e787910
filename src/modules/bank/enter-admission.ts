import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { checkCriteria, type CriteriaFault, type Criterion } from './admission.ts'
import { findRound, insertApplication, insertRound } from './store-admission.ts'

export type RoundRefusal = CriteriaFault | 'ROUND_TOO_SHORT'

export interface RoundInput {
  readonly title: string
  /** The last day on which candidates apply. */
  readonly closesOn: Temporal.PlainDate
  readonly criteria: readonly Criterion[]
}

/** 发起遴选: opens a round with the criteria by which its candidates will be judged (Art. 5). */
export const openRound = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { title, closesOn, criteria }: RoundInput,
): Promise<Decision<{ readonly id: string }, RoundRefusal>> =>
  db.transaction(async (tx) => {
    const id = uuidv7(context.at)
    const openedOn = provinceDate(context.at)
    const fault = checkCriteria(criteria)
    const short = Temporal.PlainDate.compare(closesOn, openedOn) <= 0
    const decision: Decision<{ readonly id: string }, RoundRefusal> =
      fault !== undefined
        ? refuse('YKT-5', fault, ['correctCriteria'])
        : short
          ? refuse('YKT-5', 'ROUND_TOO_SHORT', ['laterDay'])
          : grant('YKT-5', { id })
    await audit(tx, context, {
      action: 'bank.openRound',
      subjectKind: 'admissionRound',
      subjectId: id,
      decision,
      detail: { criteria: criteria.length },
    })
    if (decision.granted)
      await insertRound(tx, { id, title, openedOn, closesOn }, criteria, context.actor.id)
    return decision
  })

export type ApplicationRefusal = 'ROUND_CLOSED' | 'CANDIDATE_ALREADY_ENTERED' | 'MATERIALS_MISSING'

export interface ApplicationInput {
  readonly roundId: string
  readonly agencyCode: string
  readonly candidate: string
  /** Papers that were handed in. */
  readonly materials: readonly string[]
}

/**
 * 登记候选机构: enters a candidate with its papers, until the last day of the round.
 *
 * @returns `undefined` when there is no such round.
 */
export const enterApplication = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: ApplicationInput,
): Promise<Decision<{ readonly id: string }, ApplicationRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const round = await findRound(tx, input.roundId)
    if (round === undefined) return undefined
    const id = uuidv7(context.at)
    const { actor, at } = context
    const closed = Temporal.PlainDate.compare(provinceDate(at), round.closesOn) > 0
    const decide = async (): Promise<Decision<{ readonly id: string }, ApplicationRefusal>> => {
      if (closed) return refuse('YKT-5', 'ROUND_CLOSED', ['nextRound'])
      if (input.materials.length === 0)
        return refuse('YKT-5', 'MATERIALS_MISSING', ['handInMaterials'])
      return (await insertApplication(tx, { ...input, id }, { by: actor.id, at }))
        ? grant('YKT-5', { id })
        : refuse('YKT-5', 'CANDIDATE_ALREADY_ENTERED')
    }
    const decision = await decide()
    await audit(tx, context, {
      action: 'bank.enterApplication',
      subjectKind: 'admissionRound',
      subjectId: round.id,
      decision,
      detail: { agencyCode: input.agencyCode },
    })
    return decision
  })
