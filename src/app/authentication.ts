import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { provinceDate } from '#kernel/period.ts'
import type { AccessRule, Acting } from '#platform/http/route.ts'
import type { Authentication } from '#platform/http/server.ts'
import { findSession, type Realm, type Session, SESSION_COOKIES } from '#platform/session.ts'
import { scopesInForce } from '#modules/person/index.ts'
import type { Directory } from './sign-in/index.ts'

export interface AuthenticationDeps {
  readonly db: Database
  readonly clock: Clock
  readonly directory: Directory
}

const STAFF_PORTAL = /^\/(?:desk|venue|watch|bank|admin)(?:[/?]|$)/
const DEVELOPER_PORTAL = /^\/dev(?:[/?]|$)/

/** A public page shows whoever is signed in to the portal it belongs to. */
const realmOf = (rule: AccessRule, url: string): Realm | undefined => {
  if (rule.kind === 'terminal' || rule.kind === 'partner') return undefined
  if (rule.kind !== 'public') return rule.kind
  if (STAFF_PORTAL.test(url)) return 'staff'
  return DEVELOPER_PORTAL.test(url) ? 'developer' : 'resident'
}

/** What a session that acts for somebody may do now: nothing once the relation has ended (N8). */
const actingOf = async (
  db: Database,
  { subjectId, acting }: Session,
  at: Temporal.Instant,
): Promise<Acting | undefined> => {
  if (acting === undefined) return undefined
  const scopes = await scopesInForce(db, { ...acting, agentId: subjectId }, provinceDate(at))
  return { ...acting, scopes: new Set(scopes) }
}

/**
 * Sessions as the server asks for them: the cookie of the rule's realm, its row, and what the
 * person may do now. Nothing is kept between requests, so a revocation holds at the next (Z11).
 */
export const createAuthentication = ({
  db,
  clock,
  directory,
}: AuthenticationDeps): Authentication => ({
  principal: async (request: FastifyRequest, rule) => {
    const realm = realmOf(rule, request.url)
    if (realm === undefined) return undefined
    const token = request.cookies[SESSION_COOKIES[realm]]
    if (token === undefined) return undefined
    const session = await findSession(db, realm, token, clock.now())
    if (session === undefined) return undefined
    const standing = await directory.standing(realm, session.subjectId)
    if (standing === undefined) return undefined
    const acting = await actingOf(db, session, clock.now())
    return {
      realm,
      subjectId: session.subjectId,
      ...(acting !== undefined && { acting }),
      organisationCode: standing.organisationCode,
      permissions: standing.permissions,
      authenticatedAt: session.authenticatedAt,
      assuranceLevel: session.assuranceLevel,
      csrfToken: session.csrfToken,
    }
  },
})
