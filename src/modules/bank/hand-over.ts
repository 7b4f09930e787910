import { audit, type ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { type Body, type BodyDeps, bodyOf, isHeld } from './request-body.ts'
import { isOpen, requestStep } from './request.ts'
import { holdBank } from './store.ts'
import { type BankRequest, lockRequest, saveRequest } from './store-request.ts'

/**
 * Hands a request to a bank that fetches it: marks it sent, and leaves the record that the bank has
 * read the holder's data. Fetching again gives the same. `undefined` for another bank's request,
 * for one that has ended, and for an opening that a measure holds back.
 */
export const handOver = (
  deps: BodyDeps & { readonly db: Database },
  context: ActionContext,
  bankCode: string,
  requestId: string,
): Promise<{ readonly request: BankRequest; readonly content: Body } | undefined> =>
  deps.db.transaction(async (tx) => {
    const bank = await holdBank(tx, bankCode)
    const request = await lockRequest(tx, requestId)
    if (bank === undefined || request?.bankCode !== bankCode) return undefined
    if (!isOpen(request.status) || isHeld(request, bank)) return undefined
    const content = await bodyOf(tx, deps, context, bank, request)
    const step = requestStep(request.status, 'send')
    if (step === undefined) return { request, content }
    await audit(tx, context, {
      action: 'bank.handOver',
      subjectKind: 'bankRequest',
      subjectId: requestId,
      decision: { granted: true, basis: step.basis },
    })
    const sent = await saveRequest(
      tx,
      context,
      {
        ...request,
        status: step.to,
        sentAt: request.sentAt ?? context.at,
        attempts: request.attempts + 1,
      },
      { action: 'send', from: request.status, channel: 'message' },
    )
    return { request: sent, content }
  })
