import { callOutside } from '#platform/http/outgoing.ts'
import { bankConnections, type CountOfBank, type ReadHolder } from '#modules/bank/index.ts'
import { cardNumberOf, countCardsOfBank } from '#modules/card/index.ts'
import { readIdentity } from '#modules/person/index.ts'
import type { AppDeps } from './deps.ts'

/** Where each bank is reached; one without an address exchanges files. */
export type BankAddress = (bankCode: string) => string | undefined

/** The addresses of the configuration; in a demonstration the sandbox plays every other bank. */
export const bankAddresses = (
  configured: ReadonlyMap<string, string> | undefined,
  sandbox: string | undefined,
): BankAddress => {
  return (code) =>
    configured?.get(code) ??
    (sandbox === undefined ? undefined : `${sandbox}/sandbox/banks/${code}`)
}

/** What banks need of modules that come after them. */
export const bankWorld = (
  deps: Pick<AppDeps, 'pii'>,
): {
  readonly readHolder: ReadHolder
  readonly countOfBank: CountOfBank
} => ({
  readHolder: async (tx, access, cardId) => {
    const cardNumber = await cardNumberOf(tx, cardId)
    const identity = cardNumber && (await readIdentity(tx, deps.pii, access))
    return cardNumber && identity ? { ...identity, cardNumber } : undefined
  },
  countOfBank: countCardsOfBank,
})

/** Connections to banks over HTTP. */
export const connectionsOf = ({ bankAddress }: Pick<AppDeps, 'bankAddress'>) =>
  bankConnections(bankAddress, callOutside)
