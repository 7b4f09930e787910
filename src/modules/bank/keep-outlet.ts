import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { lockOutlet, type OutletUpkeep, updateOutlet } from '#modules/organisation/index.ts'

export type OutletRefusal = 'OPENING_HOURS_MISSING' | 'PHONE_MISSING'

/**
 * 维护网点: a bank says what its own outlet offers, for map, chooser and guide at once (Art. 18).
 *
 * @returns `undefined` when the agency has no such outlet.
 */
export const keepOutlet = (
  { db }: { readonly db: Database },
  context: ActionContext,
  agencyCode: string,
  code: string,
  upkeep: OutletUpkeep,
): Promise<Decision<OutletUpkeep, OutletRefusal> | undefined> =>
  db.transaction(async (tx) => {
    if ((await lockOutlet(tx, agencyCode, code)) === undefined) return undefined
    const decision: Decision<OutletUpkeep, OutletRefusal> =
      upkeep.openingHours.trim() === ''
        ? refuse('YKT-18', 'OPENING_HOURS_MISSING')
        : upkeep.phone.trim() === ''
          ? refuse('YKT-18', 'PHONE_MISSING')
          : grant('YKT-18', upkeep)
    await audit(tx, context, {
      action: 'bank.keepOutlet',
      subjectKind: 'outlet',
      subjectId: code,
      decision,
    })
    if (decision.granted) await updateOutlet(tx, code, upkeep)
    return decision
  })
