import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { fileChange } from './file-place.ts'
import { OWN_PLACES } from './pages-place-entries.ts'
import {
  closureOf,
  formChoices,
  Line,
  NOTHING_SAID,
  PlaceBody,
  type PlaceEntryPagesDeps,
  typedOf,
  wishOf,
  wordsOf,
} from './pages-place-filing.ts'
import { changePlacePage, type PlaceForm } from './pages-place-form.ts'
import type { Place } from './scene.ts'
import { placeOfOperator } from './store-places.ts'

const FILE = { kind: 'staff', permission: 'place.file' } as const
const PATH = `${OWN_PLACES}/:placeCode/change`
const Params = z.object({ placeCode: z.string().max(40) })

const ownPlace = async (
  { db }: PlaceEntryPagesDeps,
  request: AnyRequest & { readonly params: z.output<typeof Params> },
): Promise<Place> => {
  const { organisationCode } = signedIn(request)
  const place = await placeOfOperator(db, organisationCode, request.params.placeCode)
  if (place === undefined) throw notFound()
  return place
}

const show = async (
  deps: PlaceEntryPagesDeps,
  request: AnyRequest,
  place: Place,
  filled: Pick<PlaceForm, 'typed' | 'chosenScenes' | 'said'>,
) => {
  const choices = await formChoices(deps, request, place.cityCode)
  return inFrame(
    deps.venuePortal,
    request,
    OWN_PLACES,
    changePlacePage({ ...choices, ...filled, place }),
  )
}

/** 申报变更, as pages of an operator. */
export const changeRoutes = (deps: PlaceEntryPagesDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'startPlaceChange',
    summary: { zh: '申报场所变更', en: 'The form for a change to a place in force' },
    access: FILE,
    basis: ['YKT-8'],
    params: Params,
    handle: async (request) => {
      const place = await ownPlace(deps, request)
      const { sceneCodes: chosenScenes } = place
      return show(deps, request, place, {
        typed: typedOf(place),
        chosenScenes,
        said: NOTHING_SAID,
      })
    },
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'changePlace',
    summary: { zh: '申报变更', en: 'Files a change to a place for the bureau to look at' },
    access: FILE,
    basis: ['YKT-8'],
    params: Params,
    body: PlaceBody.extend({ closedFrom: Line, closedUntil: Line }),
    handle: async (request) => {
      const place = await ownPlace(deps, request)
      const { scene, ...typed } = request.body
      const filed = await fileChange(deps, request.context, {
        placeCode: place.code,
        wish: { ...wishOf(request.body), ...closureOf(typed.closedFrom, typed.closedUntil) },
        by: actingStaff(request),
      })
      if (filed.granted) return { redirect: `${OWN_PLACES}?saved=1` }
      const said = { faults: wordsOf(filed), saved: false }
      const html = await show(deps, request, place, { typed, chosenScenes: scene, said })
      return { html, status: 422 }
    },
  }),
]
