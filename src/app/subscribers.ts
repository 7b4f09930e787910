import type { Subscriber } from '#platform/deliveries.ts'
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
export const allSubscribers = (deps: AppDeps): readonly Subscriber[] => [...ofPerson(deps)]
