import type { ActionContext } from '#platform/audit.ts'
import { applyAnswer } from './apply-answer.ts'
import { askAgain, type SendDeps } from './send-request.ts'
import { type BankRequest, unansweredRequests } from './store-request.ts'

/** An answer that has not come by then is asked for. */
const PATIENCE = { hours: 1 } as const
/** Requests of one page; every page is gone through. */
const BATCH = 100

const ask = async (
  deps: SendDeps,
  context: ActionContext,
  { id: requestId, bankCode }: BankRequest,
): Promise<boolean> => {
  const answer = await askAgain(deps, { id: requestId, bankCode })
  if (answer === undefined || answer.state === 'accepted') return false
  const input = { bankCode, requestId, answer, channel: 'call' } as const
  const decision = await deps.db.transaction((tx) => applyAnswer(tx, deps.pii, context, input))
  return decision.granted && decision.outcome.result === 'applied'
}

/**
 * 催询: asks the banks for answers that were lost on their way, and sends again what a bank has
 * forgotten (Art. 17). A bank that is not there is left for the next run; the others are asked.
 *
 * @returns how many requests were answered.
 */
export const askBanks = async (deps: SendDeps, context: ActionContext): Promise<number> => {
  const before = context.at.subtract(PATIENCE)
  const silent = new Set<string>()
  let answered = 0
  let after: string | undefined
  for (;;) {
    const page = await unansweredRequests(deps.db, { before, after, limit: BATCH })
    if (page.length === 0) return answered
    for (const request of page)
      if (!silent.has(request.bankCode))
        try {
          if (await ask(deps, context, request)) answered += 1
        } catch {
          silent.add(request.bankCode)
        }
    after = page.at(-1)?.id
  }
}
