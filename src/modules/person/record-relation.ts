import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { loadStandards } from '#modules/standard/index.ts'
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
  /** The outlet from which a clerk came to somebody's bed or door; none at the counter. */
  readonly doorFrom?: string | undefined
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
 * without a phone. Nobody may act by it before the letter is signed; see {@link signRelation}.
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
  const standard = await loadStandards(tx)
  const months = standard('relationMonths', PROVINCE, on)
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
    detail: {
      kind: input.kind,
      scopes: input.scopes.join(),
      evidence,
      ...(input.doorFrom !== undefined && { doorFrom: input.doorFrom }),
    },
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
      status: 'proposed',
      proposedBy: 'counter',
    },
    at,
    record: {
      evidence,
      staffId: actor.id,
      channel: input.doorFrom === undefined ? 'counter' : 'door',
      outletCode: input.doorFrom,
      letterUntil: at.add({ hours: 24 * standard('relationLetterDays', PROVINCE, on) }),
    },
  })
  return grant('HANDLING-30', { relationId })
}
