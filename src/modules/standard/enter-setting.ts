import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { decideSetting, type SettingRefusal, type WishedSetting } from './setting.ts'
import { insertSetting } from './store.ts'

/**
 * Enters the value of a parameter for a region from a day on, or confirms the one that the program
 * brings by naming its source (Art. 17). Nothing that was decided before is decided anew.
 */
export const enterSetting = (
  { db }: { readonly db: Database },
  context: ActionContext,
  wished: WishedSetting,
): Promise<Decision<{ readonly value: string | number | boolean | bigint }, SettingRefusal>> =>
  db.transaction(async (tx) => {
    const regions = new Set((await listRegions(tx)).map(({ code }) => code))
    const decision = decideSetting(wished, regions, provinceDate(context.at))
    await audit(tx, context, {
      action: 'standard.enterSetting',
      subjectKind: 'parameter',
      subjectId: wished.parameter,
      decision,
      detail: {
        region: wished.regionCode,
        from: wished.validFrom.toString(),
        confirmed: wished.confirmed,
        ...(decision.granted && { value: String(decision.outcome.value) }),
      },
    })
    if (!decision.granted) return decision
    const { parameter, regionCode, validFrom, confirmed, source } = wished
    const { value } = decision.outcome
    await insertSetting(tx, context, {
      parameter,
      regionCode,
      value,
      validFrom,
      confirmed,
      source: source.trim(),
    })
    return decision
  })
