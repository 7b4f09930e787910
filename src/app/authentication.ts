import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { AccessRule } from '#platform/http/route.ts'
import type { Authentication } from '#platform/http/server.ts'
import { findSession, type Realm, SESSION_COOKIES } from '#platform/session.ts'
import type { Directory } from './sign-in/index.ts'

export interface AuthenticationDeps {
  readonly db: Database
  readonly clock: Clock
  readonly directory: Directory
}

const STAFF_PORTAL = /^\/(?:desk|venue|watch|admin)(?:[/?]|$)/
const DEVELOPER_PORTAL = /^\/dev(?:[/?]|$)/

/** A public page shows whoever is signed in to the portal it belongs to. */
const realmOf = (rule: AccessRule, url: string): Realm | undefined => {
  if (rule.kind === 'terminal') return undefined
  if (rule.kind !== 'public') return rule.kind
  if (STAFF_PORTAL.test(url)) return 'staff'
  return DEVELOPER_PORTAL.test(url) ? 'developer' : 'resident'
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
    return {
      realm,
      subjectId: session.subjectId,
      organisationCode: standing.organisationCode,
      permissions: standing.permissions,
      authenticatedAt: session.authenticatedAt,
      assuranceLevel: session.assuranceLevel,
      csrfToken: session.csrfToken,
    }
  },
})
