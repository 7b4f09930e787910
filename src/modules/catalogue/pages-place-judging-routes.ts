import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import { stepPlaceEntries } from './keep-places.ts'
import { entryWords as w } from './messages-place-entry.ts'
import type { Said } from './pages-place-entries.ts'
import {
  cityLookedAt,
  homeOf,
  mayOf,
  NOTHING_SAID,
  type PlaceEntryPagesDeps,
  refusedWords,
  Shown,
  StepBody,
} from './pages-place-filing.ts'
import { ADMIN_PLACES, type AdminPlacesPage, adminPlacesPage } from './pages-place-judging.ts'
import { contentOf } from './place-change.ts'
import { PLACE_ENTRY_ACTIONS, type PlaceEntry } from './place-entry.ts'
import { latestChanges, openPlaceEntries } from './store-place-entry.ts'
import { placesById } from './store-places.ts'

const SEE = { kind: 'staff', permission: 'place.see' } as const

const namesFor = async (
  { db, catalogue }: PlaceEntryPagesDeps,
  request: AnyRequest,
  entries: readonly PlaceEntry[],
): Promise<Pick<AdminPlacesPage, 'operators' | 'districtName' | 'sceneName'>> => {
  const operators = await agencyNames(db, [...new Set(entries.map((e) => e.operatorAgency))])
  const regions = new Map((await listRegions(db)).map(({ code, name }) => [code, name['zh-Hans']]))
  const scenes = await catalogue.scenes(db, request.context.at)
  return {
    operators: new Map([...operators].map(([code, name]) => [code, name['zh-Hans']])),
    districtName: (code) => regions.get(code) ?? code,
    sceneName: (code) => scenes.sceneByCode(code)?.name['zh-Hans'] ?? code,
  }
}

const show = async (
  deps: PlaceEntryPagesDeps,
  request: AnyRequest,
  said: Said,
  more: Partial<Pick<AdminPlacesPage, 'chosen' | 'ticked'>> = {},
) => {
  const { db } = deps
  const cityCode = cityLookedAt(await homeOf(deps, request))
  const entries = await openPlaceEntries(db, cityCode)
  const changes = await latestChanges(db, cityCode)
  const changed = entries.flatMap(({ placeId }) => (placeId === undefined ? [] : [placeId]))
  const standing = await placesById(db, changed)
  const view = adminPlacesPage({
    csrf: signedIn(request).csrfToken,
    entries,
    changes,
    standing: new Map([...standing].map(([id, place]) => [id, contentOf(place)])),
    ...(await namesFor(deps, request, [...entries, ...changes])),
    may: mayOf(request),
    chosen: more.chosen,
    ticked: more.ticked ?? false,
    said,
  })
  return inFrame(deps.adminPortal, request, ADMIN_PLACES, view)
}

const seeRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: ADMIN_PLACES,
    operationId: 'seePlaceEntries',
    summary: { zh: '场所申报核准', en: 'Places that operators filed' },
    access: SEE,
    basis: ['YKT-8'],
    query: Shown,
    handle: (request) => {
      const { saved, entry: chosen, tick } = request.query
      const said = { ...NOTHING_SAID, saved: saved === '1' }
      return show(deps, request, said, { chosen, ticked: tick === 'all' })
    },
  })

const STEPS = {
  review: ['place.review', { zh: '场所初审', en: 'The first look at what was filed' }],
  approve: ['place.approve', { zh: '核准场所', en: 'The second look: what was filed is in force' }],
  sendBack: ['place.see', { zh: '退回申报', en: 'Returns what was filed, and says why' }],
} as const

const stepRoutes = (deps: PlaceEntryPagesDeps): RouteDefinition[] =>
  PLACE_ENTRY_ACTIONS.map((action) => {
    const [permission, summary] = STEPS[action]
    return pageRoute({
      method: 'POST',
      path: `${ADMIN_PLACES}/${action}`,
      operationId: `${action}PlaceEntry`,
      summary,
      access: { kind: 'staff', permission },
      basis: ['YKT-8'],
      body: StepBody,
      handle: async (request) => {
        const { id: ids, remark } = request.body
        const { subjectId: staffId } = signedIn(request)
        const by = { staffId, regionCode: await homeOf(deps, request) }
        const waiting = await openPlaceEntries(deps.db, cityLookedAt(by.regionCode))
        const steps = await stepPlaceEntries(deps, request.context, { ids, action, by, remark })
        if (ids.length > 0 && steps.size === 0) throw notFound()
        const refused = ids.length === 0 ? [w.bulkNone] : refusedWords(steps, waiting)
        if (refused.length === 0) return { redirect: `${ADMIN_PLACES}?saved=1` }
        const said = { faults: refused, saved: refused.length < steps.size }
        return { html: await show(deps, request, said), status: 422 }
      },
    })
  })

/** 场所核准, as pages of the bureau. */
export const judgingRoutes = (deps: PlaceEntryPagesDeps): RouteDefinition[] => [
  seeRoute(deps),
  ...stepRoutes(deps),
]
