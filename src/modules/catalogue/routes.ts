import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import {
  CatalogueAnswer,
  PlaceAnswer,
  placeAnswer,
  PlacesAnswer,
  SceneAnswer,
  sceneAnswer,
  versionAnswer,
} from './answers.ts'
import { AsOf, drawnOf } from './as-of.ts'
import type { CatalogueReader } from './reader.ts'
import { changesRoute } from './routes-changes.ts'
import type { Place } from './scene.ts'
import { findScenes } from './search.ts'
import type { CatalogueSnapshot } from './snapshot.ts'
import { placeByCode, placesAfter } from './store-places.ts'

export interface CatalogueDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
}

const MOST_PLACES = 200

const Cursor = z
  .string()
  .max(80)
  .transform((text) => Buffer.from(text, 'base64url').toString())
const cursorAfter = (place: Place): string => Buffer.from(place.code).toString('base64url')

const catalogueAnswer = ({
  versions,
  scenes,
  tightened,
}: CatalogueSnapshot): z.input<typeof CatalogueAnswer> => ({
  versions: versions.map(versionAnswer),
  scenes: findScenes(scenes, {}).map(sceneAnswer),
  tightened: [...tightened].flatMap(([cityCode, inCity]) =>
    [...inCity.values()].map((scene) => ({
      cityCode,
      sceneCode: scene.code,
      assuranceLevel: scene.assuranceLevel,
      returnedFields: [...scene.returnedFields],
      retentionDays: scene.retentionDays,
      offlineAllowed: scene.offlineAllowed,
      numberAllowed: scene.numberAllowed,
    })),
  ),
})

const catalogueRoute = (deps: CatalogueDeps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/catalogue',
    operationId: 'readCatalogue',
    summary: {
      zh: '读取应用目录：现行的，或者某一天的',
      en: 'Read the catalogue in force, now or on any day, every layer of it',
    },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    response: CatalogueAnswer,
    query: AsOf,
    problems: ['REQUEST_INVALID'],
    handle: ({ query }) => drawnOf(deps, query, catalogueAnswer),
  })

const sceneRoute = ({ db, clock, catalogue }: CatalogueDeps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/catalogue/scenes/:sceneCode',
    operationId: 'readScene',
    summary: { zh: '读取应用场景', en: 'Read a scene of the catalogue in force' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    params: z.object({ sceneCode: z.string().max(40) }),
    response: SceneAnswer,
    problems: ['NOT_FOUND'],
    handle: async ({ params }) => {
      const { scenes } = await catalogue.scenes(db, clock.now())
      const scene = findScenes(scenes, {}).find(({ code }) => code === params.sceneCode)
      if (scene === undefined) throw notFound()
      return sceneAnswer(scene)
    },
  })

const placesRoute = ({ db }: CatalogueDeps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/places',
    operationId: 'listPlaces',
    summary: { zh: '列出或检索应用场所', en: 'List or search places, page by page' },
    access: { kind: 'public' },
    basis: ['YKT-8', 'YKT-18'],
    query: z.strictObject({
      cityCode: z.string().length(6).optional(),
      sceneCode: z.string().max(40).optional(),
      q: z
        .string()
        .trim()
        .min(1)
        .max(60)
        .optional()
        .describe('words of the name in any language, its initials in pinyin, the address'),
      cursor: Cursor.optional().describe('nextCursor of the page before'),
      limit: z.coerce.number().int().min(1).max(MOST_PLACES).default(50),
    }),
    response: PlacesAnswer,
    problems: ['REQUEST_INVALID'],
    handle: async ({ query: { cityCode, sceneCode, q: query, cursor, limit } }) => {
      const page = { after: cursor ?? '', limit: limit + 1 }
      const found = await placesAfter(db, { cityCode, sceneCode, query }, page)
      const items = found.slice(0, limit)
      const last = items.at(-1)
      const more = found.length > limit && last !== undefined
      return { items: items.map(placeAnswer), nextCursor: more ? cursorAfter(last) : null }
    },
  })

const placeRoute = ({ db }: CatalogueDeps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/places/:placeCode',
    operationId: 'readPlace',
    summary: { zh: '读取应用场所', en: 'Read a place' },
    access: { kind: 'public' },
    basis: ['YKT-8', 'YKT-18'],
    params: z.object({ placeCode: z.string().max(40) }),
    response: PlaceAnswer,
    problems: ['NOT_FOUND'],
    handle: async ({ params }) => {
      const place = await placeByCode(db, params.placeCode)
      if (place === undefined) throw notFound()
      return placeAnswer(place)
    },
  })

/** The catalogue and the places for systems; open to everybody (Art. 8). */
export const catalogueRoutes = (deps: CatalogueDeps): RouteDefinition[] => [
  catalogueRoute(deps),
  sceneRoute(deps),
  changesRoute(deps),
  placesRoute(deps),
  placeRoute(deps),
]
