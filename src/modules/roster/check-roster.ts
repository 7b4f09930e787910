import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { decideRoster } from './roster.ts'
import { insertCheckFindings } from './store-checks.ts'
import { lockRoster, type Roster, saveRoster } from './store.ts'

/** What of a programme the checks rest on. */
export interface ProgrammeLimits {
  readonly limitFen: bigint | undefined
  readonly exclusive: readonly string[]
}

/**
 * 核验: asks registers and books about every row, as they are now; what an earlier run found counts
 * no more. Can be run as often as the list may still change.
 *
 * @returns `undefined` when there is no such list.
 */
export const checkRoster = (
  { db }: { readonly db: Database },
  context: ActionContext,
  rosterId: string,
  { limitFen, exclusive }: ProgrammeLimits,
): Promise<Decision<Roster, 'ROSTER_NOT_IN_STATUS'> | undefined> =>
  db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (roster === undefined) return undefined
    const { at } = context
    const decision =
      roster.status === 'judged'
        ? ({ granted: true, basis: 'YKT-13', outcome: 'judged' } as const)
        : decideRoster(roster.status, 'judge')
    const run = roster.checkRun + 1
    await audit(tx, context, {
      action: 'roster.check',
      subjectKind: 'roster',
      subjectId: rosterId,
      decision,
      detail: { run },
    })
    if (!decision.granted) return decision
    const changedWithinDays = await standardValue(
      tx,
      'changedAccountDays',
      PROVINCE,
      provinceDate(at),
    )
    const about = { limitFen, exclusive, changedWithinDays }
    await insertCheckFindings(tx, { roster, run, at, payAt: at.add({ hours: 48 }), ...about })
    const checked = { ...roster, status: decision.outcome, checkRun: run }
    await saveRoster(tx, checked)
    return { ...decision, outcome: checked }
  })
