import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { showBanks } from '#modules/bank/index.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { type ApplyFacts, applyFacts, bankNameOf, feeOf, outletsFor } from './apply-facts.ts'
import { AT_COUNTER_LEVEL } from './clerk-actions.ts'
import { showToCustomer } from './customer-screen.ts'
import { agreedIn, eCardWords } from './e-card-words.ts'
import { MATERIAL_CODES, type MaterialCode } from './material.ts'
import { deskWords as w } from './messages-desk.ts'
import { actRefusalText } from './messages-refusals.ts'
import { limitsOf } from './opening.ts'
import { BY_MAIL } from './pages-apply-choices.ts'
import { AT_ONCE_PREFIX, acceptPage, type DeskTerms } from './pages-desk-accept.ts'
import { clerkOf, deskCasePath, type DeskDeps, framed, SERVE } from './pages-desk-frame.ts'
import { Lookup, personIdOf } from './pages-desk-person-routes.ts'
import { personPath } from './pages-desk-person.ts'
import { openAndAct } from './perform-act.ts'
import { readPerson } from './read-person.ts'
import { APPLICANT_KINDS, isServiceCode, type ServiceCode, SERVICES } from './service.ts'
import { Wish } from './wish.ts'

const language = 'zh-Hans' as const

const Accept = Lookup.extend({ service: z.string().max(40) })
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
  list: Wish.shape.listId.catch(undefined),
  bank: Wish.shape.bankCode.catch(undefined),
  delivery: z.string().max(60).optional().catch(undefined),
  damage: Wish.shape.damage.catch(undefined),
  change: Wish.shape.change.catch(undefined),
  eCard: z.literal('yes').optional().catch(undefined),
  words: z.string().max(100).optional().catch(undefined),
})
type AcceptForm = z.output<typeof AcceptForm>
type AcceptRequest<Query, Body> = RouteRequest<z.output<typeof Accept>, Query, Body>
type AnyAccept = AcceptRequest<unknown, unknown>

const serviceOf = ({ params: { service } }: AnyAccept): ServiceCode => {
  if (!isServiceCode(service)) throw notFound()
  return service
}

/** What the form offers: banks in their neutral order, and outlets of this counter first. */
const termsFor = async (
  deps: DeskDeps,
  request: AnyAccept,
  personId: string,
  facts: ApplyFacts,
): Promise<DeskTerms> => {
  const { db } = deps
  const { questions, ownBank, service, issueRegion, on } = facts
  const clerk = await clerkOf(db, request)
  const asks = questions.includes('delivery')
  const [shown, own, others, addWorkingDays, standard] = await Promise.all([
    questions.includes('bank')
      ? db.transaction((tx) =>
          showBanks(tx, request.context, { personId, regionCode: clerk.regionCode }),
        )
      : undefined,
    asks ? listOutlets(db, { agencyCode: clerk.agencyCode }) : [],
    asks ? outletsFor(deps, issueRegion, ownBank) : [],
    deps.workingDays(),
    loadStandards(db),
  ])
  const known = new Set(own.map(({ code }) => code))
  return {
    questions,
    eCardWords: questions.includes('eCard')
      ? await eCardWords(deps, language, request.context.at)
      : undefined,
    shown,
    ownBank: ownBank && (await bankNameOf(deps, ownBank, language)),
    instant: own.filter(({ instantIssuance }) => instantIssuance),
    outlets: [...own, ...others.filter(({ code }) => !known.has(code))],
    fee: feeOf(facts, {}, standard),
    promiseOn: limitsOf(service, 'counter', issueRegion, on, addWorkingDays, standard).promiseOn,
  }
}

const drawAccept = async (
  deps: DeskDeps,
  request: AnyAccept,
  wanted: (typeof APPLICANT_KINDS)[number] | undefined,
  refused?: string,
) => {
  const { lookup } = request.params
  const service = serviceOf(request)
  const personId = await personIdOf(deps, request, lookup)
  const { applicants } = SERVICES[service]
  const applicant = applicants.find((one) => one === wanted) ?? 'holder'
  const [person, facts] = await Promise.all([
    readPerson(deps, request.context, personId, 'handling'),
    applyFacts(deps, request.context, { personId, applicant }, service),
  ])
  return framed(
    deps,
    request,
    acceptPage({
      csrf: signedIn(request).csrfToken,
      person: { ...person, lookupId: lookup },
      group: facts.group,
      service,
      applicant,
      terms: await termsFor(deps, request, personId, facts),
      key: uuidv7(request.context.at),
      refused,
    }),
  )
}

const deliveryIn = (text: string | undefined): Pick<Wish, 'delivery' | 'instant'> => {
  if (text === undefined || text === '') return {}
  if (text === BY_MAIL) return { delivery: { to: 'mail' }, instant: false }
  const instant = text.startsWith(AT_ONCE_PREFIX)
  const outletCode = instant ? text.slice(AT_ONCE_PREFIX.length) : text
  return { delivery: { to: 'outlet', outletCode }, instant }
}

const wishIn = (body: AcceptForm, ownBank: string | undefined): Wish => ({
  ...deliveryIn(body.delivery),
  listId: body.list,
  bankCode: ownBank ?? body.bank,
  damage: body.damage,
  change: body.change,
  eCard: agreedIn(body),
  photo: body.shared?.includes('photo') === true ? 'document' : 'counter',
})

const refusedText = (code: string): string => {
  if (code === 'APPLICANT_NOT_ALLOWED' || code === 'CHANNEL_NOT_AVAILABLE') return w.refusals[code]
  return code === 'CASE_ALREADY_OPEN' ? w.refusals[code] : actRefusalText(language, code)
}

const accept = async (
  deps: DeskDeps,
  request: AcceptRequest<undefined, AcceptForm>,
): Promise<PageAnswer> => {
  const { body, context } = request
  const service = serviceOf(request)
  const personId = await personIdOf(deps, request, request.params.lookup)
  const clerk = await clerkOf(deps.db, request)
  const { key, applicant } = body
  const facts = await applyFacts(deps, context, { personId, applicant }, service)
  const empty: readonly MaterialCode[] = []
  const decision = await openAndAct(deps, context, {
    key,
    personId,
    service,
    applicant,
    channel: 'counter',
    issueRegion: facts.issueRegion,
    acceptRegion: clerk.regionCode,
    acceptAgency: clerk.agencyCode,
    cardId: facts.card?.id,
    presented: body.presented ?? empty,
    shared: body.shared ?? empty,
    wish: wishIn(body, facts.ownBank),
    proof: { authenticatedAt: context.at, assuranceLevel: AT_COUNTER_LEVEL },
  })
  if (decision.granted) return { redirect: deskCasePath(decision.outcome.case) }
  const html = await drawAccept(deps, request, applicant, refusedText(decision.refusal))
  return { html, status: 409 }
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
    handle: (request: AcceptRequest<z.output<typeof Applicant>, undefined>) =>
      drawAccept(deps, request, request.query.applicant),
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
    path: '/desk/persons/:lookup/accept/:service/screen',
    operationId: 'showMaterialsToCustomer',
    summary: { zh: '材料清单和影响到客屏', en: 'Papers and impact on the customer screen' },
    access: SERVE,
    basis: ['YKT-17'],
    params: Accept,
    handle: async (request): Promise<PageAnswer> => {
      const { lookup } = request.params
      const service = serviceOf(request)
      await personIdOf(deps, request, lookup)
      const { subjectId } = signedIn(request)
      await showToCustomer(deps, request.context, subjectId, { shown: 'materials', service })
      return { redirect: `${personPath({ lookupId: lookup })}/accept/${service}` }
    },
  }),
]
