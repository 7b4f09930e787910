import type { Subscriber } from '#platform/deliveries.ts'
import { accountSubscribers, cardAccountSubscribers } from '#modules/account/index.ts'
import { bankSubscribers, wantedSubscribers } from '#modules/bank/index.ts'
import { bankWorld, connectionsOf } from './banks.ts'
import { cardEvents, cardSubscribers, isAccountWanted } from '#modules/card/index.ts'
import { cardFactoryDeps } from './card-factory.ts'
import { caseSubscribers } from '#modules/handling/index.ts'
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

/** What the cards want of banks, which come before them. */
const ofWishes = (): readonly Subscriber[] =>
  wantedSubscribers(
    {
      accountWanted: cardEvents.AccountWanted,
      lossWanted: cardEvents.BankLossWanted,
      restoreWanted: cardEvents.BankRestoreWanted,
    },
    isAccountWanted,
  )

/** Who follows which event; each module declares its own. */
export const allSubscribers = (deps: AppDeps): readonly Subscriber[] => [
  ...ofPerson(deps),
  ...bankSubscribers({ ...deps, ...bankWorld(deps), connections: connectionsOf(deps) }),
  ...ofWishes(),
  ...accountSubscribers(),
  ...cardAccountSubscribers(deps),
  ...cardSubscribers({ ...deps, ...cardFactoryDeps(deps) }),
  ...caseSubscribers(),
]
