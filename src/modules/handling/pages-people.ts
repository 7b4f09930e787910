import type { RouteDefinition } from '#platform/http/route.ts'
import { deskChangeRoutes } from './pages-people-change-routes.ts'
import type { PeopleDeps } from './pages-people-frame.ts'
import { deskIdentityRoutes } from './pages-people-identity-routes.ts'
import { deskLetterRoutes } from './pages-people-letter-routes.ts'
import { deskMergeRoutes } from './pages-people-merge-routes.ts'
import { deskRelationRoutes } from './pages-people-relations-routes.ts'
import { deskReviewRoutes } from './pages-people-reviews-routes.ts'

/** The register at the counter: relations, data changes, merges, and their second unit. */
export const deskPeoplePages = (deps: PeopleDeps): RouteDefinition[] => [
  ...deskRelationRoutes(deps),
  ...deskLetterRoutes(deps),
  ...deskChangeRoutes(deps),
  ...deskIdentityRoutes(deps),
  ...deskMergeRoutes(deps),
  ...deskReviewRoutes(deps),
]
