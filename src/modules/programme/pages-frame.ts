import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { Frame } from '#ui/portal.ts'

export interface ProgrammePageDeps {
  readonly db: Database
  readonly clock: Clock
  /** The frame of the departments' portal. */
  readonly portal: Frame
}
