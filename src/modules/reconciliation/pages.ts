import type { RouteDefinition } from '#platform/http/route.ts'
import { closeRoutes } from './pages-close-routes.ts'
import type { FundPageDeps } from './pages-frame.ts'
import { fundRoutes } from './pages-funds-routes.ts'
import { shareRoutes } from './pages-share.ts'

/** P7: funds, their days and months, and the share that is paid to cards. */
export const fundPages = (deps: FundPageDeps): RouteDefinition[] => [
  ...fundRoutes(deps),
  ...closeRoutes(deps),
  ...shareRoutes(deps),
]
