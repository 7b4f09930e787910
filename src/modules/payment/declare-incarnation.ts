import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { currentIncarnation, type Incarnation, insertIncarnation } from './store-incarnation.ts'

export type DeclarationRefusal = 'REASON_NEEDED'

/**
 * 登记新的生命: the database was brought back from a backup, so that it may not know what banks were
 * told since. From now on a bank is told nothing before it has said what it has (P16). Declared
 * once too often, banks are asked once too often, and nothing else happens.
 */
export const declareIncarnation = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { why }: { readonly why: string },
): Promise<Decision<Incarnation, DeclarationRefusal>> =>
  db.transaction(async (tx) => {
    const reason = why.trim()
    const decision =
      reason === '' ? refuse('YKT-13', 'REASON_NEEDED' as const) : grant('YKT-13', undefined)
    const before = await currentIncarnation(tx)
    await audit(tx, context, {
      action: 'payment.declareIncarnation',
      subjectKind: 'incarnation',
      subjectId: String(before.number),
      decision,
      detail: { why: reason },
    })
    if (!decision.granted) return decision
    await insertIncarnation(tx, { why: reason, by: context.actor.id, at: context.at })
    return grant('YKT-13', await currentIncarnation(tx))
  })
