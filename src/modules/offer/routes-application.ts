import { z } from 'zod'
import { type Decision, refuse } from '#kernel/decision.ts'
import { fromPublicId } from '#kernel/ids.ts'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { localPath } from '#ui/i18n/language.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { openPlacesByCode, publicView } from '#modules/catalogue/index.ts'
import { reportUses } from './keep-offers.ts'
import { refusalText } from './messages-public.ts'
import type { Offer, OfferRefusal } from './offer.ts'
import { type ApplicationPage, applicationPage, applicationPath } from './pages-application.ts'
import { HOME } from './pages-public.ts'
import { findOffer } from './store.ts'
import { wholeNumber } from './uses.ts'

interface Deps {
  readonly db: Database
  readonly demo: boolean
}

const ONE = `${HOME}/:reference`
const Params = z.object({ reference: z.string().max(60) })
type OfOne = AnyRequest & { readonly params: z.output<typeof Params> }

const byReference = async ({ db }: Deps, { params }: OfOne): Promise<Offer> => {
  const id = fromPublicId('offer', params.reference)
  const offer = id === undefined ? undefined : await findOffer(db, id)
  if (offer === undefined) throw notFound()
  return offer
}

const show = async (
  { db, demo }: Deps,
  request: AnyRequest,
  offer: Offer,
  more: Pick<ApplicationPage, 'reported' | 'fault' | 'typed'>,
) =>
  applicationPage({
    view: publicView(request, demo),
    offer,
    registered: await openPlacesByCode(db, offer.trial?.places ?? []),
    on: provinceDate(request.context.at),
    ...more,
  })

/** Reports from one address in a minute: nobody guesses a code at that pace. */
const REPORTS_PER_MINUTE = 6

const Reported = z.object({
  place: z.string().max(100).optional(),
  on: z.string().trim().max(20).default(''),
  count: z.string().trim().max(20).default(''),
  code: z.string().trim().max(40).default(''),
})

/** Pages of one application, for whoever has its number (Art. 15). */
export const applicationRoutes = (deps: Deps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ONE,
    operationId: 'offerApplicationStatus',
    summary: { zh: '申报进度', en: 'How an application of a third party stands' },
    access: { kind: 'public' },
    basis: ['YKT-15'],
    params: Params,
    query: z.object({ reported: z.literal('1').optional().catch(undefined) }),
    handle: async (request) => {
      const reported = request.query.reported === '1'
      return show(deps, request, await byReference(deps, request), { reported })
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/uses`,
    operationId: 'reportOfferUses',
    summary: { zh: '申报单位填报使用次数', en: 'The organisation reports how often it was used' },
    access: { kind: 'public' },
    basis: ['YKT-15'],
    perMinute: REPORTS_PER_MINUTE,
    params: Params,
    body: Reported,
    handle: async (request) => {
      const { body, display, context } = request
      const offer = await byReference(deps, request)
      const on = parseIsoDay(body.on)
      const wish = { id: offer.id, place: body.place, uses: wholeNumber(body.count) }
      const decision: Decision<undefined, OfferRefusal> | undefined =
        on === undefined
          ? refuse('YKT-15', 'OFFER_USES_WRONG', ['mendUses'])
          : await reportUses(deps, context, { ...wish, on, reportCode: body.code })
      if (decision === undefined) throw notFound()
      const path = localPath(display.language, applicationPath(offer))
      if (decision.granted) return { redirect: `${path}?reported=1` }
      const fault = refusalText(display.language, decision.refusal, undefined)
      return { html: await show(deps, request, offer, { fault, typed: body }), status: 422 }
    },
  }),
]
