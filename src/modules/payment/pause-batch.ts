import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { BatchStatus } from './batch.ts'
import { endPause, insertPause, openPause, type Pause } from './store-pauses.ts'
import { type Batch, lockBatch } from './store.ts'

export type PauseRefusal = 'BATCH_NOT_IN_STATUS' | 'SENDING_PAUSED' | 'SENDING_NOT_PAUSED'

/**
 * Whether the sending of a batch can be made to wait, or be let go on: while it is being sent, by
 * whoever sees to it. What has left for a bank is not called back by a pause (P7).
 */
export const decidePause = (
  status: BatchStatus,
  pause: Pause | undefined,
  action: 'pause' | 'resume',
): Decision<undefined, PauseRefusal> => {
  if (status !== 'released') return refuse('YKT-13', 'BATCH_NOT_IN_STATUS')
  if (action === 'pause' && pause !== undefined)
    return refuse('YKT-13', 'SENDING_PAUSED', ['resume'])
  if (action === 'resume' && pause === undefined)
    return refuse('YKT-13', 'SENDING_NOT_PAUSED', ['pause'])
  return grant('YKT-13', undefined)
}

interface Wish {
  readonly batchId: string
  readonly action: 'pause' | 'resume'
  /** Why it waits. */
  readonly reason: string
}

const carryOut = async (
  tx: Transaction,
  { at, actor }: ActionContext,
  { batchId, reason }: Wish,
  pause: Pause | undefined,
): Promise<void> => {
  if (pause === undefined)
    await insertPause(tx, { id: uuidv7(at), batchId, reason, pausedAt: at, pausedBy: actor.id })
  else await endPause(tx, pause.id, { at, by: actor.id })
}

const decided = (
  { db }: { readonly db: Database },
  context: ActionContext,
  wish: Wish,
): Promise<Decision<Batch, PauseRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, wish.batchId)
    if (batch === undefined) return undefined
    const pause = await openPause(tx, batch.id)
    const decision = decidePause(batch.status, pause, wish.action)
    await audit(tx, context, {
      action: wish.action === 'pause' ? 'payment.pauseBatch' : 'payment.resumeBatch',
      subjectKind: 'batch',
      subjectId: batch.id,
      decision,
      detail: { reason: wish.reason },
    })
    if (!decision.granted) return decision
    await carryOut(tx, context, wish, pause)
    return { ...decision, outcome: batch }
  })

/** 暂停发送: nothing more of the batch leaves until somebody resumes it; survives every restart. */
export const pauseBatch = (
  deps: { readonly db: Database },
  context: ActionContext,
  about: { readonly batchId: string; readonly reason: string },
) => decided(deps, context, { ...about, action: 'pause' })

/** 恢复发送: what waits is sent in the next round. */
export const resumeBatch = (
  deps: { readonly db: Database },
  context: ActionContext,
  batchId: string,
) => decided(deps, context, { batchId, action: 'resume', reason: '' })
