import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import {
  type Checked,
  type CheckManner,
  type CheckRefusal,
  decideCheck,
  type FoundFacility,
} from './facility-check.ts'
import { insertChecks } from './store-facility-check.ts'

export interface NewCheck {
  readonly checked: Checked
  readonly manner: CheckManner
  readonly checkedOn: Temporal.PlainDate
  readonly found: readonly FoundFacility[]
  readonly by: { readonly staffId: string; readonly agencyCode: string }
}

/** 设施自查、检查: what is there for elders and disabled people, seen by somebody (Art. 18). */
export const checkFacilities = (
  { db }: { readonly db: Pick<Database, 'transaction'> },
  context: ActionContext,
  { checked, manner, checkedOn, found, by }: NewCheck,
): Promise<Decision<undefined, CheckRefusal>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const decision = decideCheck(found, checkedOn, provinceDate(at))
    await audit(tx, context, {
      action: manner === 'self' ? 'catalogue.checkOwnFacilities' : 'catalogue.inspectFacilities',
      subjectKind: checked.kind,
      subjectId: checked.id,
      decision,
      detail: { facilities: found.length, checkedOn: checkedOn.toString() },
    })
    if (decision.granted) await insertChecks(tx, { checked, manner, checkedOn, ...by, at }, found)
    return decision
  })
