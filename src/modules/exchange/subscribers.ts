import type { KeyRing } from '#platform/crypto/keys.ts'
import { type Subscriber, subscriber } from '#platform/deliveries.ts'
import { accountChangeCancelled, accountChanged } from '#modules/account/index.ts'
import { tellOfCancellation, tellOfChange } from './tell-departments.ts'

/** One name for both, so that a cancellation never comes before its change. */
const NAME = 'exchange.tell-departments'

/** What departments are told of. */
export const exchangeSubscribers = (deps: { readonly keys: KeyRing }): readonly Subscriber[] => [
  subscriber(NAME, accountChanged, (tx, { id, at, payload }) =>
    tellOfChange(tx, deps, { id, at, changeId: payload.changeId }),
  ),
  subscriber(NAME, accountChangeCancelled, (tx, { id, at, payload }) =>
    tellOfCancellation(tx, { id, at, changeId: payload.changeId, reason: payload.reason }),
  ),
]
