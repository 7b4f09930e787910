import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { requestStep } from './request.ts'
import { type BankRequest, lockRequest, saveRequest } from './store-request.ts'

export type CancelRefusal = 'REQUEST_ENDED'

/**
 * 撤回请求: the holder withdrew, or moves to another bank. A request that waits never leaves; of
 * one that has left, an answer that still comes is kept as a discrepancy.
 *
 * @returns `undefined` when there is no such request.
 */
export const cancelBankRequest = async (
  tx: Transaction,
  context: ActionContext,
  requestId: string,
): Promise<Decision<BankRequest, CancelRefusal> | undefined> => {
  const request = await lockRequest(tx, requestId)
  if (request === undefined) return undefined
  if (request.status === 'cancelled') return grant('YKT-6', request)
  const step = requestStep(request.status, 'cancel')
  const decision =
    step === undefined ? refuse('YKT-6', 'REQUEST_ENDED') : grant(step.basis, request)
  await audit(tx, context, {
    action: 'bank.cancelRequest',
    subjectKind: 'bankRequest',
    subjectId: requestId,
    decision,
    detail: { from: request.status },
  })
  if (!decision.granted || step === undefined) return decision
  const after = { ...request, status: step.to, endedAt: context.at }
  const saved = await saveRequest(tx, context, after, {
    action: 'cancel',
    from: request.status,
    channel: 'program',
  })
  return { ...decision, outcome: saved }
}

/**
 * Takes an opening back that has not left for its bank: the holder moves to another one while a
 * measure holds it (G10).
 *
 * @returns false when the bank has it or has answered, and when there is no such request.
 */
export const recallBankRequest = async (
  tx: Transaction,
  context: ActionContext,
  requestId: string,
): Promise<boolean> => {
  const request = await lockRequest(tx, requestId)
  if (request?.status !== 'waiting') return false
  await cancelBankRequest(tx, context, requestId)
  return true
}
