import { normaliseNumber } from '#kernel/identity-number/index.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import type { Access, Personal, PersonalInformation } from '#platform/pii.ts'
import { numberIndexOf } from './activate-account.ts'
import { type Account, accountsByIndex, sealedNumber } from './store.ts'

/**
 * Reads the number of an account for a purpose, and leaves the record of it in the same transaction
 * (N1). `undefined`, and no record, when the person has no such account or no number yet.
 */
export const readAccountNumber = async (
  tx: Transaction,
  pii: PersonalInformation,
  access: Access,
  accountId: string,
): Promise<Personal | undefined> => {
  const found = await sealedNumber(tx, access.personId, accountId)
  if (found === undefined) return undefined
  return (await pii.read(tx, access, { number: found.value })).number
}

/** Open accounts under a number that a bank tells, in any spelling. */
export const accountsByNumber = (
  handle: Handle,
  pii: PersonalInformation,
  number: string,
): Promise<Account[]> => accountsByIndex(handle, numberIndexOf(pii, normaliseNumber(number)))
