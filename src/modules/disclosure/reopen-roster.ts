import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { decideRoster, lockRoster, type RosterStatus, saveRoster } from '#modules/roster/index.ts'
import { noticeOfRoster, takeDown } from './store.ts'

export type ReopeningRefusal = 'ROSTER_NOT_IN_STATUS' | 'NOT_YOUR_UNIT' | 'WORDS_MISSING'

/**
 * 撤下公示: a list that hangs, or was settled, can be repaired again; it hangs anew from the first
 * day. The reason stands in the audit. `undefined` when there is no such list.
 */
export const reopenRoster = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: { readonly rosterId: string; readonly agencyCode: string; readonly reason: string },
): Promise<Decision<RosterStatus, ReopeningRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const roster = await lockRoster(tx, input.rosterId)
    if (roster === undefined) return undefined
    const reason = input.reason.trim()
    const step = decideRoster(roster.status, 'reopen')
    const decision: Decision<RosterStatus, ReopeningRefusal> =
      roster.ownerAgency !== input.agencyCode
        ? refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
        : step.granted && reason === ''
          ? refuse('YKT-13', 'WORDS_MISSING', ['writeDown'])
          : step
    await audit(tx, context, {
      action: 'disclosure.reopen',
      subjectKind: 'roster',
      subjectId: roster.id,
      decision,
      detail: { reason },
    })
    if (!decision.granted) return decision
    const notice = await noticeOfRoster(tx, roster.id)
    if (notice !== undefined)
      await takeDown(tx, notice.id, { at: context.at, by: context.actor.id, why: 'reopened' })
    await saveRoster(tx, { ...roster, status: decision.outcome })
    return grant('YKT-13', decision.outcome)
  })
