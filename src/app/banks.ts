import { callOutside } from '#platform/http/outgoing.ts'
import {
  bankConnections,
  type CountOfBank,
  type MigrationOfBank,
  type PaidThrough,
  type ReadHolder,
} from '#modules/bank/index.ts'
import { cardNumberOf, countCardsOfBank, migrationOfBank } from '#modules/card/index.ts'
import { readIdentity } from '#modules/person/index.ts'
import { programmesOf } from '#modules/account/index.ts'
import type { BankTerms } from '#modules/payment/index.ts'
import type { AppDeps } from './deps.ts'
import { BANKS } from './seed/data/banks.ts'

/** Where each bank is reached; one without an address exchanges files. */
export type BankAddress = (bankCode: string) => string | undefined

/** Of the demonstration: a bank that answers by file, so that the exchange can be tried by hand. */
const FILE_BANK = '992'

/** The addresses of the configuration; in a demonstration the sandbox plays every other bank. */
export const bankAddresses = (
  configured: ReadonlyMap<string, string> | undefined,
  sandbox: string | undefined,
): BankAddress => {
  return (code) =>
    configured?.get(code) ??
    (sandbox === undefined || code === FILE_BANK ? undefined : `${sandbox}/sandbox/banks/${code}`)
}

/** Of the demonstration: banks that take ISO 20022, and those that do not keep references. */
const ISO_BANKS: ReadonlySet<string> = new Set(['102', '104', '105', '301', '302', '308'])
const FORGETFUL_BANKS: ReadonlySet<string> = new Set(['991', '994'])

/** How banks take files of payments; of a demonstration every bank does. */
export const bankTerms =
  (configured: ReadonlyMap<string, BankTerms> | undefined, mode: 'demonstration' | 'production') =>
  (code: string): BankTerms | undefined =>
    configured?.get(code) ??
    (mode === 'production' || !BANKS.some((bank) => bank.code === code)
      ? undefined
      : {
          format: ISO_BANKS.has(code) ? 'iso20022' : 'delimited',
          takesOnce: !FORGETFUL_BANKS.has(code),
        })

/** What banks need of modules that come after them. */
export const bankWorld = (
  deps: Pick<AppDeps, 'pii'>,
): {
  readonly readHolder: ReadHolder
  readonly countOfBank: CountOfBank
  readonly migrationOfBank: MigrationOfBank
  readonly paidThrough: PaidThrough
} => ({
  readHolder: async (tx, access, cardId) => {
    const cardNumber = await cardNumberOf(tx, cardId)
    const identity = cardNumber && (await readIdentity(tx, deps.pii, access))
    return cardNumber && identity ? { ...identity, cardNumber } : undefined
  },
  countOfBank: countCardsOfBank,
  migrationOfBank,
  paidThrough: async (handle, { personId, cardId }, at) =>
    (await programmesOf(handle, personId, at))
      .filter(({ account }) => account.cardId === cardId)
      .map(({ programme, nextPayDates }) => ({
        code: programme.code,
        name: programme.name['zh-Hans'],
        nextPayDates,
      })),
})

/** Connections to banks over HTTP. */
export const connectionsOf = ({ bankAddress }: Pick<AppDeps, 'bankAddress'>) =>
  bankConnections(bankAddress, callOutside)
