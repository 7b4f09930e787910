import { z } from 'zod'
import { type Decision, refuse } from '#kernel/decision.ts'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame, type Said } from '#ui/portal.ts'
import { type CatalogueReader, openPlacesByCode } from '#modules/catalogue/index.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { enterUses, offerRegions, stepOffer } from './keep-offers.ts'
import { REFUSAL_WORDS } from './messages.ts'
import { DECIDERS_ACTIONS, type OfferRefusal, type TrialLimits } from './offer.ts'
import { ADMIN_OFFERS, type Limits, offerPage, offersAdminPage } from './pages-offers.ts'
import { allOffers, findOffer, latestUses } from './store.ts'
import { wholeNumber } from './uses.ts'

export interface OfferPageDeps {
  readonly db: Database
  readonly catalogue: CatalogueReader
  /** The frame of the bureau's portal. */
  readonly portal: Frame
}

const READ = { kind: 'staff', permission: 'offer.read' } as const
const EXAMINE = { kind: 'staff', permission: 'offer.examine' } as const
const DECIDE = { kind: 'staff', permission: 'offer.decide' } as const
const ONE = `${ADMIN_OFFERS}/:id`
const Id = z.object({ id: z.uuid() })
const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })
const line = z.string().trim().max(300).default('')
const basis = ['YKT-15'] as const
/** As many as a page carries. */
const REPORTS_SHOWN = 60

const show = async (
  { db, catalogue, portal }: OfferPageDeps,
  request: AnyRequest,
  id: string,
  saidNow: Said & { readonly typed?: Limits | undefined },
) => {
  const offer = await findOffer(db, id)
  if (offer === undefined) throw notFound()
  const reports = await latestUses(db, id, REPORTS_SHOWN)
  const entered = reports.flatMap(({ enteredBy }) => enteredBy ?? [])
  const names = await staffNames(db, [...new Set([...offer.steps.map(({ by }) => by), ...entered])])
  const { scenes } = await catalogue.scenes(db, request.context.at)
  const region = (await offerRegions(db)).find(({ code }) => code === offer.regionCode)
  const { csrfToken: csrf, permissions } = signedIn(request)
  const view = offerPage({
    csrf,
    offer,
    reports,
    regionName: region?.name['zh-Hans'] ?? offer.regionCode,
    scene: scenes.find(({ code }) => code === offer.sceneCode),
    nameOf: (staffId) => names.get(staffId) ?? staffId,
    on: provinceDate(request.context.at),
    registered: await openPlacesByCode(db, offer.trial?.places ?? []),
    mayExamine: permissions.has('offer.examine'),
    mayDecide: permissions.has('offer.decide'),
    ...saidNow,
  })
  return inFrame(portal, request, ADMIN_OFFERS, view)
}

type OfOne = AnyRequest & { readonly params: z.output<typeof Id> }

/** Back to the offer when it was done, the page with the reason when it was not. */
const answerTo = async (
  deps: OfferPageDeps,
  request: OfOne,
  decision: Decision<unknown, OfferRefusal> | undefined,
  typed?: Limits,
) => {
  const { id } = request.params
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${ADMIN_OFFERS}/${id}?saved=1` }
  const fault = REFUSAL_WORDS[decision.refusal]
  return { html: await show(deps, request, id, { fault, typed }), status: 422 }
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The limits as they were typed; absent where the day is none. */
const limitsOf = (typed: Limits): TrialLimits | undefined => {
  const until = parseIsoDay(typed.until)
  return until && { places: linesOf(typed.places), uses: wholeNumber(typed.uses), until }
}

const readRoutes = (deps: OfferPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ADMIN_OFFERS,
    operationId: 'seeOffers',
    summary: { zh: '社会参与申报', en: 'Applications of third parties' },
    access: READ,
    basis,
    handle: async (request) => {
      const view = offersAdminPage(await allOffers(deps.db), provinceDate(request.context.at))
      return inFrame(deps.portal, request, ADMIN_OFFERS, view)
    },
  }),
  pageRoute({
    method: 'GET',
    path: ONE,
    operationId: 'seeOffer',
    summary: { zh: '一项申报', en: 'An application, and what was said to it' },
    access: READ,
    basis,
    params: Id,
    query: Saved,
    handle: (request) =>
      show(deps, request, request.params.id, { saved: request.query.saved === '1' }),
  }),
]

const stepRoutes = (deps: OfferPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: `${ONE}/examination`,
    operationId: 'examineOffer',
    summary: { zh: '核查申报', en: 'Looks into an application' },
    access: EXAMINE,
    basis,
    params: Id,
    body: z.object({ words: line }),
    handle: async (request) => {
      const { staffId } = actingStaff(request)
      const wish = { ...request.params, ...request.body, action: 'examine', staffId } as const
      return answerTo(deps, request, await stepOffer(deps, request.context, wish))
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/verdicts`,
    operationId: 'decideOffer',
    summary: { zh: '准予试用、上线，或者不采纳、下线', en: 'Opens an offer, or ends it' },
    access: DECIDE,
    basis,
    params: Id,
    body: z.object({
      action: z.enum(DECIDERS_ACTIONS),
      words: line,
      places: z.string().max(5000).default(''),
      uses: line,
      until: line,
    }),
    handle: async (request) => {
      const { action, words } = request.body
      const { staffId } = actingStaff(request)
      const limits = limitsOf(request.body)
      const wish = { ...request.params, action, words, limits, staffId }
      const decision = await stepOffer(deps, request.context, wish)
      return answerTo(deps, request, decision, request.body)
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/uses`,
    operationId: 'enterOfferUses',
    summary: { zh: '填报使用次数', en: 'Enters how often an offer was used' },
    access: EXAMINE,
    basis,
    params: Id,
    body: z.object({ place: line, on: line, count: line }),
    handle: async (request) => {
      const on = parseIsoDay(request.body.on)
      if (on === undefined)
        return answerTo(deps, request, refuse('YKT-15', 'OFFER_USES_WRONG', ['mendUses']))
      const uses = wholeNumber(request.body.count)
      const place = request.body.place === '' ? undefined : request.body.place
      const wish = { ...request.params, on, uses, place, staffId: actingStaff(request).staffId }
      return answerTo(deps, request, await enterUses(deps, request.context, wish))
    },
  }),
]

/** Pages of the bureau about what third parties offer (Art. 15). */
export const offerPages = (deps: OfferPageDeps): RouteDefinition[] => [
  ...readRoutes(deps),
  ...stepRoutes(deps),
]
