import type { RouteDefinition } from '#platform/http/route.ts'
import { deskBankChangeRoutes } from './pages-desk-bank-change-routes.ts'
import { deskCaseRoutes } from './pages-desk-case-routes.ts'
import type { DeskDeps } from './pages-desk-frame.ts'
import { deskAcceptRoutes } from './pages-desk-accept-routes.ts'
import { deskPersonRoutes } from './pages-desk-person-routes.ts'
import { dayEndPages } from './pages-day-end-routes.ts'
import { deskHomeRoutes } from './pages-desk-routes.ts'
import { exceptionPages } from './pages-exceptions-routes.ts'
import { intakeRoutes } from './pages-intake-routes.ts'
import { screenRoutes } from './pages-screen-routes.ts'

/** The counter portal `/desk`. */
export const deskPages = (deps: DeskDeps): RouteDefinition[] => [
  ...deskHomeRoutes(deps),
  ...intakeRoutes(deps),
  ...deskPersonRoutes(deps),
  ...deskAcceptRoutes(deps),
  ...deskBankChangeRoutes(deps),
  ...deskCaseRoutes(deps),
  ...screenRoutes(deps),
  ...exceptionPages(deps),
  ...dayEndPages(deps),
]
