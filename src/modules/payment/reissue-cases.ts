import { type Decision, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { Signatory } from './batch.ts'
import type { BatchMade } from './create-batch.ts'
import { reissueLines, type ReissueRefusal } from './reissue.ts'
import { decideReissue, type ReturnRefusal } from './return-case.ts'
import { submitBatch } from './sign-batch.ts'
import { findBatch } from './store.ts'
import { lockCases, openCasesOf, type ReturnCase } from './store-cases.ts'

export interface ReissueCases {
  /** Made by the form: sent twice, it is one batch. */
  readonly key: string
  readonly batchId: string
  /** Of one reason; of all that can go when absent. */
  readonly reasonCode?: string | undefined
  readonly payOn: Temporal.PlainDate
  readonly made: Signatory
}

/** Which cases can be paid again at this moment, and why the others cannot. */
export const splitCases = (
  cases: readonly ReturnCase[],
): {
  readonly can: readonly ReturnCase[]
  readonly cannot: readonly { readonly one: ReturnCase; readonly why: ReturnRefusal }[]
} => {
  const can: ReturnCase[] = []
  const cannot: { one: ReturnCase; why: ReturnRefusal }[] = []
  for (const one of cases) {
    const decision = decideReissue(one)
    if (decision.granted) can.push(one)
    else cannot.push({ one, why: decision.refusal })
  }
  return { can, cannot }
}

/**
 * 重发批次: a batch of kind reissue with a new line for every case that can be paid again, submitted
 * by whoever makes it; two more people sign it as any other batch. What cannot go stays in hand.
 *
 * @returns `undefined` when there is no such batch.
 */
export const reissueCases = async (
  deps: { readonly db: Database },
  context: ActionContext,
  { key, batchId, reasonCode, payOn, made }: ReissueCases,
): Promise<Decision<BatchMade, ReissueRefusal | 'NOT_YOUR_UNIT' | 'NOTHING_TO_DO'> | undefined> => {
  const decision = await deps.db.transaction(async (tx) => {
    const batch = await findBatch(tx, batchId)
    if (batch === undefined) return undefined
    if (batch.ownerAgency !== made.agencyCode)
      return refuse('YKT-13', 'NOT_YOUR_UNIT' as const, ['askColleague'])
    const cases = await openCasesOf(tx, { batch, reasonCode }, context.at)
    await lockCases(
      tx,
      cases.map(({ id }) => id),
    )
    const { can } = splitCases(await openCasesOf(tx, { batch, reasonCode }, context.at))
    if (can.length === 0) return refuse('YKT-13', 'NOTHING_TO_DO' as const, ['verify'])
    const lineIds = can.map(({ lineId }) => lineId)
    return reissueLines(tx, context, { key, batchId, lineIds, payOn, made })
  })
  if (decision?.granted === true && decision.outcome.batch.status === 'draft')
    await submitBatch(deps, context, decision.outcome.batch.id)
  return decision
}
