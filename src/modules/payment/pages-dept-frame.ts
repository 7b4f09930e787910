import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { AnyRequest, Frame } from '#ui/portal.ts'
import type { AddWorkingDays } from './due-day.ts'
import type { PayingBanks } from './paying-bank.ts'
import { type Batch, findBatch } from './store.ts'

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
  readonly portal: Frame
}

/** Whose batches somebody sees: those of their department; reconciliation sees all. */
export const agencySeen = (request: AnyRequest): string | undefined => {
  const { permissions, organisationCode } = signedIn(request)
  return permissions.has('payment.reconcile') ? undefined : organisationCode
}

/** A batch that the person who has signed in may see; to anybody else it is not there. */
export const seenBatch = async (
  { db }: Pick<DeptPageDeps, 'db'>,
  request: AnyRequest,
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
