import { randomInt } from 'node:crypto'
import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ProxyScope } from '#kernel/proxy-scope.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Handle } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { isFresh } from '#platform/session.ts'
import { standardValue } from '#modules/standard/index.ts'
import { readLabel } from './read-name.ts'
import { decideTerms, partyRefusal, type RelationRefusal, type Terms } from './relation.ts'
import { insertRelation } from './store-relation.ts'
import { holdPerson } from './store-standing.ts'

export interface RelationProposal {
  readonly proposerId: string
  /** The side the proposer takes: to be acted for, or to act. */
  readonly side: 'person' | 'agent'
  readonly scopes: readonly ProxyScope[]
  readonly endsOn: Temporal.PlainDate
  /** When the proposer last proved who they are; asked of whoever gives a right away. */
  readonly authenticatedAt: Temporal.Instant
}

export interface Proposed {
  readonly relationId: string
  /** Ten digits to tell the other side; shown once. */
  readonly code: string
  readonly expiresAt: Temporal.Instant
}

const CODE_DIGITS = 10

/** Blind index of a code; the digits themselves are kept nowhere. */
export const codeIndex = (pii: PersonalInformation, code: string): Buffer =>
  pii.index('person.relation-code', code)

/** Guards in order: fresh proof of whoever gives the right, then the terms. */
export const decideGiving = async (
  handle: Handle,
  gives: boolean,
  authenticatedAt: Temporal.Instant,
  at: Temporal.Instant,
): Promise<Decision<undefined, 'STEP_UP_NEEDED'>> => {
  const minutes = await standardValue(handle, 'stepUpFreshMinutes', PROVINCE, provinceDate(at))
  return gives && !isFresh(authenticatedAt, at, minutes)
    ? refuse('YKT-22', 'STEP_UP_NEEDED', ['stepUp'])
    : grant('HANDLING-30', undefined)
}

/**
 * 亲情代办: one side asks, and gets a code to tell the other, who answers in a session of their own.
 * Nobody's number is typed, so nobody can find out who stands in the register (N5).
 */
export const proposeRelation = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  { proposerId, side, scopes, endsOn, authenticatedAt }: RelationProposal,
): Promise<Decision<Proposed, RelationRefusal | 'STEP_UP_NEEDED'>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const on = provinceDate(at)
    const terms: Terms = { kind: 'family', scopes, startsOn: on, endsOn }
    const giving = await decideGiving(tx, side === 'person', authenticatedAt, at)
    const months = await standardValue(tx, 'relationMonths', PROVINCE, on)
    // A death or a merge that is being entered is waited for (C8).
    const refused = partyRefusal(await holdPerson(tx, proposerId))
    const agreed = giving.granted ? decideTerms(terms, { on, months }) : giving
    const decision = refused ?? agreed
    const relationId = uuidv7(at)
    await audit(tx, context, {
      action: 'person.proposeRelation',
      subjectKind: 'relation',
      subjectId: relationId,
      decision,
      detail: { side, scopes: scopes.join(), endsOn: endsOn.toString() },
    })
    if (!decision.granted) return decision
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
    const hours = await standardValue(tx, 'relationCodeHours', PROVINCE, on)
    const expiresAt = at.add({ hours })
    const label = await readLabel(tx, pii, context, proposerId)
    await insertRelation(tx, {
      relation: {
        ...terms,
        id: relationId,
        status: 'proposed',
        proposedBy: side,
        personId: side === 'person' ? proposerId : undefined,
        personLabel: side === 'person' ? label : undefined,
        agentId: side === 'agent' ? proposerId : undefined,
        agentLabel: side === 'agent' ? label : undefined,
      },
      at,
      code: { index: codeIndex(pii, code), expiresAt },
    })
    return grant('HANDLING-30', { relationId, code, expiresAt })
  })
