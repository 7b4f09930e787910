import type { World } from '../world/world.ts'
import { Bank, type BankIdentity } from './bank.ts'

export type { BankIdentity } from './bank.ts'
export { FileDesk } from './file-desk.ts'
export { registerBanks } from './routes.ts'

/** The banks by code, each with books of its own. */
export type Banks = ReadonlyMap<string, Bank>

export const createBanks = (world: World, banks: readonly BankIdentity[]): Banks =>
  new Map(banks.map((identity) => [identity.code, new Bank(world, identity)]))
