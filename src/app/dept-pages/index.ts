import type { RouteDefinition } from '#platform/http/route.ts'
import { disclosurePages } from '#modules/disclosure/index.ts'
import { reviewPages } from '#modules/payment/index.ts'
import { programmePages } from '#modules/programme/index.ts'
import type { AppDeps } from '../deps.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'
import { feedLines } from './feeds.ts'
import { deptFrontPage } from './front-page.ts'

/** The portal of departments in its frame: what is paid, to whom, and what became of it. */
export const departmentPages = (deps: AppDeps): RouteDefinition[] => {
  const portal = staffPortal(deps, 'dept')
  return [
    deptFrontPage({ ...deps, portal }),
    ...programmePages({ ...deps, portal }),
    ...disclosurePages({
      ...deps,
      portal,
      deskPortal: staffPortal(deps, 'desk'),
    }),
    ...reviewPages({
      ...deps,
      portal,
      feedsOf: feedLines(deps.db),
      backPathOf: () => '/dept',
    }),
  ]
}
