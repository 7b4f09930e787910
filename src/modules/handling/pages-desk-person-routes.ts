import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { primaryDocumentKind, survivingPerson } from '#modules/person/index.ts'
import { showToCustomer } from './customer-screen.ts'
import { issuerOf } from './issue-region.ts'
import { documentGroup, MATERIAL_CODES } from './material.ts'
import { deskWords as w } from './messages-desk.ts'
import { openCase } from './open-case.ts'
import type { OpeningRefusal } from './opening.ts'
import {
  clerkOf,
  deskCasePath,
  type DeskDeps,
  type DeskRequest,
  framed,
  SERVE,
} from './pages-desk-frame.ts'
import {
  acceptPage,
  type DeskPerson,
  personPage,
  personPath,
  REVEAL_REASONS,
} from './pages-desk-person.ts'
import { readPerson } from './read-person.ts'
import { APPLICANT_KINDS, isServiceCode, SERVICES } from './service.ts'
import { casesOfPerson } from './store.ts'
import { freshLookup } from './store-lookup.ts'

const Lookup = z.object({ lookup: z.uuid() })
const Accept = Lookup.extend({ service: z.string().max(40) })

/** The person behind a search of this clerk; too old a search leads nowhere. */
const personIdOf = async (deps: DeskDeps, request: DeskRequest, lookup: string) => {
  const { subjectId } = signedIn(request)
  const personId = await freshLookup(deps.db, subjectId, lookup, request.context.at)
  if (personId === undefined) throw notFound()
  // Between the search and now two entries may have become one.
  return survivingPerson(deps.db, personId)
}

const showPerson = async (
  deps: DeskDeps,
  request: RouteRequest<z.output<typeof Lookup>, unknown, unknown>,
  more: { readonly reason?: string; readonly reasonMissing?: boolean } = {},
) => {
  const { lookup } = request.params
  const personId = await personIdOf(deps, request, lookup)
  const purpose = more.reason === undefined ? 'handling' : `handling.${more.reason}`
  const [person, card, possibilities, cases] = await Promise.all([
    readPerson(deps, request.context, personId, purpose),
    deps.cardStrip(personId),
    deps.possibilities(personId, request.context.at),
    casesOfPerson(deps.db, personId),
  ])
  return framed(
    deps,
    request,
    personPage({
      csrf: signedIn(request).csrfToken,
      person: { ...person, lookupId: lookup },
      card,
      possibilities,
      cases,
      on: provinceDate(request.context.at),
      revealed: more.reason !== undefined,
      reasonMissing: more.reasonMissing ?? false,
    }),
  )
}

const Reveal = z.object({ reason: z.enum(REVEAL_REASONS).optional().catch(undefined) })

const personRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/desk/persons/:lookup',
    operationId: 'seePersonAtDesk',
    summary: { zh: '一人一览', en: 'One view of the person at the counter' },
    access: SERVE,
    basis: ['YKT-17', 'YKT-22'],
    params: Lookup,
    handle: (request) => showPerson(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/reveal',
    operationId: 'revealPersonAtDesk',
    summary: { zh: '查看完整号码', en: 'The number in full, with the reason' },
    access: SERVE,
    basis: ['YKT-22', 'PIPL-6'],
    params: Lookup,
    body: Reveal,
    handle: async (
      request: RouteRequest<z.output<typeof Lookup>, undefined, z.output<typeof Reveal>>,
    ): Promise<PageAnswer> => {
      const { reason } = request.body
      if (reason !== undefined) return showPerson(deps, request, { reason })
      return { html: await showPerson(deps, request, { reasonMissing: true }), status: 422 }
    },
  }),
]

const Applicant = z.object({ applicant: z.enum(APPLICANT_KINDS).optional().catch(undefined) })
const Code = z.enum(MATERIAL_CODES)
const Ticks = z
  .union([Code.transform((one) => [one]), z.array(Code)])
  .optional()
  .catch(undefined)
const AcceptForm = z.object({
  key: z.string().min(8).max(64),
  applicant: z.enum(APPLICANT_KINDS),
  presented: Ticks,
  shared: Ticks,
})
type AcceptRequest<Query, Body> = RouteRequest<z.output<typeof Accept>, Query, Body>

const drawAccept = async (
  deps: DeskDeps,
  request: AcceptRequest<unknown, unknown>,
  wanted: (typeof APPLICANT_KINDS)[number] | undefined,
  refused?: OpeningRefusal,
) => {
  const { lookup, service } = request.params
  if (!isServiceCode(service)) throw notFound()
  const personId = await personIdOf(deps, request, lookup)
  const [person, kind] = await Promise.all([
    readPerson(deps, request.context, personId, 'handling'),
    primaryDocumentKind(deps.db, personId),
  ])
  const shown: DeskPerson = { ...person, lookupId: lookup }
  const { applicants } = SERVICES[service]
  const applicant = applicants.find((one) => one === wanted) ?? 'holder'
  return framed(
    deps,
    request,
    acceptPage({
      csrf: signedIn(request).csrfToken,
      person: shown,
      group: documentGroup(kind ?? person.kind),
      service,
      applicant,
      key: uuidv7(request.context.at),
      refused: refused && w.refusals[refused],
    }),
  )
}

const accept = async (
  deps: DeskDeps,
  request: AcceptRequest<undefined, z.output<typeof AcceptForm>>,
): Promise<PageAnswer> => {
  const { lookup, service } = request.params
  if (!isServiceCode(service)) throw notFound()
  const personId = await personIdOf(deps, request, lookup)
  const clerk = await clerkOf(deps.db, request)
  const issuer = await deps.db.transaction((tx) =>
    issuerOf(tx, deps.pii, request.context, personId),
  )
  if (issuer === undefined) throw notFound()
  const { key, applicant, presented = [], shared = [] } = request.body
  const decision = await openCase(deps, request.context, {
    ...issuer,
    key,
    personId,
    service,
    applicant,
    channel: 'counter',
    acceptRegion: clerk.regionCode,
    acceptAgency: clerk.agencyCode,
    presented,
    shared,
  })
  if (decision.granted) return { redirect: deskCasePath(decision.outcome.case) }
  return { html: await drawAccept(deps, request, applicant, decision.refusal), status: 409 }
}

/** 一人一览 and 受理. */
export const deskPersonRoutes = (deps: DeskDeps): RouteDefinition[] => [
  ...personRoutes(deps),
  pageRoute({
    method: 'GET',
    path: '/desk/persons/:lookup/accept/:service',
    operationId: 'startAcceptance',
    summary: { zh: '受理', en: 'Accept a service at the counter' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Accept,
    query: Applicant,
    handle: (request: AcceptRequest<z.output<typeof Applicant>, undefined>) =>
      drawAccept(deps, request, request.query.applicant),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/accept/:service',
    operationId: 'acceptAtDesk',
    summary: { zh: '受理并开办件', en: 'Open a case at the counter' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Accept,
    body: AcceptForm,
    handle: (request: AcceptRequest<undefined, z.output<typeof AcceptForm>>) =>
      accept(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/accept/:service/screen',
    operationId: 'showMaterialsToCustomer',
    summary: { zh: '材料清单到客屏', en: 'The materials on the customer screen' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Accept,
    handle: async (request): Promise<PageAnswer> => {
      const { lookup, service } = request.params
      if (!isServiceCode(service)) throw notFound()
      await personIdOf(deps, request, lookup)
      const { subjectId } = signedIn(request)
      await showToCustomer(deps, request.context, subjectId, { shown: 'materials', service })
      return { redirect: `${personPath({ lookupId: lookup })}/accept/${service}` }
    },
  }),
]
