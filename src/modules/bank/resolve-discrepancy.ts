import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { closeDiscrepancy, type Discrepancy, lockDiscrepancy } from './store-discrepancy.ts'

export type ResolutionRefusal = 'ALREADY_RESOLVED' | 'RESOLVED_BY_ANOTHER' | 'RESOLUTION_MISSING'

/**
 * 处理差错: the named person says how it was settled, once. What was told stays as it came.
 *
 * @returns `undefined` when there is no such discrepancy.
 */
export const resolveDiscrepancy = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { id, resolution }: { readonly id: string; readonly resolution: string },
): Promise<Decision<Discrepancy, ResolutionRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const found = await lockDiscrepancy(tx, id)
    if (found === undefined) return undefined
    const { actor, at } = context
    const decide = (): Decision<Discrepancy, ResolutionRefusal> => {
      if (found.resolvedAt !== undefined) return refuse('YKT-17', 'ALREADY_RESOLVED')
      if (found.resolverId !== undefined && found.resolverId !== actor.id)
        return refuse('YKT-17', 'RESOLVED_BY_ANOTHER', ['askResolver'])
      return resolution.trim() === ''
        ? refuse('YKT-17', 'RESOLUTION_MISSING', ['stateFacts'])
        : grant('YKT-17', found)
    }
    const decision = decide()
    await audit(tx, context, {
      action: 'bank.resolveDiscrepancy',
      subjectKind: 'discrepancy',
      subjectId: id,
      decision,
      detail: { kind: found.kind },
    })
    if (decision.granted) await closeDiscrepancy(tx, id, { at, by: actor.id, resolution })
    return decision
  })
