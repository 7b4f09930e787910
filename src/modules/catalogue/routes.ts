import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { CatalogueAnswer, SceneAnswer, sceneAnswer, versionAnswer } from './answers.ts'
import { AsOf, drawnOf } from './as-of.ts'
import type { CatalogueReader } from './reader.ts'
import { changesRoute } from './routes-changes.ts'
import { placeRoutes } from './routes-places.ts'
import { findScenes } from './search.ts'
import type { CatalogueSnapshot } from './snapshot.ts'

export interface CatalogueDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
}

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

/** The catalogue and the places for systems; open to everybody (Art. 8). */
export const catalogueRoutes = (deps: CatalogueDeps): RouteDefinition[] => [
  catalogueRoute(deps),
  sceneRoute(deps),
  changesRoute(deps),
  ...placeRoutes(deps),
]
