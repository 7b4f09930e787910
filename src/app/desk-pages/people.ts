import type { RouteDefinition } from '#platform/http/route.ts'
import { deskPeoplePages } from '#modules/handling/index.ts'
import type { AppDeps } from '../deps.ts'
import { personHoldings } from '../person-holdings.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'

/** The register at the counter, with what all modules hold of two entries. */
export const peoplePages = (deps: AppDeps): RouteDefinition[] =>
  deskPeoplePages({ ...deps, holdings: personHoldings, portal: staffPortal(deps, 'desk') })
