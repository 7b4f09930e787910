import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import { findRoster, type Roster } from '#modules/roster/index.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain'>

export type AnyRequest = RouteRequest<unknown, unknown, unknown>

type Frame = (request: AnyRequest, section: string) => Promise<Omit<PageOptions, 'title' | 'main'>>

export interface DisclosurePageDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  readonly demo: boolean
  /** The frame of the departments' portal and of the counter's. */
  readonly portal: Frame
  readonly deskPortal: Frame
}

export const SECTION = '/dept/rosters'

/** The page of the notice of a list. */
export const noticePathOf = ({ id }: Pick<Roster, 'id'>): string => `${SECTION}/${id}/notice`

/** A page in the frame of the departments' portal. */
export const inPortal = async (
  { portal }: Pick<DisclosurePageDeps, 'portal'>,
  request: AnyRequest,
  view: View,
): Promise<Html> => page({ ...(await portal(request, SECTION)), ...view })

/** A page in the frame of the counter. */
export const inDesk = async (
  { deskPortal }: Pick<DisclosurePageDeps, 'deskPortal'>,
  request: AnyRequest,
  view: View,
): Promise<Html> => page({ ...(await deskPortal(request, '/desk/notices')), ...view })

/** Somebody of the staff who acts, for their own unit. */
export const actorOf = (request: AnyRequest) => {
  const { subjectId, organisationCode } = signedIn(request)
  return { staffId: subjectId, agencyCode: organisationCode }
}

/** A list of the department that asks; of any other there is none. */
export const ownRoster = async (
  { db }: Pick<DisclosurePageDeps, 'db'>,
  request: AnyRequest,
  rosterId: string,
): Promise<Roster> => {
  const roster = await findRoster(db, rosterId)
  if (roster?.ownerAgency !== signedIn(request).organisationCode) throw notFound()
  return roster
}
