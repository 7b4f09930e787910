import { z } from 'zod'
import type { Html } from '#kernel/html.ts'
import { fromPublicId } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest, ResidentFrame } from '#ui/portal.ts'
import {
  CONSENTS_PATH,
  type ConsentSubject,
  consentsPage,
  type ShownConsent,
  type View,
  withdrawPage,
} from './pages-consents.ts'
import { type Consent, consentsOf, findConsent } from './store.ts'
import { publishedText } from './store-texts.ts'
import { withdrawConsent } from './withdraw-consent.ts'

export interface ConsentPageDeps {
  readonly db: Database
  /** Navigation, settings and sign-out of the resident portal, for a page of that section. */
  readonly portal: ResidentFrame
  /** Names of programmes and accounts, which later modules know; by the id of the consent. */
  readonly consentSubjects: (
    consents: readonly Consent[],
  ) => Promise<ReadonlyMap<string, ConsentSubject>>
}

const framed = (deps: ConsentPageDeps, request: AnyRequest, view: View): Html =>
  page({ ...deps.portal(request, CONSENTS_PATH), ...view })

const shownOf = async (
  deps: ConsentPageDeps,
  consents: readonly Consent[],
): Promise<ShownConsent[]> => {
  const subjects = await deps.consentSubjects(consents)
  const shown: ShownConsent[] = []
  for (const consent of consents) {
    const { text } = await publishedText(deps.db, {
      key: consent.textKey,
      version: consent.textVersion,
      language: consent.textLanguage,
    })
    shown.push({ consent, subject: subjects.get(consent.id), words: text })
  }
  return shown
}

const listRoute = (deps: ConsentPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: CONSENTS_PATH,
    operationId: 'seeMyConsents',
    summary: { zh: '我的授权', en: 'My permissions' },
    access: { kind: 'resident' },
    basis: ['YKT-19', 'PIPL-44'],
    query: z.object({ withdrawn: z.string().optional().catch(undefined) }),
    handle: async (request) => {
      const { language } = request.display
      const found = await consentsOf(deps.db, signedIn(request).subjectId)
      const consents = await shownOf(deps, found)
      const withdrawn = request.query.withdrawn === '1'
      return framed(deps, request, consentsPage({ language, consents, withdrawn }))
    },
  })

const ConsentPath = z.object({ consentId: z.string().max(60) })
type ConsentRequest = RouteRequest<z.output<typeof ConsentPath>, unknown, unknown>

/** The consent that an address names, if it is the reader's own. */
const namedConsent = async (deps: ConsentPageDeps, request: ConsentRequest): Promise<Consent> => {
  const id = fromPublicId('consent', request.params.consentId)
  const { subjectId } = signedIn(request)
  const consent = id === undefined ? undefined : await findConsent(deps.db, subjectId, id)
  if (consent === undefined) throw notFound()
  return consent
}

const checkRoute = (deps: ConsentPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/consents/:consentId/withdraw',
    operationId: 'checkWithdrawal',
    summary: { zh: '撤回授权前核对', en: 'What withdrawing a permission does' },
    access: { kind: 'resident' },
    basis: ['PIPL-14'],
    params: ConsentPath,
    handle: async (request) => {
      const consent = await namedConsent(deps, request)
      if (consent.withdrawnAt !== undefined) return { redirect: CONSENTS_PATH }
      const { language } = request.display
      const [shown] = await shownOf(deps, [consent])
      if (shown === undefined) throw notFound()
      return framed(deps, request, withdrawPage(language, signedIn(request).csrfToken, shown))
    },
  })

const withdrawRoute = (deps: ConsentPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/me/consents/:consentId/withdraw',
    operationId: 'withdrawMyConsent',
    summary: { zh: '撤回授权', en: 'Withdraw a permission' },
    access: { kind: 'resident' },
    basis: ['PIPL-14', 'YKT-19'],
    params: ConsentPath,
    handle: async (request) => {
      const { id: consentId } = await namedConsent(deps, request)
      const { subjectId: personId } = signedIn(request)
      const decision = await deps.db.transaction((tx) =>
        withdrawConsent(tx, request.context, { personId, consentId }),
      )
      if (decision?.granted !== true) throw notFound()
      return { redirect: `${CONSENTS_PATH}?withdrawn=1` }
    },
  })

/** 我的授权: what the holder has permitted, and the way to take it back. */
export const consentPages = (deps: ConsentPageDeps): RouteDefinition[] => [
  listRoute(deps),
  checkRoute(deps),
  withdrawRoute(deps),
]
