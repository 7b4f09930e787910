import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import { cataloguePage, type RegionNames } from './pages-catalogue.ts'
import { placePage } from './pages-place.ts'
import { placesPage } from './pages-places.ts'
import { versionRoutes } from './pages-versions-routes.ts'
import { type ConcessionLine, scenePage } from './pages-scene.ts'
import { publicView } from './public-page.ts'
import type { CatalogueReader } from './reader.ts'
import { DOMAINS } from './scene.ts'
import { findScenes } from './search.ts'
import {
  countPlaces,
  findPlaces,
  placeByCode,
  placeExtent,
  scenesAtPlaces,
} from './store-places.ts'
import { ASKED_FACILITIES } from './words-place.ts'

export interface CataloguePagesDeps {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly catalogue: CatalogueReader
  /** 演示数据: everything shown is made up. */
  readonly demo: boolean
  /** The concessions of a price list on a day; prices are the business of a later module. */
  readonly concessions?:
    | ((kind: string, on: Temporal.PlainDate) => Promise<readonly ConcessionLine[]>)
    | undefined
}

const PLACES_PER_PAGE = 20
const PLACES_ON_SCENE = 6

/** A choice of a public form; what cannot be read counts as not chosen. */
const lenient = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema.optional().catch(undefined)
const Words = lenient(z.string().trim().min(1).max(60))
const RegionCode = lenient(z.string().regex(/^\d{6}$/))
const SceneCode = lenient(z.string().regex(/^[A-Z]{2}-[A-Z]{2,4}-\d{3}$/))
const Kind = lenient(z.string().regex(/^[A-Za-z]{2,40}$/))
const Asked = z.enum(ASKED_FACILITIES)
const Facilities = z.union([z.array(Asked), Asked.transform((one) => [one])]).catch([])
const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

const regionNames = async (db: Database): Promise<RegionNames> =>
  new Map((await listRegions(db)).map(({ code, name }) => [code, name]))

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
      const scene = findScenes(inForce.scenes, {}).find(({ code }) => code === sceneCode)
      if (scene === undefined) throw notFound()
      const { concessionKind, ownerAgency } = scene
      const page = { limit: PLACES_ON_SCENE, offset: 0 }
      const [owners, places, placeCount, lines] = await Promise.all([
        agencyNames(db, [ownerAgency]),
        findPlaces(db, { sceneCode }, page),
        countPlaces(db, { sceneCode }),
        concessionKind === undefined ? [] : (concessions?.(concessionKind, provinceDate(at)) ?? []),
      ])
      return scenePage({
        view: publicView(request, demo),
        scene,
        regions: await regionNames(db),
        ownerName: owners.get(ownerAgency),
        places,
        placeCount,
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
      page: PageNumber,
    }),
    handle: async (request) => {
      const { q: query, city, district, kind, scene: sceneCode, facility, page } = request.query
      // A district left over from another city is no choice any more.
      const districtCode = district?.slice(0, 4) === city?.slice(0, 4) ? district : undefined
      const chosen = {
        query,
        cityCode: city,
        districtCode,
        kind,
        sceneCode,
        facilities: facility,
      }
      const [count, { kinds }, offered, { scenes }] = await Promise.all([
        countPlaces(db, chosen),
        placeExtent(db),
        scenesAtPlaces(db),
        catalogue.scenes(db, clock.now()),
      ])
      const pages = Math.max(1, Math.ceil(count / PLACES_PER_PAGE))
      const shown = Math.min(page, pages)
      const offset = (shown - 1) * PLACES_PER_PAGE
      return placesPage({
        view: publicView(request, demo),
        chosen,
        places: await findPlaces(db, chosen, { limit: PLACES_PER_PAGE, offset }),
        count,
        page: shown,
        pages,
        kinds,
        scenes: findScenes(scenes, {}).filter(({ code }) => offered.has(code)),
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
      const { operatorAgency, cityCode, sceneCodes } = place
      const inForce = await catalogue.scenes(db, clock.now())
      const operators = await agencyNames(db, [operatorAgency])
      return placePage({
        view: publicView(request, demo),
        place,
        scenes: findScenes(inForce.scenesIn(cityCode), { cityCode }).filter(({ code }) =>
          sceneCodes.includes(code),
        ),
        regions: await regionNames(db),
        operatorName: operators.get(operatorAgency),
      })
    },
  })

/** 公众门户: the catalogue and the places, for anyone. */
export const cataloguePages = (deps: CataloguePagesDeps): RouteDefinition[] => [
  catalogueRoute(deps),
  ...versionRoutes(deps),
  sceneRoute(deps),
  placesRoute(deps),
  placeRoute(deps),
]
