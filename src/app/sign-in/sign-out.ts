import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { problem } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { RelyingParty } from '#platform/oidc/relying-party.ts'
import {
  closeSession,
  findSession,
  type Realm,
  sameToken,
  SESSION_COOKIES,
} from '#platform/session.ts'

interface SignOutDeps {
  readonly db: Database
  readonly clock: Clock
  readonly relyingParty: RelyingParty
}

const REALMS = Object.keys(SESSION_COOKIES) as Realm[]

/** The sessions of a browser, by realm. */
const sessionsOf = async (
  { db, clock }: SignOutDeps,
  cookies: Readonly<Record<string, string | undefined>>,
) => {
  const found = await Promise.all(
    REALMS.map(async (realm) => {
      const token = cookies[SESSION_COOKIES[realm]]
      if (token === undefined) return []
      const session = await findSession(db, realm, token, clock.now())
      return session === undefined ? [] : [{ token, session }]
    }),
  )
  return found.flat()
}

/** The provider's page that ends its own session; its being away keeps nobody signed in here. */
const farewell = async (relyingParty: RelyingParty, idToken: string | undefined) => {
  if (idToken === undefined) return '/'
  try {
    return (await relyingParty.endSessionUrl(idToken))?.href ?? '/'
  } catch {
    return '/'
  }
}

/** The form's token says which session is meant: residents and staff are signed in side by side. */
export const signOutRoute = (deps: SignOutDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/sign-out',
    operationId: 'signOut',
    summary: { zh: '退出登录', en: 'Sign out' },
    access: { kind: 'public' },
    problems: ['FORM_EXPIRED'],
    body: z.object({ csrf: z.string() }),
    handle: async ({ body, raw }) => {
      const sessions = await sessionsOf(deps, raw.cookies)
      // Somebody whose session has ended meanwhile is where they wanted to be.
      if (sessions.length === 0) return { redirect: '/' }
      const meant = sessions.find(({ session }) => sameToken(session.csrfToken, body.csrf))
      if (meant === undefined)
        throw problem(403, 'FORM_EXPIRED', 'The form is too old or came from elsewhere.')
      await deps.db.transaction((tx) => closeSession(tx, meant.token))
      return {
        redirect: await farewell(deps.relyingParty, meant.session.idTokenHint),
        cookies: [{ name: SESSION_COOKIES[meant.session.realm], value: '' }],
      }
    },
  })
