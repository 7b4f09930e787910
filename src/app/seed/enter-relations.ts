import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  KIND_SCOPES,
  recordRelation,
  type RelationKind,
  signRelation,
} from '#modules/person/index.ts'
import { personaOf, PERSONAS, type Persona } from './data/personas.ts'

const KINDS = {
  guardian: 'guardian',
  agent: 'family',
  villageHelper: 'villageHelper',
} as const satisfies Record<NonNullable<Persona['actsFor']>[number]['kind'], RelationKind>

/** The relations between personas, as a counter would have entered them. */
export const enterRelations = async (
  tx: Transaction,
  pii: PersonalInformation,
  at: Temporal.Instant,
): Promise<number> => {
  const context: ActionContext = {
    actor: { kind: 'system', id: 'seed' },
    requestId: 'seed',
    at,
  }
  const endsOn = provinceDate(at).add({ months: 12 })
  let count = 0
  for (const agent of PERSONAS)
    for (const { kind, sub } of agent.actsFor ?? []) {
      const personId = personaOf(sub).id
      const decision = await recordRelation(tx, pii, context, {
        personId,
        agentId: agent.id,
        kind: KINDS[kind],
        scopes: KIND_SCOPES[KINDS[kind]],
        endsOn: KINDS[kind] === 'guardian' ? undefined : endsOn,
        evidence: 'demonstration',
      })
      if (!decision.granted)
        throw new Error(`${agent.sub} may not act for ${sub}: ${decision.refusal}`)
      const signature = { kind: 'paper', reference: 'demonstration' } as const
      await signRelation(tx, context, { ...decision.outcome, personId, signature })
      count += 1
    }
  return count
}
