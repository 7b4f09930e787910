import { fromPublicId, publicId } from '#kernel/ids.ts'
import type { Html } from '#kernel/html.ts'
import type { Handle } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import { keyBar } from '#ui/components.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import type { AnyRequest, Frame } from '#ui/portal.ts'
import { findStaff } from '#modules/organisation/index.ts'
import type { Clerk } from './clerk.ts'
import type { CaseActs } from './case-act.ts'
import { caseForClerk } from './clerk-case.ts'
import type { HandlingDeps } from './deps.ts'
import { deskWords as w } from './messages-desk.ts'
import type { View } from './pages-tracker.ts'
import type { CardStrip, Possibility } from './possibility.ts'
import type { Case } from './store.ts'

export interface DeskDeps extends HandlingDeps {
  readonly publicUrl: string
  /** What can and cannot be done for a person and why, by the modules whose rules those are. */
  readonly possibilities: (
    personId: string,
    at: Temporal.Instant,
  ) => Promise<readonly Possibility[]>
  /** What a clerk can have done at once, by the modules whose acts those are. */
  readonly acts: CaseActs
  /** The card in the words of the state strip; none before the first card. */
  readonly cardStrip: (personId: string) => Promise<CardStrip | undefined>
  readonly portal: Frame
}

export const DESK = '/desk'
export const SERVE = { kind: 'staff', permission: 'desk.serve' } as const

/** Scripts of the counter: keys, number rows, and the place where the reader's answer goes. */
const SCRIPTS = ['desk.js', 'reader-bridge.js']

export const framed = async (
  deps: DeskDeps,
  request: AnyRequest,
  view: View & Pick<PageOptions, 'banner'>,
): Promise<Html> => page({ ...(await deps.portal(request, DESK)), scripts: SCRIPTS, ...view })

/** F 键 that neither browser nor input method takes: F2, F4, F6, F8, F9. */
export const deskKeys = (): Html =>
  keyBar({
    label: w.keys,
    keys: [
      { key: 'F2', text: w.keyFind, href: `${DESK}#number` },
      { key: 'F4', text: w.keyRead },
      { key: 'F6', text: w.keyReadDocument },
      { key: 'F8', text: w.keyPrint },
      { key: 'F9', text: w.keyCustomer, href: `${DESK}/customer` },
      { key: '1–9', text: w.keyNumbers },
    ],
  })

/** Who works at the counter, with the region of their agency as it is now. */
export const clerkOf = async (handle: Handle, request: AnyRequest): Promise<Clerk> => {
  const { subjectId, organisationCode } = signedIn(request)
  const staff = await findStaff(handle, subjectId)
  if (staff === undefined) throw notFound()
  return { id: subjectId, agencyCode: organisationCode, regionCode: staff.regionCode }
}

export const deskCasePath = ({ id }: Pick<Case, 'id'>): string =>
  `${DESK}/cases/${publicId('case', id)}`

/** The id in a reference; a strange one leads nowhere. */
export const caseIdOf = (reference: string): string => {
  const id = fromPublicId('case', reference)
  if (id === undefined) throw notFound()
  return id
}

/** The case of a reference, if this clerk may see it. */
export const seenCase = async (
  { db }: DeskDeps,
  request: AnyRequest,
  reference: string,
): Promise<{ readonly clerk: Clerk; readonly case: Case }> => {
  const clerk = await clerkOf(db, request)
  const one = await caseForClerk(db, clerk, caseIdOf(reference), request.context.at)
  if (one === undefined) throw notFound()
  return { clerk, case: one }
}

/** The name of a clerk, for whoever met their lock. */
export const clerkName = async (
  { db }: DeskDeps,
  clerkId: string | undefined,
): Promise<string | undefined> =>
  clerkId === undefined ? undefined : (await findStaff(db, clerkId))?.displayName
