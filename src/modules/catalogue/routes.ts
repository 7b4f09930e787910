import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { CatalogueReader } from './reader.ts'
import {
  ASSURANCE_LEVELS,
  CARRIERS,
  CODE_PURPOSES,
  DOMAINS,
  FACILITIES,
  type Place,
  type Scene,
  SCENE_FIELDS,
} from './scene.ts'
import { findScenes } from './search.ts'
import type { PublishedVersion } from './snapshot.ts'
import { placeByCode, placesAfter } from './store-places.ts'

export interface CatalogueDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
}

const MOST_PLACES = 200

const TextAnswer = z.strictObject({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

/** Members that are not named here, such as internal ids, do not leave. */
const SceneAnswer = z.object({
  code: z.string(),
  domain: z.enum(DOMAINS),
  name: TextAnswer,
  description: TextAnswer,
  regionCode: z.string(),
  ownerAgency: z.string(),
  basis: z.array(z.string()),
  carriers: z.array(z.enum(CARRIERS)),
  assuranceLevel: z.union([z.literal(0), z.literal([...ASSURANCE_LEVELS])]),
  returnedFields: z.array(z.enum(SCENE_FIELDS)),
  purpose: TextAnswer,
  codePurpose: z.enum(CODE_PURPOSES),
  numberAllowed: z.boolean(),
  retentionDays: z.number().int(),
  offlineAllowed: z.boolean(),
  concessionKind: z.string().nullable(),
})

const VersionAnswer = z.strictObject({
  regionCode: z.string(),
  number: z.number().int(),
  publishedAt: z.iso.datetime(),
  effectiveFrom: z.iso.datetime(),
  reason: z.string(),
})

const CatalogueAnswer = z.strictObject({
  versions: z.array(VersionAnswer).describe('the layer of each region that is in force'),
  scenes: z.array(SceneAnswer),
  tightened: z
    .array(
      z.strictObject({
        cityCode: z.string(),
        sceneCode: z.string(),
        assuranceLevel: z.number().int(),
        returnedFields: z.array(z.enum(SCENE_FIELDS)),
        retentionDays: z.number().int(),
        offlineAllowed: z.boolean(),
        numberAllowed: z.boolean(),
      }),
    )
    .describe('scenes of the province where a city is stricter: these members hold there'),
})

const PlaceAnswer = z.object({
  code: z.string(),
  name: TextAnswer,
  kind: z.string(),
  cityCode: z.string(),
  districtCode: z.string(),
  address: z.string(),
  latitude: z.number().describe('GCJ-02 degrees'),
  longitude: z.number().describe('GCJ-02 degrees'),
  openingHours: z.string(),
  phone: z.string(),
  operatorAgency: z.string(),
  sceneCodes: z.array(z.string()),
  facilities: z.array(z.strictObject({ facility: z.enum(FACILITIES), checkedOn: z.iso.date() })),
  closure: z
    .strictObject({ from: z.iso.date(), until: z.iso.date() })
    .nullable()
    .describe('announced works or another closure; open again on `until`'),
  changedAt: z.iso.datetime().nullable().describe('when a change was last approved'),
})

const PlacesAnswer = z.strictObject({
  items: z.array(PlaceAnswer),
  nextCursor: z.string().nullable().describe('null on the last page'),
})

const sceneAnswer = (scene: Scene): z.input<typeof SceneAnswer> => ({
  ...scene,
  basis: [...scene.basis],
  carriers: [...scene.carriers],
  returnedFields: [...scene.returnedFields],
  concessionKind: scene.concessionKind ?? null,
})

const versionAnswer = (version: PublishedVersion): z.input<typeof VersionAnswer> => ({
  regionCode: version.regionCode,
  number: version.number,
  publishedAt: version.publishedAt.toString(),
  effectiveFrom: version.effectiveFrom.toString(),
  reason: version.reason,
})

const placeAnswer = (place: Place): z.input<typeof PlaceAnswer> => ({
  ...place,
  sceneCodes: [...place.sceneCodes],
  facilities: place.facilities.map(({ facility, checkedOn }) => ({
    facility,
    checkedOn: checkedOn.toString(),
  })),
  closure: place.closure
    ? { from: place.closure.from.toString(), until: place.closure.until.toString() }
    : null,
  changedAt: place.changedAt?.toString() ?? null,
})

const Cursor = z
  .string()
  .max(80)
  .transform((text) => Buffer.from(text, 'base64url').toString())
const cursorAfter = (place: Place): string => Buffer.from(place.code).toString('base64url')

const catalogueRoute = ({ db, clock, catalogue }: CatalogueDeps) =>
  apiRoute({
    method: 'GET',
    path: '/v1/catalogue',
    operationId: 'readCatalogue',
    summary: { zh: '读取现行应用目录', en: 'Read the catalogue in force, every layer of it' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    response: CatalogueAnswer,
    handle: async () => {
      const { versions, scenes, tightened } = await catalogue.scenes(db, clock.now())
      return {
        versions: versions.map(versionAnswer),
        scenes: findScenes(scenes, {}).map(sceneAnswer),
        tightened: [...tightened].map(([key, scene]) => ({
          cityCode: key.slice(0, 6),
          sceneCode: scene.code,
          assuranceLevel: scene.assuranceLevel,
          returnedFields: [...scene.returnedFields],
          retentionDays: scene.retentionDays,
          offlineAllowed: scene.offlineAllowed,
          numberAllowed: scene.numberAllowed,
        })),
      }
    },
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
    summary: { zh: '列出应用场所', en: 'List places, page by page' },
    access: { kind: 'public' },
    basis: ['YKT-8', 'YKT-18'],
    query: z.strictObject({
      cityCode: z.string().length(6).optional(),
      sceneCode: z.string().max(40).optional(),
      cursor: Cursor.optional().describe('nextCursor of the page before'),
      limit: z.coerce.number().int().min(1).max(MOST_PLACES).default(50),
    }),
    response: PlacesAnswer,
    problems: ['REQUEST_INVALID'],
    handle: async ({ query: { cityCode, sceneCode, cursor, limit } }) => {
      const page = { after: cursor ?? '', limit: limit + 1 }
      const found = await placesAfter(db, { cityCode, sceneCode }, page)
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
  placesRoute(deps),
  placeRoute(deps),
]
