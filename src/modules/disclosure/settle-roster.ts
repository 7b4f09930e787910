import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { decideRoster, lockRoster, type Roster, saveRoster } from '#modules/roster/index.ts'
import { decideSettling, type SettlingRefusal } from './notice.ts'
import { digestOfPayees, type ListDigest } from './settled-digest.ts'
import { type Notice, noticeOfRoster, takeDown } from './store.ts'
import { evidenceOf } from './store-evidence.ts'
import { clearRows, insertLeftOut, insertSettlement, type Settlement } from './store-settlement.ts'

export interface SettlingInput {
  readonly rosterId: string
  readonly by: { readonly staffId: string; readonly agencyCode: string }
}

interface Judged {
  readonly notice: Notice
  readonly list: ListDigest
}

const judge = async (
  tx: Transaction,
  on: Temporal.PlainDate,
  roster: Roster,
  { by }: SettlingInput,
): Promise<Decision<Judged, SettlingRefusal>> => {
  const step = decideRoster(roster.status, 'settle')
  if (!step.granted) return step
  const notice = await noticeOfRoster(tx, roster.id)
  if (notice === undefined) return refuse('YKT-13', 'ROSTER_NOT_IN_STATUS', ['putUp'])
  const list = await digestOfPayees(tx, clearRows(roster.id))
  const decision = decideSettling({
    ownerAgency: roster.ownerAgency,
    by,
    putUpBy: notice.putUpBy,
    endsOn: notice.endsOn,
    on,
    evidence: (await evidenceOf(tx, notice.id)).length,
    clear: list.rowCount,
  })
  return decision.granted ? grant('YKT-13', { notice, list }) : decision
}

/**
 * 核定清册: after the notice, the rows that nothing stands against become final under a digest; the
 * others follow on another list (Art. 13). `undefined` when there is no such list.
 */
export const settleRoster = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: SettlingInput,
): Promise<Decision<Settlement, SettlingRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const roster = await lockRoster(tx, input.rosterId)
    if (roster === undefined) return undefined
    const { at } = context
    const on = provinceDate(at)
    const decision = await judge(tx, on, roster, input)
    await audit(tx, context, {
      action: 'disclosure.settle',
      subjectKind: 'roster',
      subjectId: roster.id,
      decision,
      ...(decision.granted && { detail: { digest: decision.outcome.list.digest } }),
    })
    if (!decision.granted) return decision
    const { notice, list } = decision.outcome
    const settlement: Settlement = {
      ...list,
      noticeId: notice.id,
      rosterId: roster.id,
      endsOn: notice.endsOn,
      putUpBy: notice.putUpBy,
      settledOn: on,
      settledBy: input.by.staffId,
      settledUnit: input.by.agencyCode,
      settledAt: at,
    }
    await insertSettlement(tx, settlement)
    await insertLeftOut(tx, roster.id, notice.id)
    await takeDown(tx, notice.id, { at, by: input.by.staffId, why: 'ended' })
    await saveRoster(tx, { ...roster, status: 'settled' })
    return grant('YKT-13', settlement)
  })
