import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { CatalogueReader } from '#modules/catalogue/index.ts'
import type { Frame } from '#ui/portal.ts'

export interface CredentialPageDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
  readonly demo: boolean
  /** The frame of the departments' portal. */
  readonly portal: Frame
  /** The frame of the bureau's portal. */
  readonly adminPortal: Frame
}

/** What a page says after something was done, or was not. */
export interface Said {
  readonly fault?: string | undefined
  readonly saved?: boolean | undefined
  readonly typed?: Readonly<Record<string, string>> | undefined
}
