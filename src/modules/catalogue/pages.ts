import { z } from 'zod'
import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { hasEnded } from './last-day.ts'
import { cataloguePage } from './pages-catalogue.ts'
import { outletPages } from './pages-outlet-routes.ts'
import { placePage } from './pages-place.ts'
import { placesPage } from './pages-places.ts'
import {
  aroundScene,
  type CataloguePagesDeps,
  checkTerm,
  countedFrom,
  Facilities,
  HereQuery,
  Kind,
  lenient,
  PageNumber,
  PlaceCode,
  RegionCode,
  regionNames,
  SceneCode,
  within,
  Words,
  openAt,
} from './pages-query.ts'
import { scenePage } from './pages-scene.ts'
import { versionRoutes } from './pages-versions-routes.ts'
import { publicView } from './public-page.ts'
import { DOMAINS } from './scene.ts'
import { findScenes } from './search.ts'
import { picturedFacilities } from './store-facility-check.ts'
import { countPlaces, findPlaces, MOST_COUNTED, placeByCode, placeExtent } from './store-places.ts'
import { scenesAtPlaces } from './store-scenes-at-places.ts'

const PLACES_PER_PAGE = 20

const catalogueRoute = ({ db, clock, catalogue, demo }: CataloguePagesDeps) =>
  pageRoute({
    method: 'GET',
    path: '/catalogue',
    operationId: 'cataloguePage',
    summary: { zh: '应用目录', en: 'The catalogue as a page' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    query: z.object({ q: Words, domain: lenient(z.enum(DOMAINS)), city: RegionCode }),
    handle: async (request) => {
      const { q: query, domain, city: cityCode } = request.query
      const filter = { query, domain, cityCode }
      const inForce = await catalogue.scenes(db, clock.now())
      return cataloguePage({
        view: publicView(request, demo),
        filter,
        versions: inForce.versions,
        scenes: findScenes(inForce.scenesIn(cityCode), filter),
        regions: await regionNames(db),
      })
    },
  })

const sceneRoute = ({ db, clock, catalogue, demo, concessions }: CataloguePagesDeps) =>
  pageRoute({
    method: 'GET',
    path: '/catalogue/:sceneCode',
    operationId: 'scenePage',
    summary: { zh: '应用场景', en: 'A scene as a page' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    params: z.object({ sceneCode: z.string().max(40) }),
    handle: async (request) => {
      const { sceneCode } = request.params
      const at = clock.now()
      const inForce = await catalogue.scenes(db, at)
      const scene = inForce.scenes.find(({ code }) => code === sceneCode)
      const on = provinceDate(at)
      const isGone = scene?.status === 'withdrawn' && !hasEnded(scene, on)
      if (scene === undefined || isGone) throw notFound()
      const { concessionKind } = scene
      const [around, lines] = await Promise.all([
        aroundScene(db, scene),
        concessionKind === undefined ? [] : (concessions?.(concessionKind, on) ?? []),
      ])
      return scenePage({
        view: publicView(request, demo),
        scene,
        ...around,
        concessions: lines,
        tightened: inForce.tightenedIn(sceneCode),
      })
    },
  })

const placesRoute = ({ db, clock, catalogue, demo }: CataloguePagesDeps) =>
  pageRoute({
    method: 'GET',
    path: '/places',
    operationId: 'placesPage',
    summary: { zh: '哪里能用', en: 'Places as a page' },
    access: { kind: 'public' },
    basis: ['YKT-8', 'YKT-18'],
    query: z.object({
      q: Words,
      city: RegionCode,
      district: RegionCode,
      kind: Kind,
      scene: SceneCode,
      facility: Facilities,
      open: lenient(z.literal('now')),
      near: PlaceCode,
      at: HereQuery,
      page: PageNumber,
    }),
    handle: async (request) => {
      const { q: query, city, district, kind, scene: sceneCode, facility } = request.query
      const at = clock.now()
      const asked = {
        query,
        cityCode: city,
        districtCode: within(city, district),
        kind,
        sceneCode,
        facilities: facility,
      }
      const openNow = request.query.open === 'now'
      const from = await countedFrom(db, request.query)
      const open = openNow ? openAt(at) : {}
      const filter = { ...asked, near: from.here ?? from.near, ...open }
      const [count, { kinds, perCity }, offered, { scenes }] = await Promise.all([
        countPlaces(db, filter),
        placeExtent(db),
        scenesAtPlaces(db),
        catalogue.scenes(db, at),
      ])
      const pages = Math.max(1, Math.ceil(Math.min(count, MOST_COUNTED) / PLACES_PER_PAGE))
      const page = Math.min(request.query.page, pages)
      const offset = (page - 1) * PLACES_PER_PAGE
      const atPlaces = findScenes(scenes, {}).filter(({ code }) => offered.has(code))
      return placesPage({
        view: publicView(request, demo),
        chosen: { ...asked, openNow, ...from },
        ...(await checkTerm(db, city ?? PROVINCE, provinceDate(at))),
        places: await findPlaces(db, filter, { limit: PLACES_PER_PAGE, offset }),
        count,
        page,
        pages,
        kinds,
        perCity,
        scenes: atPlaces,
        suggested: query === undefined ? [] : findScenes(atPlaces, { query, cityCode: city }),
        regions: await regionNames(db),
      })
    },
  })

const placeRoute = ({ db, clock, catalogue, demo }: CataloguePagesDeps) =>
  pageRoute({
    method: 'GET',
    path: '/places/:placeCode',
    operationId: 'placePage',
    summary: { zh: '应用场所', en: 'A place as a page' },
    access: { kind: 'public' },
    basis: ['YKT-8', 'YKT-18'],
    params: z.object({ placeCode: z.string().max(40) }),
    handle: async (request) => {
      const place = await placeByCode(db, request.params.placeCode)
      if (place === undefined) throw notFound()
      const { operatorAgency, cityCode, districtCode, sceneCodes } = place
      const at = clock.now()
      const inForce = await catalogue.scenes(db, at)
      const operators = await agencyNames(db, [operatorAgency])
      return placePage({
        view: publicView(request, demo),
        place,
        scenes: findScenes(inForce.scenesIn(cityCode), { cityCode }).filter(({ code }) =>
          sceneCodes.includes(code),
        ),
        regions: await regionNames(db),
        operatorName: operators.get(operatorAgency),
        pictured: await picturedFacilities(db, { kind: 'place', id: place.id }),
        ...(await checkTerm(db, districtCode, provinceDate(at))),
      })
    },
  })

/** 公众门户: the catalogue and the places, for anyone. */
export const cataloguePages = (deps: CataloguePagesDeps): RouteDefinition[] => [
  catalogueRoute(deps),
  ...versionRoutes(deps),
  sceneRoute(deps),
  placesRoute(deps),
  ...outletPages(deps),
  placeRoute(deps),
]
