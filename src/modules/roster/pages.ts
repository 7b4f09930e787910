import type { RouteDefinition } from '#platform/http/route.ts'
import type { RosterPageDeps } from './pages-frame.ts'
import { intakePages } from './pages-intake-routes.ts'
import { rosterPages } from './pages-roster-routes.ts'
import { rosterListPages } from './pages-rosters-routes.ts'
import { rowPages } from './pages-row-routes.ts'

/** 名册 in the portal of departments. */
export const rosterDepartmentPages = (deps: RosterPageDeps): RouteDefinition[] => [
  ...rosterListPages(deps),
  ...intakePages(deps),
  ...rosterPages(deps),
  ...rowPages(deps),
]
