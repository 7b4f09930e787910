import type { RouteDefinition } from '#platform/http/route.ts'
import { boardRoutes } from './pages-board-routes.ts'
import type { DisclosurePageDeps } from './pages-frame.ts'
import { handOverRoutes } from './pages-hand-over-routes.ts'
import { noticeRoutes } from './pages-notice-routes.ts'
import { objectionRoutes } from './pages-objection-routes.ts'

/** 公示: for everybody, for departments, and for counters. */
export const disclosurePages = (deps: DisclosurePageDeps): RouteDefinition[] => [
  ...boardRoutes(deps),
  ...noticeRoutes(deps),
  ...objectionRoutes(deps),
  ...handOverRoutes(deps),
]
