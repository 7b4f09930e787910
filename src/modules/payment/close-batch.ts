import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { decideBatch } from './batch.ts'
import { isEnded } from './line.ts'
import { lockBatch, saveBatch, standingOf } from './store.ts'

/** 办结: a batch whose every line has ended, well or in the hands of somebody, is closed. */
export const closeIfEnded = (
  { db }: { readonly db: Database },
  context: ActionContext,
  batchId: string,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch?.status !== 'released') return false
    const standing = await standingOf(tx, batchId)
    if (![...standing.keys()].every(isEnded)) return false
    const decision = decideBatch(batch, 'close')
    await audit(tx, context, {
      action: 'payment.closeBatch',
      subjectKind: 'batch',
      subjectId: batchId,
      decision,
    })
    if (decision.granted) await saveBatch(tx, { ...batch, status: decision.outcome })
    return decision.granted
  })
