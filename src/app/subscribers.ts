import type { Subscriber } from '#platform/deliveries.ts'
import { accountSubscribers } from '#modules/account/index.ts'
import type { AppDeps } from './deps.ts'

/** Who follows which event; each module declares its own. */
export const allSubscribers = (_deps: AppDeps): readonly Subscriber[] => [...accountSubscribers()]
