import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import { notFound } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import type { Intake } from './intake.ts'
import { findIntake } from './store-intakes.ts'
import { findRoster, type Roster } from './store.ts'
import type { IntakeDeps } from './take-file.ts'

export const ROSTERS = '/dept/rosters'
export const language = 'zh-Hans' as const

export const READ = { kind: 'staff', permission: 'roster.read' } as const
export const EDIT = { kind: 'staff', permission: 'roster.edit' } as const

export type AnyRequest = RouteRequest<unknown, unknown, unknown>

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'scripts'>

export interface RosterPageDeps extends IntakeDeps {
  readonly clock: Clock
  readonly portal: (
    request: AnyRequest,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

export const framed = async (
  { portal }: Pick<RosterPageDeps, 'portal'>,
  request: AnyRequest,
  view: View,
): Promise<Html> => page({ ...(await portal(request, ROSTERS)), ...view })

/** A list of the department of whoever asks; that of another is not there. */
export const ownRoster = async (
  { db }: RosterPageDeps,
  request: AnyRequest,
  rosterId: string,
): Promise<Roster> => {
  const roster = await findRoster(db, rosterId)
  if (roster?.ownerAgency !== signedIn(request).organisationCode) throw notFound()
  return roster
}

/** The same of a file on its way into a list. */
export const ownIntake = async (
  { db }: RosterPageDeps,
  request: AnyRequest,
  intakeId: string,
): Promise<Intake> => {
  const intake = await findIntake(db, intakeId)
  if (intake?.ownerAgency !== signedIn(request).organisationCode) throw notFound()
  return intake
}

export const importPath = (intakeId: string): string => `${ROSTERS}/imports/${intakeId}`
export const rosterPath = (rosterId: string): string => `${ROSTERS}/${rosterId}`
