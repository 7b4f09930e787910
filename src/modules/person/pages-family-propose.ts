import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { PROXY_SCOPES, type ProxyScope } from '#kernel/proxy-scope.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { FAMILY_PATH, relationRefusedPage } from './pages-family.ts'
import { codePage, MONTHS, type ProposalData, proposePage } from './pages-family-forms.ts'
import { framed, ONESELF, type PersonPageDeps, readerOf } from './pages-frame.ts'
import { decideGiving, proposeRelation } from './propose-relation.ts'

const PROPOSE = `${FAMILY_PATH}/propose`
const Side = z.enum(['person', 'agent'])

/** The identity provider asks again who the person is, then comes back. */
export const stepUpFor = (path: string): string =>
  `/sign-in/resident?${new URLSearchParams({ 'step-up': '1', return: path }).toString()}`

const Scope = z.enum(PROXY_SCOPES)
/** One ticked box arrives as a word, several as a list. */
const Scopes = z
  .union([Scope.transform((scope): ProxyScope[] => [scope]), z.array(Scope)])
  .catch([])

const startRoute = (deps: PersonPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PROPOSE,
    operationId: 'startRelation',
    summary: { zh: '提议代办', en: 'Ask for a relation' },
    access: ONESELF,
    basis: ['HANDLING-30', 'YKT-22'],
    query: z.object({ side: Side.catch('person') }),
    handle: async (request) => {
      const { side } = request.query
      const { authenticatedAt } = signedIn(request)
      const { at } = request.context
      const giving = await decideGiving(deps.db, side === 'person', authenticatedAt, at)
      if (!giving.granted) return { redirect: stepUpFor(`${PROPOSE}?side=${side}`) }
      const data = { ...readerOf(request), side, scopes: [], months: undefined, missing: [] }
      return framed(deps, request, FAMILY_PATH, proposePage(data))
    },
  })

const missingOf = (
  scopes: readonly string[],
  months: string | undefined,
): ProposalData['missing'] => [
  ...(scopes.length === 0 ? (['scopes'] as const) : []),
  ...(months === undefined ? (['months'] as const) : []),
]

const sendRoute = (deps: PersonPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: PROPOSE,
    operationId: 'proposeRelation',
    summary: { zh: '生成邀请码', en: 'Get a code for the other side' },
    access: ONESELF,
    basis: ['HANDLING-30', 'YKT-22'],
    perMinute: 10,
    body: z.object({
      side: Side,
      scopes: Scopes,
      months: z.enum(MONTHS).optional().catch(undefined),
    }),
    handle: async (request) => {
      const { side, scopes, months } = request.body
      const { context } = request
      const { subjectId: proposerId, authenticatedAt } = signedIn(request)
      const reader = readerOf(request)
      const missing = missingOf(scopes, months)
      if (months === undefined || missing.length > 0) {
        const view = proposePage({ ...reader, side, scopes, months, missing })
        return { html: framed(deps, request, FAMILY_PATH, view), status: 422 }
      }
      const endsOn = provinceDate(context.at).add({ months: Number(months) })
      const decision = await proposeRelation(deps, context, {
        proposerId,
        side,
        scopes,
        endsOn,
        authenticatedAt,
      })
      if (decision.granted)
        return framed(deps, request, FAMILY_PATH, codePage(reader, decision.outcome))
      if (decision.refusal === 'STEP_UP_NEEDED')
        return { redirect: stepUpFor(`${PROPOSE}?side=${side}`) }
      const view = relationRefusedPage(reader.language, decision.refusal)
      return { html: framed(deps, request, FAMILY_PATH, view), status: 409 }
    },
  })

/** One side asks. */
export const proposeRoutes = (deps: PersonPageDeps): RouteDefinition[] => [
  startRoute(deps),
  sendRoute(deps),
]
