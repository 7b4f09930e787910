import type { RouteDefinition } from '#platform/http/route.ts'
import { familyPages } from './pages-family-routes.ts'
import type { PersonPageDeps } from './pages-frame.ts'
import { noticesRoutes } from './pages-notices.ts'

/** The resident's pages of this module: 亲情代办 and 我的通知. */
export const personPages = (deps: PersonPageDeps): RouteDefinition[] => [
  ...familyPages(deps),
  ...noticesRoutes(deps),
]
