import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import type { ActsFor } from './list.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain'>

export type AnyRequest = RouteRequest<unknown, unknown, unknown>

export interface ProgrammePageDeps {
  readonly db: Database
  readonly clock: Clock
  /** The frame of the departments' portal. */
  readonly portal: (
    request: AnyRequest,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

/** A page in the frame of the departments' portal. */
export const inPortal = async (
  { portal }: Pick<ProgrammePageDeps, 'portal'>,
  request: AnyRequest,
  section: string,
  view: View,
): Promise<Html> => page({ ...(await portal(request, section)), ...view })

/** The person who has signed in, for the unit they work for. */
export const actsFor = (request: AnyRequest): ActsFor => {
  const { subjectId, organisationCode } = signedIn(request)
  return { staffId: subjectId, agencyCode: organisationCode }
}
