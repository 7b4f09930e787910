import { type Decision, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { Signatory } from './batch.ts'
import { type BatchMade, createBatch, type NewBatchRefusal } from './create-batch.ts'
import { routeOf } from './reason-words.ts'
import { type FailedLine, failedLines, reissuePayees } from './store-failed.ts'
import { findBatch } from './store.ts'

export interface ReissueInput {
  /** Made by the form: sent twice, it is one batch. */
  readonly key: string
  /** The batch whose lines failed. */
  readonly batchId: string
  readonly lineIds: readonly string[]
  readonly payOn: Temporal.PlainDate
  readonly made: Signatory
}

export type ReissueRefusal = NewBatchRefusal | 'LINES_NOT_FAILED' | 'REASON_FORBIDS'

const refusalOf = (
  chosen: readonly FailedLine[],
  wanted: number,
): 'LINES_NOT_FAILED' | 'REASON_FORBIDS' | undefined => {
  if (chosen.length !== wanted || wanted === 0) return 'LINES_NOT_FAILED'
  return chosen.some(({ reasonCode }) => routeOf(reasonCode).retry === 'never')
    ? 'REASON_FORBIDS'
    : undefined
}

/**
 * 重发: a batch of its own for lines that failed, each on a line that follows the failed one (P6).
 * It is signed by three people as any other, and pays the account that stands now: another one
 * only with the permission of the holder, since no other stands there (Art. 19).
 *
 * @returns `undefined` when there is no such batch.
 */
export const reissueLines = async (
  tx: Transaction,
  context: ActionContext,
  { key, batchId, lineIds, payOn, made }: ReissueInput,
): Promise<Decision<BatchMade, ReissueRefusal> | undefined> => {
  const batch = await findBatch(tx, batchId)
  if (batch === undefined) return undefined
  const wanted = new Set(lineIds)
  const failed = (await failedLines(tx, batchId)).filter(({ id }) => wanted.has(id))
  const refusal = refusalOf(failed, wanted.size)
  if (refusal !== undefined) return refuse('YKT-13', refusal, ['chooseLines'])
  const pairs = failed.map(({ id }) => [uuidv7(context.at), id] as const)
  const { programmeCode, payPeriod, instalment, regionCode } = batch
  const source = `reissue/${key}`
  return createBatch(
    tx,
    context,
    { source, kind: 'reissue', programmeCode, payPeriod, instalment, regionCode, payOn, made },
    reissuePayees(pairs),
  )
}
