import { copyInto } from '#platform/copy.ts'
import type { Transaction } from '#platform/db.ts'
import type { NewEntitlement } from './store.ts'

/** Enters many statements through COPY, for whoever fills a register from nothing. */
export const copyEntitlements = (
  tx: Transaction,
  entitlements: readonly NewEntitlement[],
  at: Temporal.Instant,
): Promise<unknown> =>
  copyInto(
    tx,
    `entitlement.entitlement (id, person_id, entered_for, kind, level, agency_code, reference,
       valid_from, valid_until, origin, entered_by, entered_at)`,
    entitlements
      .values()
      .map((one) => [
        one.id,
        one.personId,
        one.personId,
        one.kind,
        one.level,
        one.agencyCode,
        one.reference,
        one.period.from,
        one.period.until,
        one.origin,
        one.enteredBy,
        at,
      ]),
  )
