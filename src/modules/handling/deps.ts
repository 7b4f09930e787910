import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { AddWorkingDays } from './opening.ts'

/** What the actions of this module need. */
export interface HandlingDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  /** 工作日历 as the operator has it now. */
  readonly workingDays: () => Promise<AddWorkingDays>
}
