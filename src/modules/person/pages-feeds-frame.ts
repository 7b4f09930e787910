import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { Frame } from '#ui/portal.ts'

export interface FeedPageDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  /** Navigation, settings and sign-out of the bureau's portal, for a page of that section. */
  readonly portal: Frame
}

export interface FeedReader {
  readonly csrf: string
  readonly staffId: string
}

export const PATH = '/admin/feeds'
export const RELEASE_FEEDS = { kind: 'staff', permission: 'feed.release' } as const
