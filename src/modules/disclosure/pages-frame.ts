import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type AnyRequest, type Frame, inFrame, type View } from '#ui/portal.ts'
import type { Roster } from '#modules/roster/index.ts'

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
export const inPortal = (
  { portal }: Pick<DisclosurePageDeps, 'portal'>,
  request: AnyRequest,
  view: View,
): Promise<Html> => inFrame(portal, request, SECTION, view)

/** A page in the frame of the counter. */
export const inDesk = (
  { deskPortal }: Pick<DisclosurePageDeps, 'deskPortal'>,
  request: AnyRequest,
  view: View,
): Promise<Html> => inFrame(deskPortal, request, '/desk/notices', view)
