import type { BankConnections } from '#modules/bank/index.ts'
import { type CardFactory, httpCardFactory } from '#modules/card/index.ts'
import {
  httpPopulationRegister,
  httpShortMessages,
  type PopulationRegister,
  type ShortMessages,
} from '#modules/person/index.ts'
import { connectionsOf } from './banks.ts'
import type { AppDeps } from './deps.ts'

/** Whom the program speaks to outside, as its modules see them. */
export interface OutsideParties {
  readonly connections: BankConnections
  readonly factory: CardFactory
  /** Absent until a gateway is connected. */
  readonly shortMessages: ShortMessages | undefined
  /** Absent until it is connected. */
  readonly register: PopulationRegister | undefined
}

/** Everybody over HTTP, at the addresses of the configuration. */
export const partiesOver = (deps: AppDeps): OutsideParties => {
  const { smsUrl, populationRegisterUrl } = deps
  return {
    connections: connectionsOf(deps),
    factory: httpCardFactory(deps.cardFactoryUrl),
    shortMessages: smsUrl === undefined ? undefined : httpShortMessages(smsUrl),
    register:
      populationRegisterUrl === undefined
        ? undefined
        : httpPopulationRegister(populationRegisterUrl),
  }
}
