import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'

/** The actions of a module, inside the transaction that enters the whole province. */
export const inside = (tx: Transaction) => ({
  db: { transaction: <T>(work: (tx: Transaction) => Promise<T>) => work(tx) },
})

/** Somebody of the staff acts. */
export const byStaff = (
  { staffId, agencyCode }: { readonly staffId: string; readonly agencyCode: string },
  at: Temporal.Instant,
): ActionContext => ({
  actor: { kind: 'staff', id: staffId, organisationCode: agencyCode },
  requestId: 'seed',
  at,
})

/** What was granted; a seed that is refused is a mistake in the seed. */
export const granted = <T>(
  decision:
    | { readonly granted: true; readonly outcome: T }
    | { readonly granted: false; readonly refusal: string }
    | undefined,
  what: string,
): T => {
  if (decision?.granted === true) return decision.outcome
  throw new Error(`the seed cannot ${what}: ${decision?.refusal ?? 'there is none'}`)
}
