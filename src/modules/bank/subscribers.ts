import { outsideSubscriber, type Subscriber } from '#platform/deliveries.ts'
import { applyAnswer } from './apply-answer.ts'
import { bankRequestWanted } from './events.ts'
import { type SendDeps, senderContext, sendRequest } from './send-request.ts'

/** Hands requests to banks as they come, in the order of each card. */
export const bankSubscribers = (deps: SendDeps): readonly Subscriber[] => [
  outsideSubscriber(
    'bank.send-request',
    bankRequestWanted,
    ({ payload }) => sendRequest(deps, payload),
    async (tx, { payload: { requestId, bankCode } }, answer) => {
      if (answer === undefined) return
      const context = senderContext(deps.clock.now())
      await applyAnswer(tx, deps.pii, context, { requestId, bankCode, answer, channel: 'call' })
    },
  ),
]
