import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { decideRoster, type RosterStatus } from './roster.ts'
import { lockRoster, saveRoster } from './store.ts'
import type { IntakeDeps } from './take-file.ts'

/** 撤回名册: a list that nobody is paid by; what was read of it stays to be seen. */
export const withdrawRoster = (
  { db }: Pick<IntakeDeps, 'db'>,
  context: ActionContext,
  rosterId: string,
): Promise<Decision<RosterStatus, 'ROSTER_NOT_IN_STATUS'> | undefined> =>
  db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (roster === undefined) return undefined
    const decision = decideRoster(roster.status, 'withdraw')
    await audit(tx, context, {
      action: 'roster.withdraw',
      subjectKind: 'roster',
      subjectId: rosterId,
      decision,
    })
    if (decision.granted) await saveRoster(tx, { ...roster, status: decision.outcome })
    return decision
  })
