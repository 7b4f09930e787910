import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { standardValue } from '#modules/standard/index.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { codeIndex, decideGiving } from './propose-relation.ts'
import { readLabel } from './read-name.ts'
import { decidePair, decideStep, type Relation, type RelationRefusal } from './relation.ts'
import { pairFacts } from './relation-limits.ts'
import { type Confirmed, confirmStored, findProposal, lockRelation } from './store-relation.ts'
import { noteWrongCode, wrongCodesSince } from './store-code-attempt.ts'

export interface RelationAnswer {
  readonly confirmerId: string
  readonly code: string
  readonly authenticatedAt: Temporal.Instant
}

export type CodeRefusal = 'CODE_NOT_KNOWN' | 'TOO_MANY_CODES'
export type AnswerRefusal = RelationRefusal | CodeRefusal | 'STEP_UP_NEEDED'

interface Deps {
  readonly db: Database
  readonly pii: PersonalInformation
}

/** A code that nobody has is noted; after a few in a day no code of this person is looked at. */
const findByCode = async (
  tx: Transaction,
  pii: PersonalInformation,
  { confirmerId, code }: Pick<RelationAnswer, 'confirmerId' | 'code'>,
  at: Temporal.Instant,
): Promise<Decision<Relation, CodeRefusal>> => {
  const allowed = await standardValue(tx, 'relationCodeAttempts', PROVINCE, provinceDate(at))
  const since = at.subtract({ hours: 24 })
  if ((await wrongCodesSince(tx, confirmerId, since)) >= allowed)
    return refuse('YKT-22', 'TOO_MANY_CODES', ['askCounter'])
  const proposal = await findProposal(tx, codeIndex(pii, code), at)
  if (proposal !== undefined) return grant('HANDLING-30', proposal)
  await noteWrongCode(tx, confirmerId, at)
  return refuse('HANDLING-30', 'CODE_NOT_KNOWN', ['proposeRelation'])
}

/** The proposal behind a code, for its reader to look at before they answer. */
export const proposalOf = (
  { db, pii }: Deps,
  reader: Pick<RelationAnswer, 'confirmerId' | 'code'>,
  at: Temporal.Instant,
): Promise<Decision<Relation, CodeRefusal>> =>
  db.transaction((tx) => findByCode(tx, pii, reader, at))

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
  const giving = await decideGiving(tx, proposal.proposedBy === 'agent', authenticatedAt, at)
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
    const found = await findByCode(tx, pii, answer, at)
    const proposal = found.granted ? found.outcome : undefined
    const decision = found.granted ? await decide(tx, found.outcome, answer, at) : found
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
