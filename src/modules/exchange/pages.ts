import type { RouteDefinition } from '#platform/http/route.ts'
import { changeRoutes } from './pages-changes-routes.ts'
import { endpointRoutes } from './pages-endpoints-routes.ts'
import type { ExchangePageDeps } from './pages-frame.ts'

export type { ExchangePageDeps } from './pages-frame.ts'

/** 账户变更 and 系统对接 in the portal of departments. */
export const exchangePages = (deps: ExchangePageDeps): RouteDefinition[] => [
  ...changeRoutes(deps),
  ...endpointRoutes(deps),
]
