import type { RouteDefinition } from '#platform/http/route.ts'
import { programmePages } from '#modules/programme/index.ts'
import { fundPages } from '#modules/reconciliation/index.ts'
import type { AppDeps } from '../deps.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'

/** The portal of departments in its frame: what is paid, to whom, and what became of it. */
export const departmentPages = (deps: AppDeps): RouteDefinition[] => {
  const portal = staffPortal(deps, 'dept')
  return [...programmePages({ ...deps, portal }), ...fundPages({ ...deps, portal })]
}
