import type { Handle, Transaction } from '#platform/db.ts'
import { type Clerk, maySee } from './clerk.ts'
import { type Case, findCase, lockCase } from './store.ts'
import { hasLookedUp } from './store-lookup.ts'

const seen = async (
  handle: Handle,
  clerk: Clerk,
  one: Case | undefined,
  at: Temporal.Instant,
): Promise<Case | undefined> => {
  if (one === undefined) return undefined
  if (maySee(one, clerk, false)) return one
  return (await hasLookedUp(handle, clerk.id, one.personId, at)) ? one : undefined
}

/** The case as a clerk may read it; `undefined` also for one that is not theirs to see. */
export const caseForClerk = async (
  handle: Handle,
  clerk: Clerk,
  caseId: string,
  at: Temporal.Instant,
): Promise<Case | undefined> => seen(handle, clerk, await findCase(handle, caseId), at)

/** The same, held until the transaction ends. */
export const lockForClerk = async (
  tx: Transaction,
  clerk: Clerk,
  caseId: string,
  at: Temporal.Instant,
): Promise<Case | undefined> => seen(tx, clerk, await lockCase(tx, caseId), at)
