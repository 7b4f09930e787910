import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame, type View } from '#ui/portal.ts'
import type { Intake } from './intake.ts'
import { findIntake } from './store-intakes.ts'
import { findRoster, type Roster } from './store.ts'
import type { IntakeDeps } from './take-file.ts'

export const ROSTERS = '/dept/rosters'
export const language = 'zh-Hans' as const

export const READ = { kind: 'staff', permission: 'roster.read' } as const
export const EDIT = { kind: 'staff', permission: 'roster.edit' } as const

export interface RosterPageDeps extends IntakeDeps {
  readonly clock: Clock
  readonly portal: Frame
}

export const framed = (
  { portal }: Pick<RosterPageDeps, 'portal'>,
  request: AnyRequest,
  view: View,
): Promise<Html> => inFrame(portal, request, ROSTERS, view)

/** A list of the department of whoever asks; that of another is not there. */
export const ownRoster = async (
  { db }: Pick<RosterPageDeps, 'db'>,
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
