import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { Signatory } from './batch.ts'
import { followObjections } from './follow-objections.ts'
import { dueDay, nextOfficer } from './open-cases.ts'
import type { RecoveryRefusal } from './recovery.ts'
import {
  agenciesOfPaidAfterDeath,
  insertDeathRecoveries,
  insertRecovery,
} from './store-recovery.ts'

/** The same inside a transaction. */
export const openDeathRecoveries = async (
  tx: Transaction,
  context: ActionContext,
): Promise<number> => {
  const { at } = context
  let opened = 0
  for (const agencyCode of await agenciesOfPaidAfterDeath(tx)) {
    const count = await insertDeathRecoveries(tx, agencyCode, {
      kind: 'death',
      why: '死亡之后到账',
      resolverId: await nextOfficer(tx, agencyCode),
      dueOn: await dueDay(tx, 'recoveryWorkingDays', PROVINCE, at),
      by: context.actor.id,
      at,
    })
    opened += count
    await audit(tx, context, {
      action: 'payment.openRecoveries',
      subjectKind: 'agency',
      subjectId: agencyCode,
      decision: grant('HANDLING-26', undefined),
      detail: { lines: count },
    })
  }
  return opened
}

/**
 * 死亡后到账: what was paid after the day on which its payee died is in somebody's hands, who finds
 * out whether it was owed; nothing is asked back by the program (Art. 26, 46). What was objected to
 * with reason is, too, once it has arrived.
 *
 * @returns how many lines.
 */
export const openRecoveries = (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> =>
  db.transaction(
    async (tx) => (await openDeathRecoveries(tx, context)) + (await followObjections(tx, context)),
  )

/** 错发追回: a department has one of its own payments looked into. */
export const openWrongPayment = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { lineId, why, by }: { readonly lineId: string; readonly why: string; readonly by: Signatory },
): Promise<Decision<undefined, RecoveryRefusal>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const count =
      why.trim() === ''
        ? undefined
        : await insertRecovery(tx, lineId, by.agencyCode, {
            kind: 'wrong',
            why: why.trim(),
            resolverId: by.staffId,
            dueOn: await dueDay(tx, 'recoveryWorkingDays', PROVINCE, at),
            by: by.staffId,
            at,
          })
    const decision =
      count === undefined
        ? refuse('HANDLING-26', 'NOTE_NEEDED' as const, ['note'])
        : count === 0
          ? refuse('HANDLING-26', 'LINE_NOT_PAID' as const, ['chooseLines'])
          : grant('HANDLING-26', undefined)
    await audit(tx, context, {
      action: 'payment.openWrongPayment',
      subjectKind: 'line',
      subjectId: lineId,
      decision,
    })
    return decision
  })
