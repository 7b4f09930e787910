import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { ticked } from '#platform/http/ticked.ts'
import { inFrame } from '#ui/portal.ts'
import type { CatalogueSnapshot, Place } from '#modules/catalogue/index.ts'
import { issueTicket } from './issue-ticket.ts'
import { venueWords as w } from './messages-venue.ts'
import { placesOf, type VenuePageDeps } from './pages-venue-frame.ts'
import {
  choosePlacePage,
  DEVICE_PARTS,
  highestAssuranceOf,
  madeTicketPage,
  noPlacePage,
  ticketFaults,
  type TicketFault,
  type TicketForm,
  ticketPage,
  verifiableScenes,
} from './pages-venue-tickets.ts'

const PATH = '/venue/tickets'
const MANAGE = { kind: 'staff', permission: 'terminal.manage' } as const

const TicketBody = z.object({
  place: z.string().max(60),
  label: z.string().trim().default(''),
  scenes: ticked(z.array(z.string().max(20))),
  device: ticked(z.array(z.enum(DEVICE_PARTS))),
})

const EMPTY: TicketForm = { label: '', scenes: [], device: [] }

const ownPlace = (catalogue: CatalogueSnapshot, organisationCode: string, id: string): Place => {
  const place = catalogue.place(id)
  if (place === undefined || place.operatorAgency !== organisationCode) throw notFound()
  return place
}

const askRoute = (deps: VenuePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'startTicket',
    summary: { zh: '生成启用码：填写', en: 'Ask for a ticket for a new terminal' },
    access: MANAGE,
    basis: ['YKT-18'],
    query: z.object({ place: z.string().max(60).optional().catch(undefined) }),
    handle: async (request) => {
      const { organisationCode, csrfToken: csrf } = signedIn(request)
      const catalogue = await deps.snapshot()
      const places = placesOf(catalogue, organisationCode)
      const chosen = request.query.place
      const [first] = places
      if (first === undefined) return inFrame(deps.portal, request, '/venue', noPlacePage())
      if ((chosen === undefined || chosen === '') && places.length > 1)
        return inFrame(deps.portal, request, '/venue', choosePlacePage(places))
      const place =
        chosen === undefined || chosen === ''
          ? first
          : ownPlace(catalogue, organisationCode, chosen)
      const scenes = verifiableScenes(catalogue, place)
      const [only] = scenes
      // One scene is no choice: it is ticked already.
      const values =
        only === undefined || scenes.length > 1 ? EMPTY : { ...EMPTY, scenes: [only.code] }
      const view = ticketPage({ csrf, place, scenes, values, faults: [] })
      return inFrame(deps.portal, request, '/venue', view)
    },
  })

const makeRoute = (deps: VenuePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'makeTicket',
    summary: { zh: '生成启用码', en: 'Make a ticket for a new terminal' },
    access: MANAGE,
    basis: ['YKT-18'],
    perMinute: 30,
    body: TicketBody,
    handle: async (request) => {
      const { organisationCode, csrfToken: csrf, subjectId: staffId } = signedIn(request)
      const { place: placeId, ...values } = request.body
      const catalogue = await deps.snapshot()
      const place = ownPlace(catalogue, organisationCode, placeId)
      const scenes = verifiableScenes(catalogue, place)
      const askAgain = async (faults: readonly TicketFault[]) => ({
        html: await inFrame(
          deps.portal,
          request,
          '/venue',
          ticketPage({ csrf, place, scenes, values, faults }),
        ),
        status: 422,
      })
      const faults = ticketFaults(values)
      if (faults.length > 0) return askAgain(faults)
      const decision = await issueTicket(deps, request.context, catalogue, {
        staffId,
        organisationCode,
        placeId,
        label: values.label,
        sceneCodes: values.scenes,
        highestAssurance: highestAssuranceOf(values.device),
      })
      if (decision === undefined) throw notFound()
      if (!decision.granted) return askAgain([{ field: 'scenes', text: w.scenesWrong }])
      const view = madeTicketPage({
        ...decision.outcome,
        place,
        scenes: scenes.filter(({ code }) => values.scenes.includes(code)),
        label: values.label,
      })
      return inFrame(deps.portal, request, '/venue', view)
    },
  })

/** 生成启用码, as pages. */
export const ticketRoutes = (deps: VenuePageDeps): RouteDefinition[] => [
  askRoute(deps),
  makeRoute(deps),
]
