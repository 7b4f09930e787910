import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import { bankPages } from '#modules/bank/index.ts'
import { feedPages } from '#modules/person/index.ts'
import { supervisionPages } from '#modules/supervision/index.ts'
import { venuePages } from '#modules/verification/index.ts'
import { bankWorld } from '../banks.ts'
import { staffPortal } from './staff-portal.ts'

export interface StaffPageDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  readonly keys: KeyRing
  readonly demo: boolean
  /** The catalogue in force. */
  readonly snapshot: () => Promise<CatalogueSnapshot>
}

/** The portals of venues, of banks, of the bureau and of supervision in their frames. */
export const staffPages = (deps: StaffPageDeps): RouteDefinition[] => [
  ...venuePages({ ...deps, portal: staffPortal(deps, 'venue') }),
  ...bankPages({
    ...deps,
    ...bankWorld(deps),
    bankPortal: staffPortal(deps, 'bank'),
    adminPortal: staffPortal(deps, 'admin'),
  }),
  ...supervisionPages({ ...deps, portal: staffPortal(deps, 'supervision') }),
  ...feedPages({ ...deps, portal: staffPortal(deps, 'admin') }),
]
