import type { RouteDefinition } from '#platform/http/route.ts'
import { draftRoutes } from './pages-draft-routes.ts'
import { type KeepingPageDeps, layerRoutes } from './pages-keeping-routes.ts'
import { sceneFormRoutes } from './pages-scene-form-routes.ts'

/** M1, M4, M5: keeping the catalogue, layer by layer (Art. 8). */
export const keepingPages = (deps: KeepingPageDeps): RouteDefinition[] => [
  ...layerRoutes(deps),
  ...draftRoutes(deps),
  ...sceneFormRoutes(deps),
]
