import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { codeIndex, decideGiving } from './propose-relation.ts'
import { readLabel } from './read-name.ts'
import { decidePair, decideStep, type Relation, type RelationRefusal } from './relation.ts'
import { pairFacts } from './relation-limits.ts'
import { type Confirmed, confirmStored, findProposal, lockRelation } from './store-relation.ts'

export interface RelationAnswer {
  readonly confirmerId: string
  readonly code: string
  readonly authenticatedAt: Temporal.Instant
}

export type AnswerRefusal = RelationRefusal | 'CODE_NOT_KNOWN' | 'STEP_UP_NEEDED'

interface Deps {
  readonly db: Database
  readonly pii: PersonalInformation
}

/** The proposal behind a code, for its reader to look at before they answer. */
export const proposalOf = (
  { db, pii }: Deps,
  code: string,
  at: Temporal.Instant,
): Promise<Relation | undefined> => findProposal(db, codeIndex(pii, code), at)

/** Both sides of a proposal, now that the second is known. */
const sidesOf = (proposal: Relation, confirmerId: string) => ({
  personId: proposal.personId ?? confirmerId,
  agentId: proposal.agentId ?? confirmerId,
})

const decide = async (
  tx: Transaction,
  proposal: Relation,
  { confirmerId, authenticatedAt }: RelationAnswer,
  at: Temporal.Instant,
): Promise<Decision<unknown, AnswerRefusal>> => {
  const giving = decideGiving(proposal.proposedBy === 'agent', authenticatedAt, at)
  if (!giving.granted) return giving
  const on = provinceDate(at)
  const sides = sidesOf(proposal, confirmerId)
  if (sides.personId === sides.agentId) return refuse('HANDLING-30', 'RELATION_TO_ONESELF')
  const facts = await pairFacts(tx, { ...sides, kind: proposal.kind }, on)
  if (facts === undefined) return refuse('HANDLING-30', 'CODE_NOT_KNOWN', ['proposeRelation'])
  // Locked after the people: whatever ends one of them ends their relations in the same order.
  const locked = await lockRelation(tx, proposal.id)
  const step = decideStep(locked?.status ?? 'ended', 'confirm')
  return step.granted ? decidePair(proposal.kind, facts) : step
}

/**
 * 确认代办: the other side says yes, and the relation is in force at once. Both are told. A wrong code,
 * one that ran out and one that was answered already get the same answer.
 */
export const confirmRelation = (
  { db, pii }: Deps,
  context: ActionContext,
  answer: RelationAnswer,
): Promise<Decision<{ readonly relationId: string }, AnswerRefusal>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const proposal = await findProposal(tx, codeIndex(pii, answer.code), at)
    const decision =
      proposal === undefined
        ? refuse('HANDLING-30', 'CODE_NOT_KNOWN', ['proposeRelation'])
        : await decide(tx, proposal, answer, at)
    await audit(tx, context, {
      action: 'person.confirmRelation',
      subjectKind: 'relation',
      subjectId: proposal?.id ?? 'unknown',
      decision,
    })
    if (proposal === undefined || !decision.granted)
      return decision.granted ? refuse('HANDLING-30', 'CODE_NOT_KNOWN') : decision
    const sides = sidesOf(proposal, answer.confirmerId)
    const label = (await readLabel(tx, pii, context, answer.confirmerId)) ?? ''
    const confirmed: Confirmed =
      proposal.personId === undefined
        ? { id: proposal.id, ...sides, personLabel: label }
        : { id: proposal.id, ...sides, agentLabel: label }
    await confirmStored(tx, confirmed, at)
    await notify(tx, context, { personId: sides.personId, ...personNotices('relationBegan') })
    await notify(tx, context, { personId: sides.agentId, ...personNotices('youMayAct') })
    return grant('HANDLING-30', { relationId: proposal.id })
  })
