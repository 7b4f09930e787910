import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { standardValue } from '#modules/standard/index.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { readLabel } from './read-name.ts'
import {
  decidePair,
  decideTerms,
  guardianEndsOn,
  type PairFacts,
  type Relation,
  type RelationRefusal,
  type Terms,
} from './relation.ts'
import { pairFacts } from './relation-limits.ts'
import { insertRelation } from './store-relation.ts'

/** A relation that a clerk has seen both sides, or the papers of a court or register, for. */
export interface CounterRelation {
  readonly personId: string
  readonly agentId: string
  readonly kind: Relation['kind']
  readonly scopes: Relation['scopes']
  /** The first day on which it is no more; a guardian's ends when the ward is of age. */
  readonly endsOn?: Temporal.PlainDate | undefined
  /** The record of papers and consents: a case, a judgment, an entry of the household register. */
  readonly evidence: string
}

const termsOf = (input: CounterRelation, facts: PairFacts): Terms => ({
  kind: input.kind,
  scopes: input.scopes,
  startsOn: facts.on,
  endsOn:
    input.kind === 'guardian'
      ? guardianEndsOn(facts.person.birthOn, facts.adultAge, input.endsOn)
      : input.endsOn,
})

const decide = (
  facts: PairFacts,
  terms: Terms,
  months: number,
): Decision<unknown, RelationRefusal> => {
  const pair = decidePair(terms.kind, facts)
  return pair.granted ? decideTerms(terms, { on: facts.on, months }) : pair
}

/**
 * Enters a relation at a counter: guardians, those whom a court named, village helpers, and family
 * without a phone. The clerk's record stands for both confirmations; both are told.
 */
export const recordRelation = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  input: CounterRelation,
): Promise<Decision<{ readonly relationId: string }, RelationRefusal>> => {
  const { at, actor } = context
  const { personId, agentId, evidence } = input
  const relationId = uuidv7(at)
  const on = provinceDate(at)
  const months = await standardValue(tx, 'relationMonths', PROVINCE, on)
  const facts = personId === agentId ? undefined : await pairFacts(tx, input, on)
  const terms = facts === undefined ? undefined : termsOf(input, facts)
  const decision =
    facts === undefined || terms === undefined
      ? refuse('HANDLING-30', 'RELATION_TO_ONESELF')
      : decide(facts, terms, months)
  await audit(tx, context, {
    action: 'person.recordRelation',
    subjectKind: 'relation',
    subjectId: relationId,
    decision,
    detail: { kind: input.kind, scopes: input.scopes.join(), evidence },
  })
  if (terms === undefined || !decision.granted)
    return decision.granted ? refuse('HANDLING-30', 'RELATION_TO_ONESELF') : decision
  await insertRelation(tx, {
    relation: {
      ...terms,
      id: relationId,
      personId,
      agentId,
      personLabel: await readLabel(tx, pii, context, personId),
      agentLabel: await readLabel(tx, pii, context, agentId),
      status: 'active',
      proposedBy: 'counter',
    },
    at,
    record: { evidence, staffId: actor.id },
  })
  await notify(tx, context, { personId, ...personNotices('relationBegan') })
  await notify(tx, context, { personId: agentId, ...personNotices('youMayAct') })
  return grant('HANDLING-30', { relationId })
}
