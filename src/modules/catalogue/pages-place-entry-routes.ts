import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { filePlace, fileRenewal } from './file-place.ts'
import { changeRoutes } from './pages-place-change-routes.ts'
import { OWN_PLACES, ownPlacesPage, type Said } from './pages-place-entries.ts'
import {
  formChoices,
  homeOf,
  Line,
  NOTHING_SAID,
  PlaceBody,
  type PlaceEntryPagesDeps,
  Saved,
  wishOf,
  wordsOf,
} from './pages-place-filing.ts'
import { filePlacePage, type PlaceForm } from './pages-place-form.ts'
import { importRoutes } from './pages-list-import-routes.ts'
import { judgingRoutes } from './pages-place-judging-routes.ts'
import { cityOf, type FiledPlace } from './place-entry.ts'
import { entriesOfOperator } from './store-place-entry.ts'
import { placesOfOperator } from './store-places.ts'

const FILE = { kind: 'staff', permission: 'place.file' } as const

const showOwn = async (deps: PlaceEntryPagesDeps, request: AnyRequest, said: Said) => {
  const { db } = deps
  const { csrfToken: csrf, organisationCode } = signedIn(request)
  const on = provinceDate(request.context.at)
  const regions = new Map((await listRegions(db)).map(({ code, name }) => [code, name['zh-Hans']]))
  const catalogue = await deps.catalogue.scenes(db, request.context.at)
  const view = ownPlacesPage({
    csrf,
    on,
    reminderDays: await standardValue(db, 'placeReminderDays', PROVINCE, on),
    mostMonths: await standardValue(db, 'placeAuthorisationMonths', PROVINCE, on),
    places: await placesOfOperator(db, organisationCode),
    entries: await entriesOfOperator(db, organisationCode),
    districtName: (code) => regions.get(code) ?? code,
    sceneName: (code) => catalogue.sceneByCode(code)?.name['zh-Hans'] ?? code,
    said,
  })
  return inFrame(deps.venuePortal, request, OWN_PLACES, view)
}

const ownRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: OWN_PLACES,
    operationId: 'seeOwnPlaces',
    summary: { zh: '我们的场所', en: 'The places of an operator with their authorisation' },
    access: FILE,
    basis: ['YKT-8'],
    query: Saved,
    handle: (request) =>
      showOwn(deps, request, { ...NOTHING_SAID, saved: request.query.saved === '1' }),
  })

const showForm = async (
  deps: PlaceEntryPagesDeps,
  request: AnyRequest,
  filled: Pick<PlaceForm, 'typed' | 'chosenScenes' | 'said'>,
) => {
  const choices = await formChoices(deps, request, await homeOf(deps, request))
  const view = filePlacePage({ ...choices, ...filled })
  return inFrame(deps.venuePortal, request, OWN_PLACES, view)
}

const formRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${OWN_PLACES}/new`,
    operationId: 'startPlace',
    summary: { zh: '申报新场所', en: 'The form for a new place' },
    access: FILE,
    basis: ['YKT-8'],
    handle: (request) =>
      showForm(deps, request, { typed: {}, chosenScenes: [], said: NOTHING_SAID }),
  })

const FilingBody = PlaceBody.extend({ kind: Line, creditCode: Line, until: Line })

const contentOf = (body: z.output<typeof FilingBody>): FiledPlace => ({
  ...wishOf(body),
  kind: body.kind,
  cityCode: cityOf({ districtCode: body.district }),
})

const fileRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${OWN_PLACES}/new`,
    operationId: 'filePlace',
    summary: { zh: '申报场所', en: 'Files a place for the bureau to look at' },
    access: FILE,
    basis: ['YKT-8'],
    body: FilingBody,
    handle: async (request) => {
      const { scene, ...typed } = request.body
      const filed = await filePlace(deps, request.context, {
        content: contentOf(request.body),
        creditCode: typed.creditCode.toUpperCase(),
        authorisedUntil: parseIsoDay(typed.until) ?? provinceDate(request.context.at),
        by: actingStaff(request),
      })
      if (filed.granted) return { redirect: `${OWN_PLACES}?saved=1` }
      const said = { faults: wordsOf(filed), saved: false }
      return {
        html: await showForm(deps, request, { typed, chosenScenes: scene, said }),
        status: 422,
      }
    },
  })

const renewRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${OWN_PLACES}/renew`,
    operationId: 'renewPlace',
    summary: { zh: '申请续期', en: 'Asks for a longer authorisation of a place' },
    access: FILE,
    basis: ['YKT-8'],
    body: z.object({ placeCode: Line, until: Line, creditCode: Line }),
    handle: async (request) => {
      const { placeCode, until, creditCode } = request.body
      const filed = await fileRenewal(deps, request.context, {
        placeCode,
        creditCode: creditCode.toUpperCase(),
        authorisedUntil: parseIsoDay(until) ?? provinceDate(request.context.at),
        by: actingStaff(request),
      })
      if (filed.granted) return { redirect: `${OWN_PLACES}?saved=1` }
      const html = await showOwn(deps, request, { faults: wordsOf(filed), saved: false })
      return { html, status: 422 }
    },
  })

/** 场所申报和核准: what operators file, and the two looks of the bureau. */
export const placeEntryPages = (deps: PlaceEntryPagesDeps): RouteDefinition[] => [
  ownRoute(deps),
  formRoute(deps),
  fileRoute(deps),
  renewRoute(deps),
  ...changeRoutes(deps),
  ...importRoutes(deps),
  ...judgingRoutes(deps),
]
