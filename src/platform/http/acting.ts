import type { Actor } from '../audit.ts'
import { problem } from './problem.ts'
import type { AccessRule, Principal } from './route.ts'

/** Long ago: whoever acts for somebody has never proved to be that somebody (Z12). */
const NEVER = Temporal.Instant.fromEpochMilliseconds(0)

/**
 * Who a resident's route is called by: the person who has signed in, or the one they act for.
 *
 * @throws {ProblemError} 403 when the relation has ended, when the person must do this themselves,
 *   or when it was not given to the agent. It never falls back to the agent's own affairs.
 */
export const asChosen = (rule: AccessRule, principal: Principal): Principal => {
  const { acting } = principal
  if (rule.kind !== 'resident' || acting === undefined || rule.scope === 'oneself') return principal
  if (acting.scopes.size === 0)
    throw problem(403, 'ACTING_ENDED', 'You may no longer act for this person.')
  if (rule.scope === undefined)
    throw problem(403, 'DO_ONESELF', 'The person must do this themselves.')
  const opening = typeof rule.scope === 'string' ? [rule.scope] : rule.scope
  if (!opening.some((scope) => acting.scopes.has(scope)))
    throw problem(403, 'NOT_IN_SCOPE', 'The person has not let you do this for them.')
  return {
    ...principal,
    subjectId: acting.personId,
    agentId: principal.subjectId,
    authenticatedAt: NEVER,
  }
}

const KINDS = { resident: 'holder', staff: 'staff', developer: 'anonymous' } as const

/** How audit and access records name the caller; of an agent, with the person acted for. */
export const actorOf = (principal: Principal | undefined): Actor => {
  if (principal === undefined) return { kind: 'anonymous', id: 'anonymous' }
  const { realm, subjectId, agentId, organisationCode } = principal
  return agentId === undefined
    ? { kind: KINDS[realm], id: subjectId, organisationCode }
    : { kind: 'agent', id: agentId, onBehalfOf: subjectId, organisationCode }
}
