import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { deciderOf } from './staff-decider.ts'
import { lockWithdrawnDeath, saveResolved } from './store-death.ts'

export type ResolveRefusal = 'NOT_THE_RESOLVER'

/**
 * 死亡登记撤销后的处理: the named unit says what it has done for the person: a new card ordered, relations
 * begun anew. Nothing comes back by itself, since the person may have been given other means.
 *
 * @returns `undefined` when there is none, or somebody has seen to it already.
 */
export const resolveWithdrawnDeath = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<Decision<undefined, ResolveRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockWithdrawnDeath(tx, id)
    if (one === undefined) return undefined
    const { staffId, agencyCode } = deciderOf(context)
    const decision: Decision<undefined, ResolveRefusal> =
      agencyCode === one.resolverAgency
        ? grant('YKT-22', undefined)
        : refuse('YKT-22', 'NOT_THE_RESOLVER', ['askResolver'])
    await audit(tx, context, {
      action: 'person.resolveWithdrawnDeath',
      subjectKind: 'person',
      subjectId: one.personId,
      decision,
    })
    if (decision.granted) await saveResolved(tx, id, { by: staffId, note }, context.at)
    return decision
  })
