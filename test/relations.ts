import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { findSession, openSession, SESSION_COOKIES, setActing } from '#platform/session.ts'
import {
  type CounterRelation,
  KIND_SCOPES,
  recordRelation,
  signRelation,
} from '#modules/person/index.ts'
import { testPii } from './person.ts'

/** A clerk whose record stands for both sides. */
export const CLERK = {
  kind: 'staff',
  id: 'clerk-1',
  organisationCode: 'card-centre-440000',
} as const

/** Enters a relation as a counter does, signed, with every scope of its kind for half a year. */
export const relate = async (
  db: Database,
  at: Temporal.Instant,
  relation: Pick<CounterRelation, 'personId' | 'agentId' | 'kind'> & Partial<CounterRelation>,
): Promise<string> => {
  const context = { actor: CLERK, requestId: 'counter', at }
  const decision = await db.transaction(async (tx) => {
    const recorded = await recordRelation(tx, testPii, context, {
      scopes: KIND_SCOPES[relation.kind],
      endsOn: relation.kind === 'guardian' ? undefined : provinceDate(at).add({ months: 6 }),
      evidence: 'case-1',
      ...relation,
    })
    if (!recorded.granted) return recorded
    const { personId } = relation
    const signature = { kind: 'paper', reference: 'letter-1' } as const
    return signRelation(tx, context, { ...recorded.outcome, personId, signature })
  })
  if (decision?.granted !== true) throw new Error(`no relation: ${decision?.refusal}`)
  return decision.outcome.relationId
}

/** A session of an agent that acts for somebody, and the headers of its requests. */
export const actingSession = async (
  db: Database,
  at: Temporal.Instant,
  acting: { readonly agentId: string; readonly personId: string; readonly relationId: string },
) => {
  const { agentId: subjectId, personId, relationId } = acting
  const session = { realm: 'resident', authenticatedAt: at, assuranceLevel: 3 } as const
  const token = await db.transaction((tx) => openSession(tx, { ...session, subjectId }, at))
  const headers = async () => {
    // Chosen anew for each request: one of them may have gone back to oneself.
    await db.transaction((tx) => setActing(tx, token, { relationId, personId, label: '陈*怡' }))
    const found = await findSession(db, 'resident', token, at)
    return {
      cookie: `${SESSION_COOKIES.resident}=${token}`,
      'x-csrf-token': found?.csrfToken ?? '',
    }
  }
  return { token, headers }
}
