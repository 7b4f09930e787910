import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { setActing } from '#platform/session.ts'
import type { ProxyScope } from '#kernel/proxy-scope.ts'
import { lockRelation, scopesInForce } from './store-relation.ts'

/** The session of an agent: its token, and whose it is. */
export interface AgentSession {
  readonly agentId: string
  readonly token: string
}

/**
 * 切换到替人办理: the session acts for the person from now on. What it may do is read again at each
 * request, so nothing is promised here.
 *
 * @returns `undefined` when the relation is not one in which this person acts.
 */
export const startActing = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { agentId, token, relationId }: AgentSession & { readonly relationId: string },
): Promise<Decision<{ readonly scopes: readonly ProxyScope[] }, 'RELATION_NOT_OPEN'> | undefined> =>
  db.transaction(async (tx) => {
    const relation = await lockRelation(tx, relationId)
    if (relation?.agentId !== agentId || relation.personId === undefined) return undefined
    const { personId, personLabel: label = '' } = relation
    const on = provinceDate(context.at)
    const scopes = await scopesInForce(tx, { relationId, personId, agentId }, on)
    const decision =
      scopes.length === 0
        ? refuse('HANDLING-30', 'RELATION_NOT_OPEN', ['proposeRelation'])
        : grant('HANDLING-30', { scopes })
    await audit(tx, context, {
      action: 'person.startActing',
      subjectKind: 'relation',
      subjectId: relationId,
      decision,
    })
    if (decision.granted) await setActing(tx, token, { relationId, personId, label })
    return decision
  })

/** 回到自己: the session is its own person's again. Saying it twice changes nothing. */
export const stopActing = ({ db }: { readonly db: Database }, token: string): Promise<number> =>
  db.transaction((tx) => setActing(tx, token, undefined))
