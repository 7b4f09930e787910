import { uuidv7 } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import {
  copyEntitlements,
  type EntitlementKind,
  insertSources,
  levelsOf,
  type NewEntitlement,
} from '#modules/entitlement/index.ts'

/** A department that answers for every kind. */
export const SAYS_ALL = 'dept-civil-affairs'

const SAID_AT = Temporal.Instant.from('2026-01-02T00:00:00Z')

/** Says of somebody that they are all of that, from the beginning of 2026 until its end. */
export const sayOf = async (
  db: Database,
  personId: string,
  kinds: readonly EntitlementKind[],
  change: Partial<NewEntitlement> = {},
): Promise<readonly string[]> => {
  const entitlements = kinds.map((kind): NewEntitlement => ({
    id: uuidv7(SAID_AT),
    personId,
    kind,
    level: levelsOf(kind)[1],
    agencyCode: SAYS_ALL,
    reference: `${kind}-1`,
    period: {
      from: Temporal.PlainDate.from('2026-01-01'),
      until: Temporal.PlainDate.from('2027-01-01'),
    },
    origin: 'api',
    enteredBy: SAYS_ALL,
    ...change,
  }))
  await db.transaction(async (tx) => {
    await insertSources(tx, entitlements)
    await copyEntitlements(tx, entitlements, SAID_AT)
  })
  return entitlements.map(({ id }) => id)
}
