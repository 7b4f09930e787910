import type { Subscriber } from '#platform/deliveries.ts'
import { cardSubscribers } from '#modules/card/index.ts'
import { cardFactoryDeps } from './card-factory.ts'
import type { AppDeps } from './deps.ts'

/** Who follows which event; each module declares its own. */
export const allSubscribers = (deps: AppDeps): readonly Subscriber[] => [
  ...cardSubscribers({ ...deps, ...cardFactoryDeps(deps) }),
]
