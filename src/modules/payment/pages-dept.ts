import type { RouteDefinition } from '#platform/http/route.ts'
import { batchRoutes } from './pages-dept-batches-routes.ts'
import type { DeptPageDeps } from './pages-dept-frame.ts'
import { holdRoutes } from './pages-dept-holds.ts'
import { recoveryRoutes } from './pages-dept-recoveries-routes.ts'
import { returnRoutes } from './pages-dept-returns-routes.ts'
import { suspenseRoutes } from './pages-dept-suspense-routes.ts'
import { unknownRoutes } from './pages-dept-unknown-routes.ts'

/** 批次、退回、结果未知、挂账和追回, as pages of departments and of reconciliation. */
export const paymentPages = (deps: DeptPageDeps): RouteDefinition[] => [
  ...batchRoutes(deps),
  ...holdRoutes(deps),
  ...returnRoutes(deps),
  ...unknownRoutes(deps),
  ...suspenseRoutes(deps),
  ...recoveryRoutes(deps),
]
