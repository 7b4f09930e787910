import type { Handle } from '#platform/db.ts'
import type { MapperAction } from './reason.ts'
import { type MapperRequest, requestsAsked, type StatusQuestion } from './store.ts'
import { storedAnswers } from './stored-answers.ts'
import type { WritingDeps } from './write-answers.ts'

/** Who asks after earlier messages of theirs, and how the answer is named. */
export interface StatusAsking extends Pick<
  MapperRequest,
  'agencyCode' | 'programmeCode' | 'transactionId'
> {
  readonly correlationId: string
}

/**
 * 查询: what became of earlier messages of this caller and programme. Resolves that were waited for
 * are kept nowhere but in the access records, and are not found.
 *
 * @returns `undefined` when there is none.
 */
export const transactionStatus = async (
  handle: Handle,
  deps: WritingDeps,
  { agencyCode, programmeCode, transactionId, correlationId }: StatusAsking,
  question: StatusQuestion,
) => {
  const requests = await requestsAsked(handle, { agencyCode, programmeCode }, question)
  const [first] = requests
  if (first === undefined) return undefined
  const action: MapperAction = question.type
  const names = question.by === 'reference_id_list' ? question.values : undefined
  const list = `${action}_response`
  const items: unknown[] = []
  let [count, completed] = [0, 0]
  for (const request of requests) {
    const stored = await storedAnswers(handle, deps, { ...request, action }, names)
    items.push(...((stored.answers as Record<string, unknown>)[list] as unknown[]))
    count += stored.count
    completed += stored.completed
  }
  const status = {
    transaction_id: first.transactionId,
    correlation_id: first.id,
    [list]: items,
  } as never
  return {
    count,
    completed,
    message: {
      transaction_id: transactionId,
      correlation_id: correlationId,
      txnstatus_response: { txn_type: `on-${action}` as const, txn_status: status },
    },
  }
}
