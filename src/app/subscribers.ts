import type { Subscriber } from '#platform/deliveries.ts'
import { accountSubscribers } from '#modules/account/index.ts'
import { bankSubscribers } from '#modules/bank/index.ts'
import { bankWorld, connectionsOf } from './banks.ts'
import { cardSubscribers } from '#modules/card/index.ts'
import { cardFactoryDeps } from './card-factory.ts'
import {
  httpPopulationRegister,
  httpShortMessages,
  personSubscribers,
} from '#modules/person/index.ts'
import type { AppDeps } from './deps.ts'

const ofPerson = (deps: AppDeps): readonly Subscriber[] => {
  const { smsUrl, populationRegisterUrl } = deps
  return personSubscribers({
    ...deps,
    shortMessages: smsUrl === undefined ? undefined : httpShortMessages(smsUrl),
    register:
      populationRegisterUrl === undefined
        ? undefined
        : httpPopulationRegister(populationRegisterUrl),
  })
}

/** Who follows which event; each module declares its own. */
export const allSubscribers = (deps: AppDeps): readonly Subscriber[] => [
  ...ofPerson(deps),
  ...bankSubscribers({ ...deps, ...bankWorld(deps), connections: connectionsOf(deps) }),
  ...accountSubscribers(),
  ...cardSubscribers({ ...deps, ...cardFactoryDeps(deps) }),
]
