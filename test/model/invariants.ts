import type { Handle } from '#platform/db.ts'
import {
  agentsTouchNoAccount,
  changesAreToldOnce,
  oneAccountAtATime,
} from './account-invariants.ts'
import type { Touches } from './act.ts'
import {
  countsAddUp,
  lawfulSteps,
  nobodyLetInAfterLoss,
  oldAndNewFlipTogether,
  oneLiveCard,
  onePersonPerIdentity,
} from './card-invariants.ts'
import {
  idsAreNeverReused,
  nothingLivesAfterDeath,
  twoUnitsForTwoAttributes,
} from './person-invariants.ts'
import type { Invariant, Violation } from './violation.ts'

/** What is looked at after an act, by what it can have touched: a few indexed statements. */
const AFTER: Readonly<Record<Touches, readonly Invariant[]>> = {
  cards: [oneLiveCard, lawfulSteps, oldAndNewFlipTogether],
  people: [oneLiveCard, onePersonPerIdentity, idsAreNeverReused, nothingLivesAfterDeath],
  accounts: [oneAccountAtATime, agentsTouchNoAccount, changesAreToldOnce],
  gates: [nobodyLetInAfterLoss],
}

const ALL: readonly Invariant[] = [
  oneLiveCard,
  onePersonPerIdentity,
  lawfulSteps,
  nobodyLetInAfterLoss,
  oldAndNewFlipTogether,
  idsAreNeverReused,
  twoUnitsForTwoAttributes,
  nothingLivesAfterDeath,
  countsAddUp,
  oneAccountAtATime,
  agentsTouchNoAccount,
  changesAreToldOnce,
]

const check = async (
  handle: Handle,
  list: readonly Invariant[],
  persons: readonly string[] | undefined,
): Promise<Violation[]> => (await Promise.all(list.map((one) => one(handle, persons)))).flat()

/** All that is wrong about these persons after an act. */
export const wrongAfter = (handle: Handle, touches: Touches, persons: readonly string[]) =>
  check(handle, AFTER[touches], persons)

/** All that is wrong about these persons, or anywhere. */
export const wrong = (handle: Handle, persons?: readonly string[]) => check(handle, ALL, persons)
