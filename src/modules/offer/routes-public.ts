import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import {
  type CatalogueReader,
  DOMAINS,
  openPlacesByCode,
  publicView,
  SCENE_FIELDS,
} from '#modules/catalogue/index.ts'
import { advertisingIn } from './advertising.ts'
import { applyForOffer, offerRegions } from './keep-offers.ts'
import { refusalText } from './messages-public.ts'
import { type Application, isOpen, isWithin, type Offer, OFFER_KINDS } from './offer.ts'
import { receiptPage } from './pages-application.ts'
import { APPLY, applyPage, HOME, offersPage } from './pages-public.ts'
import { applicationRoutes } from './routes-application.ts'
import { openedOffers } from './store.ts'

export interface OfferPublicDeps {
  readonly db: Database
  readonly catalogue: CatalogueReader
  readonly demo: boolean
}

const line = z.string().trim().max(300).default('')
const Field = z.enum(SCENE_FIELDS)
const Applied = z.object({
  applicant: line,
  creditCode: line,
  contact: line,
  title: line,
  what: z.string().max(3000).default(''),
  site: line,
  regionCode: line,
  domain: z.enum(DOMAINS).catch('government'),
  kind: z.enum(OFFER_KINDS).catch('convenience'),
  sceneCode: line,
  fields: z
    .union([Field, z.array(Field)])
    .optional()
    .transform((ticked) => (ticked === undefined ? [] : [ticked].flat())),
})
type Applied = z.output<typeof Applied>

/** Applications of one address in a minute: a form is filled in slowly. */
const APPLICATIONS_PER_MINUTE = 6

const show = async (
  { db, catalogue, demo }: OfferPublicDeps,
  request: AnyRequest,
  typed: Applied | undefined,
  fault?: string,
) => {
  const { scenes } = await catalogue.scenes(db, request.context.at)
  const { fields = [], ...texts } = typed ?? {}
  return applyPage({
    view: publicView(request, demo),
    scenes: scenes.filter(
      ({ status, assuranceLevel }) => status === 'published' && assuranceLevel > 0,
    ),
    regions: await offerRegions(db),
    typed: texts,
    fields,
    fault,
  })
}

const applyRoutes = (deps: OfferPublicDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: APPLY,
    operationId: 'offerApplicationPage',
    summary: { zh: '申报便民服务', en: 'The form by which third parties apply' },
    access: { kind: 'public' },
    basis: ['YKT-15'],
    handle: (request) => show(deps, request, undefined),
  }),
  pageRoute({
    method: 'POST',
    path: APPLY,
    operationId: 'applyForOffer',
    summary: { zh: '提交申报', en: 'A third party applies to offer something' },
    access: { kind: 'public' },
    basis: ['YKT-15', 'YKT-22'],
    perMinute: APPLICATIONS_PER_MINUTE,
    body: Applied,
    handle: async (request) => {
      const { body, display } = request
      const sceneCode = body.kind === 'scene' && body.sceneCode !== '' ? body.sceneCode : undefined
      const wish: Application = { ...body, sceneCode }
      const decision = await applyForOffer(deps, request.context, wish)
      if (decision.granted)
        return { html: receiptPage(publicView(request, deps.demo), decision.outcome), status: 201 }
      const words = advertisingIn(body.title, body.what, body.site)
      const fault = refusalText(display.language, decision.refusal, words)
      return { html: await show(deps, request, body, fault), status: 422 }
    },
  }),
]

/** 社会提供的便民服务 (Art. 15): read by everybody, applied for by any organisation. */
export const offerPublicRoutes = (deps: OfferPublicDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: HOME,
    operationId: 'offersPage',
    summary: { zh: '社会单位提供的便民服务', en: 'What third parties offer to holders' },
    access: { kind: 'public' },
    basis: ['YKT-15'],
    handle: async (request) => {
      const { at } = request.context
      const on = provinceDate(at)
      const regions = await offerRegions(deps.db)
      const { scenes } = await deps.catalogue.scenes(deps.db, at)
      const sceneOf = new Map(scenes.map((scene) => [scene.code, scene]))
      const opened = await openedOffers(deps.db)
      const tried = opened.flatMap(({ status, trial }) =>
        status === 'trial' ? (trial?.places ?? []) : [],
      )
      const registered = await openPlacesByCode(deps.db, tried)
      const shows = (offer: Offer) =>
        isOpen(offer, { on, registered }) && isWithin(offer, sceneOf.get(offer.sceneCode ?? ''))
      return offersPage({
        view: publicView(request, deps.demo),
        offers: opened.filter(shows),
        registered,
        regions: new Map(regions.map(({ code, name }) => [code, name])),
      })
    },
  }),
  ...applyRoutes(deps),
  ...applicationRoutes(deps),
]
