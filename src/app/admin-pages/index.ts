import type { Database } from '#platform/db.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { facilityPages, placeEntryPages } from '#modules/catalogue/index.ts'
import { standardPages } from '#modules/standard/index.ts'
import { publishedDays } from '../published-days.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'

/** The bureau's portal: standards of service, the working calendar, and places that are filed. */
export const adminPages = (deps: {
  readonly db: Database
  readonly demo: boolean
}): RouteDefinition[] => [
  ...standardPages({ ...deps, publishedDays, portal: staffPortal(deps, 'admin') }),
  ...placeEntryPages({
    ...deps,
    venuePortal: staffPortal(deps, 'venue'),
    adminPortal: staffPortal(deps, 'admin'),
  }),
  ...facilityPages({
    ...deps,
    venuePortal: staffPortal(deps, 'venue'),
    watchPortal: staffPortal(deps, 'supervision'),
  }),
]
