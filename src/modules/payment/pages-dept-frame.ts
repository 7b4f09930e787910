import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import type { AddWorkingDays } from './due-day.ts'
import type { PayingBanks } from './paying-bank.ts'
import { type Batch, findBatch } from './store.ts'

/** What a page says; the portal puts it into its frame. */
export type DeptView = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'scripts'>

export type DeptRequest = RouteRequest<unknown, unknown, unknown>

export interface DeptPageDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  readonly workingDays: () => Promise<AddWorkingDays>
  /** Banks that can be asked what became of something. */
  readonly payingBanks: PayingBanks
  /** When the program asks banks the next time by itself. */
  readonly nextAskAt: (at: Temporal.Instant) => Temporal.Instant
  /** The frame of the departments' portal. */
  readonly portal: (
    request: DeptRequest,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

/** A page in the frame of the departments' portal. */
export const inDeptPortal = async (
  { portal }: Pick<DeptPageDeps, 'portal'>,
  request: DeptRequest,
  section: string,
  view: DeptView,
): Promise<Html> => page({ ...(await portal(request, section)), ...view })

/** Whose batches somebody sees: those of their department; reconciliation sees all. */
export const agencySeen = (request: DeptRequest): string | undefined => {
  const { permissions, organisationCode } = signedIn(request)
  return permissions.has('payment.reconcile') ? undefined : organisationCode
}

/** A batch that the person who has signed in may see; to anybody else it is not there. */
export const seenBatch = async (
  { db }: Pick<DeptPageDeps, 'db'>,
  request: DeptRequest,
  batchId: string,
): Promise<Batch> => {
  const batch = await findBatch(db, batchId)
  const agency = agencySeen(request)
  if (
    batch === undefined ||
    (agency !== undefined && agency !== batch.ownerAgency && agency !== batch.payerAgency)
  )
    throw notFound()
  return batch
}
