import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { partnerKeys } from '#platform/http/partner-keys.ts'
import { notFound } from '#platform/http/problem.ts'
import { tokenUrlOf } from '#platform/http/access-token.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { staffStepUp } from '#modules/standard/index.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { listProgrammes } from '#modules/programme/index.ts'
import { enterEndpoint } from './keep-endpoints.ts'
import { endpointWords, REFUSAL_WORDS, type Said } from './messages.ts'
import { endpointPage } from './pages-endpoint.ts'
import { actRoutes } from './pages-endpoint-routes.ts'
import {
  type EndpointFault,
  type EndpointForm,
  ENDPOINTS_PATH,
  endpointsPage,
  newEndpointPage,
  secretPage,
} from './pages-endpoints.ts'
import { ENTER, type ExchangePageDeps, READ } from './pages-frame.ts'
import { accessKeysPart } from './pages-access-keys.ts'
import { accessKeyRoutes } from './pages-access-keys-routes.ts'
import { ruleRoutes } from './pages-rules-routes.ts'
import { deadByEndpoint, latestDeliveries } from './store-delivery.ts'
import { accessKeysOf } from './store-access-key.ts'
import { endpointsOf, findEndpoint, secretsOf } from './store-endpoint.ts'
import { rulesOf } from './store-rule.ts'

const SAID = Object.keys(endpointWords.said) as [Said, ...Said[]]
const REFUSALS = Object.keys(REFUSAL_WORDS) as (keyof typeof REFUSAL_WORDS)[]
type Refusal = (typeof REFUSALS)[number]
const Came = z.object({
  said: z.enum(SAID).optional().catch(undefined),
  refused: z
    .enum(REFUSALS as [Refusal, ...Refusal[]])
    .optional()
    .catch(undefined),
})

const mayOf = (request: AnyRequest) => {
  const { permissions } = signedIn(request)
  return { enter: permissions.has('exchange.enter'), approve: permissions.has('exchange.approve') }
}

const listRoute = (deps: ExchangePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: ENDPOINTS_PATH,
    operationId: 'seeEndpoints',
    summary: { zh: '部门系统对接', en: 'Endpoints of a department, and what it confirms by rule' },
    access: READ,
    basis: ['YKT-19', 'YKT-22'],
    query: Came,
    handle: async (request) => {
      const { organisationCode: agencyCode, csrfToken: csrf } = signedIn(request)
      const { said, refused } = request.query
      const rules = await rulesOf(deps.db, agencyCode)
      const accessKeys = await accessKeysOf(deps.db, agencyCode)
      const people = [...rules, ...accessKeys].flatMap(({ enteredBy, approvedBy = '' }) => [
        enteredBy,
        approvedBy,
      ])
      const names = await staffNames(deps.db, people)
      const own = { may: mayOf(request), names, csrf }
      const programmes = await listProgrammes(deps.db, provinceDate(request.context.at))
      const view = endpointsPage({
        endpoints: await endpointsOf(deps.db, agencyCode),
        dead: await deadByEndpoint(deps.db, agencyCode),
        rules,
        keysPart: accessKeysPart({
          ...own,
          accessKeys,
          registered: await partnerKeys(deps.db, agencyCode),
          at: request.context.at,
          tokenUrl: tokenUrlOf(deps.publicUrl),
        }),
        programmes: programmes.filter((one) => one.ownerAgency === agencyCode),
        ...own,
        said,
        refused: refused && REFUSAL_WORDS[refused],
      })
      return inFrame(deps.portal, request, ENDPOINTS_PATH, view)
    },
  })

const showNew = (
  deps: ExchangePageDeps,
  request: AnyRequest,
  values: EndpointForm,
  fault: EndpointFault | undefined,
) => {
  const { csrfToken: csrf } = signedIn(request)
  return inFrame(deps.portal, request, ENDPOINTS_PATH, newEndpointPage({ csrf, values, fault }))
}

const NEW_PATH = `${ENDPOINTS_PATH}/new`

const newRoutes = (deps: ExchangePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: NEW_PATH,
    operationId: 'startEndpoint',
    summary: { zh: '登记接收地址', en: 'Form for another endpoint' },
    access: ENTER,
    basis: ['YKT-22'],
    handle: async (request) =>
      (await staffStepUp(deps.db, request, NEW_PATH)) ??
      showNew(deps, request, { url: '', kinds: [] }, undefined),
  }),
  pageRoute({
    method: 'POST',
    path: NEW_PATH,
    operationId: 'enterEndpoint',
    summary: { zh: '登记接收地址', en: 'Enters an endpoint; another person approves it' },
    access: ENTER,
    basis: ['YKT-19', 'YKT-22'],
    body: z.object({
      url: z.string().max(600).catch('').default(''),
      kinds: z
        .union([z.string(), z.array(z.string())])
        .transform((value) => [value].flat())
        .catch([])
        .default([]),
    }),
    handle: async (request) => {
      const first = await staffStepUp(deps.db, request, NEW_PATH)
      if (first !== undefined) return first
      const { url, kinds } = request.body
      const { organisationCode: agencyCode } = signedIn(request)
      const input = { agencyCode, url, eventKinds: kinds }
      const decision = await enterEndpoint(deps, request.context, input)
      if (decision.granted)
        return inFrame(deps.portal, request, ENDPOINTS_PATH, secretPage(decision.outcome))
      const { refusal } = decision
      const field = refusal === 'EVENT_KIND_MISSING' ? 'kinds' : 'url'
      const fault = { field, text: REFUSAL_WORDS[refusal] } as const
      return { html: await showNew(deps, request, { url, kinds }, fault), status: 422 }
    },
  }),
]

const Params = z.object({ endpointId: z.uuid() })
const MOST = 50

const oneRoute = (deps: ExchangePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${ENDPOINTS_PATH}/:endpointId`,
    operationId: 'seeEndpoint',
    summary: { zh: '接收地址和推送情况', en: 'An endpoint, and what was posted there' },
    access: READ,
    basis: ['YKT-19', 'YKT-22'],
    params: Params,
    query: Came,
    handle: async (request) => {
      const { organisationCode: agencyCode, csrfToken: csrf } = signedIn(request)
      const { endpointId: id } = request.params
      const { said, refused } = request.query
      const endpoint = await findEndpoint(deps.db, agencyCode, id)
      if (endpoint === undefined) throw notFound()
      const view = endpointPage({
        endpoint,
        secrets: await secretsOf(deps.db, id),
        deliveries: await latestDeliveries(deps.db, id, MOST),
        names: await staffNames(deps.db, [endpoint.enteredBy, endpoint.approvedBy ?? '']),
        may: mayOf(request),
        csrf,
        said,
        refused: refused && REFUSAL_WORDS[refused],
      })
      return inFrame(deps.portal, request, ENDPOINTS_PATH, view)
    },
  })

/** 系统对接, as pages of a department. */
export const endpointRoutes = (deps: ExchangePageDeps): RouteDefinition[] => [
  listRoute(deps),
  ...newRoutes(deps),
  ...ruleRoutes(deps),
  ...accessKeyRoutes(deps),
  oneRoute(deps),
  ...actRoutes(deps),
]
