import type { Subscriber } from '#platform/deliveries.ts'
import { accountSubscribers } from '#modules/account/index.ts'
import { bankSubscribers } from '#modules/bank/index.ts'
import { bankWorld, connectionsOf } from './banks.ts'
import { cardSubscribers } from '#modules/card/index.ts'
import { cardFactoryDeps } from './card-factory.ts'
import type { AppDeps } from './deps.ts'

/** Who follows which event; each module declares its own. */
export const allSubscribers = (deps: AppDeps): readonly Subscriber[] => [
  ...bankSubscribers({ ...deps, ...bankWorld(deps), connections: connectionsOf(deps) }),
  ...accountSubscribers(),
  ...cardSubscribers({ ...deps, ...cardFactoryDeps(deps) }),
]
