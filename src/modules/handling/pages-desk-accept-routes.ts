import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { readerAddress } from '#platform/reader/index.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import { KNOWN_OF_AGENT } from './applicant.ts'
import { applyFacts } from './apply-facts.ts'
import { AT_COUNTER_LEVEL } from './clerk-actions.ts'
import type { Clerk } from './clerk.ts'
import { proveApplicant } from './comer.ts'
import { showToCustomer } from './customer-screen.ts'
import type { MaterialCode } from './material.ts'
import { acceptPage, type AcceptData } from './pages-desk-accept.ts'
import {
  Accept,
  AcceptForm,
  type AcceptRequest,
  type AnyAccept,
  Applicant,
  capacityOf,
  refusedText,
  serviceOf,
  termsFor,
  wishIn,
} from './pages-desk-accept-form.ts'
import { refusalText } from './pages-desk-applicant.ts'
import { bankChangeDeskPath } from './pages-desk-bank-change.ts'
import { comerOf } from './pages-desk-comer.ts'
import { clerkOf, deskCasePath, type DeskDeps, framed, SERVE } from './pages-desk-frame.ts'
import { EMPTY_FORM } from './pages-desk-home.ts'
import { personIdOf } from './pages-desk-person-routes.ts'
import { personPath } from './pages-desk-person.ts'
import { findOther, OTHER_PERSON } from './pages-people-frame.ts'
import { type Application, openAndAct } from './perform-act.ts'
import { readPerson } from './read-person.ts'

type Who = Partial<Pick<AcceptData['who'], 'typed' | 'errors'>> & Partial<Applicant>

const drawAccept = async (
  deps: DeskDeps,
  request: AnyAccept,
  { by, applicant, typed = EMPTY_FORM, errors = [] }: Who,
  refused?: string,
) => {
  const { lookup } = request.params
  const service = serviceOf(request)
  const personId = await personIdOf(deps, request, lookup)
  const [person, facts, comer] = await Promise.all([
    readPerson(deps, request.context, personId, 'handling'),
    applyFacts(
      deps,
      request.context,
      { personId, applicant: capacityOf({ by, applicant }) },
      service,
    ),
    by === undefined ? undefined : comerOf(deps, request, { personId, service, by }),
  ])
  return framed(
    deps,
    request,
    acceptPage({
      csrf: signedIn(request).csrfToken,
      person: { ...person, lookupId: lookup },
      group: facts.group,
      service,
      who: { comer, organisation: applicant, typed, errors },
      terms: await termsFor(deps, request, personId, facts),
      key: uuidv7(request.context.at),
      refused,
    }),
  )
}

type Capacity = Pick<
  Application,
  'applicant' | 'applicantId' | 'relationId' | 'presented' | 'shared'
>

/** In what capacity somebody applies; or why whoever came may not. */
const capacityIn = async (
  deps: DeskDeps,
  request: AcceptRequest<undefined, AcceptForm>,
  personId: string,
): Promise<Capacity | { readonly refused: string }> => {
  const { by, applicant, presented = [], shared = [] } = request.body
  if (by === undefined) return { applicant, presented, shared }
  const service = serviceOf(request)
  const agentId = await personIdOf(deps, request, by)
  const decision = await proveApplicant(deps, request.context, { personId, agentId, service })
  if (!decision.granted) return { refused: refusalText(service, decision.refusal) }
  const { label: _, ...proved } = decision.outcome
  const known: Readonly<Record<'presented' | 'shared', readonly MaterialCode[]>> = {
    presented: [...presented, ...KNOWN_OF_AGENT.presented],
    shared: [...shared, ...KNOWN_OF_AGENT.shared],
  }
  return { ...proved, ...known }
}

/** At the counter, or at somebody's bed or door from an outlet of this unit. */
const placeIn = async (
  { db }: DeskDeps,
  { agencyCode }: Clerk,
  doorFrom: string,
): Promise<Pick<Application, 'channel' | 'acceptOutlet'>> => {
  if (doorFrom === '') return { channel: 'counter' }
  const own = await listOutlets(db, { agencyCode })
  return own.some(({ code }) => code === doorFrom)
    ? { channel: 'door', acceptOutlet: doorFrom }
    : { channel: 'counter' }
}

const accept = async (
  deps: DeskDeps,
  request: AcceptRequest<undefined, AcceptForm>,
): Promise<PageAnswer> => {
  const { body, context } = request
  const service = serviceOf(request)
  const personId = await personIdOf(deps, request, request.params.lookup)
  const who: Who = {
    by: body.by,
    applicant: body.applicant === 'holder' ? undefined : body.applicant,
  }
  const again = async (text: string): Promise<PageAnswer> => ({
    html: await drawAccept(deps, request, who, text),
    status: 409,
  })
  const capacity = await capacityIn(deps, request, personId)
  if ('refused' in capacity) return again(capacity.refused)
  const clerk = await clerkOf(deps.db, request)
  const about = { personId, applicant: capacity.applicant }
  const facts = await applyFacts(deps, context, about, service)
  const decision = await openAndAct(deps, context, {
    ...capacity,
    ...(await placeIn(deps, clerk, body.doorFrom)),
    key: body.key,
    personId,
    service,
    issueRegion: facts.issueRegion,
    acceptRegion: clerk.regionCode,
    acceptAgency: clerk.agencyCode,
    cardId: facts.card?.id,
    wish: wishIn(body, facts.ownBank),
    proof: { authenticatedAt: context.at, assuranceLevel: AT_COUNTER_LEVEL },
  })
  if (decision.granted) return { redirect: deskCasePath(decision.outcome.case) }
  return again(refusedText(decision.refusal))
}

const Comer = z.object(OTHER_PERSON)

/** Reads the document of whoever came, and goes on with them. */
const readComer = async (
  deps: DeskDeps,
  request: AcceptRequest<undefined, z.output<typeof Comer>>,
): Promise<PageAnswer> => {
  const { lookup } = request.params
  const service = serviceOf(request)
  await personIdOf(deps, request, lookup)
  const found = await findOther(deps, request, request.body)
  if ('error' in found) {
    const who = { typed: request.body, errors: [found.error] }
    return { html: await drawAccept(deps, request, who), status: 422 }
  }
  const path = `${personPath({ lookupId: lookup })}/accept/${service}`
  return { redirect: `${path}?by=${found.lookupId}` }
}

/** 受理: one page from the papers to what is done at once. */
export const deskAcceptRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/desk/persons/:lookup/accept/:service',
    operationId: 'startAcceptance',
    summary: { zh: '受理', en: 'Accept a service at the counter' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Accept,
    query: Applicant,
    connectTo: [readerAddress()],
    handle: async (request: AcceptRequest<Applicant, undefined>): Promise<PageAnswer> =>
      // What only its holder can sign has a page of its own.
      request.params.service === 'changeBank'
        ? { redirect: bankChangeDeskPath({ lookupId: request.params.lookup }) }
        : drawAccept(deps, request, request.query),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/accept/:service',
    operationId: 'acceptAtDesk',
    summary: { zh: '受理并办理', en: 'Open a case at the counter and do what it asks for' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Accept,
    body: AcceptForm,
    handle: (request: AcceptRequest<undefined, AcceptForm>) => accept(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/accept/:service/applicant',
    operationId: 'readApplicantAtDesk',
    summary: { zh: '核对来人', en: 'Read the document of whoever came instead of the holder' },
    access: SERVE,
    basis: ['YKT-17', 'HANDLING-30'],
    params: Accept,
    body: Comer,
    connectTo: [readerAddress()],
    handle: (request: AcceptRequest<undefined, z.output<typeof Comer>>) => readComer(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/accept/:service/screen',
    operationId: 'showMaterialsToCustomer',
    summary: { zh: '材料清单和影响到客屏', en: 'Papers and impact on the customer screen' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Accept,
    body: Applicant,
    handle: async (request: AcceptRequest<undefined, Applicant>): Promise<PageAnswer> => {
      const { lookup } = request.params
      const { by } = request.body
      const service = serviceOf(request)
      await personIdOf(deps, request, lookup)
      const { subjectId } = signedIn(request)
      await showToCustomer(deps, request.context, subjectId, { shown: 'materials', service })
      const path = `${personPath({ lookupId: lookup })}/accept/${service}`
      return { redirect: by === undefined ? path : `${path}?by=${by}` }
    },
  }),
]
