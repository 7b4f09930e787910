import { type Decision, grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { RELATION_ENDED } from './events.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { decideStep, type EndReason, type Relation } from './relation.ts'
import { endStored, lockRelation, lockRelationsOf } from './store-relation.ts'

/** Ends one locked relation, whatever the reason; who is alive is told. */
export const endLocked = async (
  tx: Transaction,
  context: ActionContext,
  { id, status, personId, agentId }: Relation,
  { reason, dead }: { readonly reason: EndReason; readonly dead?: string | undefined },
): Promise<void> => {
  await endStored(tx, id, reason, context.at)
  if (status !== 'active' || personId === undefined || agentId === undefined) return
  await publish(tx, context, RELATION_ENDED, {
    subjectId: personId,
    payload: { relationId: id, personId, agentId, reason },
  })
  for (const one of [personId, agentId])
    if (one !== dead)
      await notify(tx, context, { personId: one, ...personNotices('relationEnded') })
}

/** Ends every relation of a person who has died, on both sides (C8). */
export const endRelationsOfDead = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
): Promise<number> => {
  const relations = await lockRelationsOf(tx, personId)
  for (const relation of relations)
    await endLocked(tx, context, relation, { reason: 'died', dead: personId })
  return relations.length
}

const reasonOf = (
  { actor }: ActionContext,
  relation: Relation,
  byId: string,
): EndReason | undefined => {
  if (actor.kind === 'staff') return 'endedAtCounter'
  const own =
    relation.personId === byId ? 'person' : relation.agentId === byId ? 'agent' : undefined
  if (own === undefined) return undefined
  if (relation.status === 'proposed') return 'declined'
  return own === 'person' ? 'endedByPerson' : 'endedByAgent'
}

/**
 * 结束代办: by either side, or by a clerk for somebody without a phone. No reason and no proof is
 * asked for, and whoever acts by it at this moment is refused at their next step (N8).
 *
 * @returns `undefined` when whoever asks is neither of the two.
 */
export const endRelation = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { relationId, byId }: { readonly relationId: string; readonly byId: string },
): Promise<Decision<undefined, 'RELATION_NOT_OPEN'> | undefined> =>
  db.transaction(async (tx) => {
    const relation = await lockRelation(tx, relationId)
    const reason = relation === undefined ? undefined : reasonOf(context, relation, byId)
    if (relation === undefined || reason === undefined) return undefined
    const decision = decideStep(relation.status, 'end')
    await audit(tx, context, {
      action: 'person.endRelation',
      subjectKind: 'relation',
      subjectId: relationId,
      decision,
      detail: { reason },
    })
    if (!decision.granted) return decision
    await endLocked(tx, context, relation, { reason })
    return grant('HANDLING-30', undefined)
  })
