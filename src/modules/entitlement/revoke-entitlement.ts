import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { notify } from '#modules/person/index.ts'
import { decideRevocation, type EntitlementRefusal } from './entitlement.ts'
import { revokedNotice } from './messages-notices.ts'
import { lockEntitlement, saveRevocation } from './store.ts'

/**
 * 撤销权益: the department takes back what it said; nobody is told it any more from this moment on,
 * and what was given by it before stays as it was.
 *
 * @returns `undefined` when the department has said nothing under that id.
 */
export const revokeEntitlement = (
  { db }: { readonly db: Pick<Database, 'transaction'> },
  context: ActionContext,
  wish: { readonly agencyCode: string; readonly id: string; readonly reason: string },
): Promise<Decision<undefined, EntitlementRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { agencyCode, id, reason } = wish
    const entitlement = await lockEntitlement(tx, agencyCode, id)
    if (entitlement === undefined) return undefined
    const decision = decideRevocation(entitlement, reason)
    await audit(tx, context, {
      action: 'entitlement.revoke',
      subjectKind: 'entitlement',
      subjectId: id,
      decision,
    })
    if (!decision.granted) return decision
    const { at, actor } = context
    await saveRevocation(tx, id, { at, by: actor.id, reason: reason.trim() })
    const { personId } = entitlement
    await notify(tx, context, { personId, ...(await revokedNotice(tx, entitlement)) })
    return decision
  })
