import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { Database } from '#platform/db.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import {
  type CatalogueReader,
  facilityPages,
  keepingPages,
  outletEntryPages,
  placeEntryPages,
} from '#modules/catalogue/index.ts'
import { credentialPages } from '#modules/credential/index.ts'
import { entitlementSourcePages } from '#modules/entitlement/index.ts'
import { dutyPages } from '#modules/duty/index.ts'
import { offerPages } from '#modules/offer/index.ts'
import { listProgrammes } from '#modules/programme/index.ts'
import { publicityPages } from '#modules/publicity/index.ts'
import { standardPages } from '#modules/standard/index.ts'
import { terminalFace, touchedByScenes } from '#modules/verification/index.ts'
import { publishedDays } from '../published-days.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'

/** The bureau's portal: standards, calendar, catalogue, places, the gate, duties, publicity. */
export const adminPages = (deps: {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly pii: PersonalInformation
  readonly catalogue: CatalogueReader
  readonly demo: boolean
  readonly publicUrl: string
}): RouteDefinition[] => {
  const portal = staffPortal(deps, 'admin')
  const venuePortal = staffPortal(deps, 'venue')
  const bankPortal = staffPortal(deps, 'bank')
  const both = { ...deps, portal: staffPortal(deps, 'dept'), adminPortal: portal }
  return [
    ...standardPages({ ...deps, publishedDays, portal }),
    ...keepingPages({
      ...deps,
      portal,
      touched: (codes, placeIds, since) => touchedByScenes(deps.db, codes, placeIds, since),
      terminalFace,
    }),
    ...placeEntryPages({ ...deps, venuePortal, bankPortal, adminPortal: portal }),
    ...outletEntryPages({ ...deps, bankPortal, adminPortal: portal }),
    ...facilityPages({
      ...deps,
      venuePortal,
      bankPortal,
      watchPortal: staffPortal(deps, 'supervision'),
    }),
    ...credentialPages(both),
    ...dutyPages({ ...both, programmes: (on) => listProgrammes(deps.db, on) }),
    ...publicityPages({ ...deps, portal }),
    ...offerPages({ ...deps, portal }),
    ...entitlementSourcePages({ ...deps, portal }),
  ]
}
