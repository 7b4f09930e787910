import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { EndpointKey } from './keep-endpoints.ts'
import { isMessageOf } from './store.ts'
import { dropDelivery, reviveDeliveries, sendAgain } from './store-delivery.ts'
import { lockEndpoint } from './store-endpoint.ts'

export type ReviveRefusal = 'ENDPOINT_NOT_ACTIVE' | 'NOTHING_TO_SEND'

/**
 * 重新推送或者不再推送: what was given up is sent anew, one or all of an endpoint, or dropped for
 * good. Dropping lets later events of the same person through.
 *
 * @returns `undefined` when the department has no such endpoint.
 */
export const reviveOrDrop = (
  { db }: { readonly db: Database },
  context: ActionContext,
  key: EndpointKey,
  act: { readonly kind: 'revive' | 'drop'; readonly messageId: string | undefined },
): Promise<Decision<number, ReviveRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { at, actor } = context
    const endpoint = await lockEndpoint(tx, key.agencyCode, key.id)
    if (endpoint === undefined) return undefined
    const { kind, messageId } = act
    const run = async (): Promise<Decision<number, ReviveRefusal>> => {
      if (kind === 'revive' && endpoint.status !== 'active')
        return refuse('YKT-19', 'ENDPOINT_NOT_ACTIVE', ['readFeed'])
      const count =
        kind === 'revive'
          ? await reviveDeliveries(tx, key.id, { messageId, at })
          : Number(
              messageId !== undefined &&
                (await dropDelivery(tx, { messageId, endpointId: key.id }, { at, by: actor.id })),
            )
      return count === 0 ? refuse('YKT-19', 'NOTHING_TO_SEND') : grant('YKT-19', count)
    }
    const decision = await run()
    await audit(tx, context, {
      action: `exchange.${kind}Delivery`,
      subjectKind: 'endpoint',
      subjectId: key.id,
      decision,
      detail: { agency: key.agencyCode, message: messageId ?? 'all' },
    })
    return decision
  })

/**
 * 重发: one event once more to the endpoints of its department, for a receiver that lost it or is
 * being built. It is asked again whether it may be told, and known by the same id.
 *
 * @returns `undefined` when the department was told nothing under this id.
 */
export const replayMessage = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { agencyCode, messageId }: { readonly agencyCode: string; readonly messageId: string },
): Promise<Decision<number, 'NOTHING_TO_SEND'> | undefined> =>
  db.transaction(async (tx) => {
    if (!(await isMessageOf(tx, agencyCode, messageId))) return undefined
    const count = await sendAgain(tx, agencyCode, messageId, context.at)
    const decision =
      count === 0
        ? refuse('YKT-19', 'NOTHING_TO_SEND' as const, ['readFeed'])
        : grant('YKT-19', count)
    await audit(tx, context, {
      action: 'exchange.replayMessage',
      subjectKind: 'message',
      subjectId: messageId,
      decision,
      detail: { agency: agencyCode },
    })
    return decision
  })
