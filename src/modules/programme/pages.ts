import type { RouteDefinition } from '#platform/http/route.ts'
import type { ProgrammePageDeps } from './pages-frame.ts'
import { programmeListRoutes } from './pages-lists-routes.ts'
import { departmentProgrammeRoutes } from './pages-programmes-routes.ts'
import { offCardRoutes } from './pages-off-card-routes.ts'

export { programmePublicRoutes } from './routes-public.ts'

/** Pages of departments about programmes. */
export const programmePages = (deps: ProgrammePageDeps): RouteDefinition[] => [
  ...departmentProgrammeRoutes(deps),
  ...programmeListRoutes(deps),
  ...offCardRoutes(deps),
]
