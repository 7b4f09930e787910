import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import {
  decidePair,
  decideStep,
  type Relation,
  type RelationRefusal,
  type Signature,
} from './relation.ts'
import { pairFacts } from './relation-limits.ts'
import { findRelation, lockRelation, signStored } from './store-relation.ts'

const NOT_OPEN = refuse('HANDLING-30', 'RELATION_NOT_OPEN' as const, ['recordRelation'])

const decide = async (
  tx: Transaction,
  { id, kind, personId, agentId }: Relation,
  on: Temporal.PlainDate,
): Promise<Decision<unknown, RelationRefusal>> => {
  if (personId === undefined || agentId === undefined) return NOT_OPEN
  const facts = await pairFacts(tx, { personId, agentId, kind }, on)
  // Locked after the people: whatever ends one of them ends their relations in the same order.
  const locked = await lockRelation(tx, id)
  if (facts === undefined || locked === undefined) return NOT_OPEN
  const step = decideStep(locked.status, 'confirm')
  // The relation that is being signed is the one that exists.
  return step.granted ? decidePair(kind, { ...facts, exists: false }) : step
}

/**
 * 签字生效: the letter came back signed, or was confirmed on the screen before the customer. From this
 * moment the agent may act, and both are told. What both are today is looked at once more: between
 * the letter and its signature somebody may have come of age.
 *
 * @returns `undefined` when there is no such relation of this person.
 */
export const signRelation = async (
  tx: Transaction,
  context: ActionContext,
  input: {
    readonly relationId: string
    readonly personId: string
    readonly signature: Signature
  },
): Promise<Decision<{ readonly relationId: string }, RelationRefusal> | undefined> => {
  const { relationId, personId, signature } = input
  const relation = await findRelation(tx, relationId)
  if (relation === undefined || relation.personId !== personId) return undefined
  const { at } = context
  const decision = await decide(tx, relation, provinceDate(at))
  await audit(tx, context, {
    action: 'person.signRelation',
    subjectKind: 'relation',
    subjectId: relationId,
    decision,
    detail: { signature: signature.kind },
  })
  if (!decision.granted) return decision
  await signStored(tx, relationId, signature, at)
  await notify(tx, context, { personId, ...personNotices('relationBegan') })
  const agentId = relation.agentId ?? ''
  await notify(tx, context, { personId: agentId, ...personNotices('youMayAct') })
  return grant('HANDLING-30', { relationId })
}
