import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { credentialPages } from '#modules/credential/index.ts'
import { dutyPages } from '#modules/duty/index.ts'
import { standardPages } from '#modules/standard/index.ts'
import { publishedDays } from '../published-days.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'

/** The bureau's portal: standards, the working calendar, the gate of Art. 7, and duties. */
export const adminPages = (deps: {
  readonly db: Database
  readonly clock: Clock
  readonly demo: boolean
}): RouteDefinition[] => {
  const portal = staffPortal(deps, 'admin')
  const both = { ...deps, portal: staffPortal(deps, 'dept'), adminPortal: portal }
  return [
    ...standardPages({ ...deps, publishedDays, portal }),
    ...credentialPages(both),
    ...dutyPages(both),
  ]
}
