import type { Database } from '#platform/db.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { PageOptions } from '#ui/layout.ts'

export interface FeedPageDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  /** Navigation, settings and sign-out of the bureau's portal, for a page of that section. */
  readonly portal: (
    request: RouteRequest<unknown, unknown, unknown>,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

export interface FeedReader {
  readonly csrf: string
  readonly staffId: string
}

export const PATH = '/admin/feeds'
export const RELEASE_FEEDS = { kind: 'staff', permission: 'feed.release' } as const
