import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { problem } from '#platform/http/problem.ts'
import { type Cookie, pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { rememberSignIn, takeSignIn } from '#platform/oidc/pending-sign-in.ts'
import { CALLBACK_PATH, type RelyingParty } from '#platform/oidc/relying-party.ts'
import { safeReturnPath } from '#platform/oidc/return-path.ts'
import {
  closeSession,
  openSession,
  type Realm,
  sameToken,
  SESSION_COOKIES,
} from '#platform/session.ts'
import type { Directory } from './directory.ts'
import { signOutRoute } from './sign-out.ts'

export interface SignInDeps {
  readonly db: Database
  readonly clock: Clock
  /** Address that users see, without a trailing slash. */
  readonly publicUrl: string
  readonly relyingParty: RelyingParty
  readonly directory: Directory
}

/** Binds a sign-in to the browser that began it: nobody can be signed in by a link from others. */
const stateCookie = (realm: Realm): string => `ykt_sign_in_${realm}`

const STATE_COOKIE_SECONDS = 600

const SUMMARIES = {
  resident: { zh: '居民登录', en: 'Sign in as a resident' },
  staff: { zh: '工作人员登录', en: 'Sign in as staff' },
  developer: { zh: '开发者登录', en: 'Sign in as a developer' },
} as const satisfies Readonly<Record<Realm, unknown>>

const Query = z.object({
  return: z.string().optional(),
  'step-up': z.literal('1').optional(),
  /** Whether the browser was sent to our own address already. */
  here: z.literal('1').optional(),
})

/**
 * The same sign-in at the address that the provider will send people back to. The cookie that binds
 * it would not come along from `localhost` to `127.0.0.1`. Once, whatever a proxy says of itself.
 */
const atOwnAddress = (publicUrl: string, path: string, query: z.output<typeof Query>): string => {
  const url = new URL(publicUrl + path)
  for (const [name, value] of Object.entries({ ...query, here: '1' }))
    if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

const beginRoute = (
  { db, clock, publicUrl, relyingParty }: SignInDeps,
  realm: Realm,
): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `/sign-in/${realm}`,
    operationId: `signIn${realm.charAt(0).toUpperCase()}${realm.slice(1)}`,
    summary: SUMMARIES[realm],
    access: { kind: 'public' },
    perMinute: 120,
    query: Query,
    handle: async ({ query, display, path, raw }) => {
      if (query.here === undefined && raw.host !== new URL(publicUrl).host)
        return { redirect: atOwnAddress(publicUrl, path, query) }
      const { url, state, pending } = await relyingParty.begin({
        realm,
        returnTo: safeReturnPath(query.return) ?? '',
        stepUp: query['step-up'] === '1',
        language: display.language,
      })
      await db.transaction((tx) => rememberSignIn(tx, state, pending, clock.now()))
      return {
        redirect: url.href,
        cookies: [
          {
            name: stateCookie(realm),
            value: state,
            maxAgeSeconds: STATE_COOKIE_SECONDS,
            path: CALLBACK_PATH,
          },
        ],
      }
    },
  })

const expired = () =>
  problem(403, 'SIGN_IN_EXPIRED', 'This sign-in took too long or was used before. Begin again.')

const callbackRoute = ({ db, clock, relyingParty, directory }: SignInDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: CALLBACK_PATH,
    operationId: 'finishSignIn',
    summary: { zh: '完成登录', en: 'Finish signing in' },
    access: { kind: 'public' },
    perMinute: 120,
    problems: ['SIGN_IN_EXPIRED', 'SIGN_IN_FAILED', 'SIGN_IN_CANCELLED', 'NOBODY_OF_THIS_REALM'],
    handle: async ({ raw }) => {
      const { search, searchParams } = new URL(raw.originalUrl, 'http://here.invalid')
      const state = searchParams.get('state') ?? ''
      const at = clock.now()
      const pending = await db.transaction((tx) => takeSignIn(tx, state, at))
      if (pending === undefined) throw expired()
      const { realm } = pending
      if (!sameToken(raw.cookies[stateCookie(realm)] ?? '', state)) throw expired()
      const identity = await relyingParty.finish(search, state, pending)
      const found = await directory.find(realm, identity.subject)
      if (found === undefined)
        throw problem(403, 'NOBODY_OF_THIS_REALM', 'Nobody is registered here under this sign-in.')
      const before = raw.cookies[SESSION_COOKIES[realm]]
      const token = await db.transaction(async (tx) => {
        if (before !== undefined) await closeSession(tx, before)
        return openSession(
          tx,
          {
            realm,
            subjectId: found.subjectId,
            // The provider knows the real time only.
            authenticatedAt: identity.authenticatedAt.add({ seconds: clock.aheadSeconds ?? 0 }),
            assuranceLevel: identity.assuranceLevel,
            idTokenHint: identity.idToken,
          },
          at,
        )
      })
      const cookies: Cookie[] = [
        { name: SESSION_COOKIES[realm], value: token },
        { name: stateCookie(realm), value: '', path: CALLBACK_PATH },
      ]
      return { redirect: pending.returnTo === '' ? found.home : pending.returnTo, cookies }
    },
  })

/** Everything about signing in and out. */
export const signInRoutes = (deps: SignInDeps): RouteDefinition[] => [
  beginRoute(deps, 'resident'),
  beginRoute(deps, 'staff'),
  beginRoute(deps, 'developer'),
  callbackRoute(deps),
  signOutRoute(deps),
]
