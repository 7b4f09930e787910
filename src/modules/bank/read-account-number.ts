import type { Transaction } from '#platform/db.ts'
import type { Access, Personal, PersonalInformation } from '#platform/pii.ts'
import { accountOfCard } from './store-account.ts'

/**
 * The account number on a card, in the clear, with its record in the same transaction (N1).
 * `undefined`, and no record, when the bank has told of none.
 */
export const readAccountNumber = async (
  tx: Transaction,
  pii: PersonalInformation,
  access: Access,
  cardId: string,
): Promise<Personal | undefined> => {
  const account = await accountOfCard(tx, cardId)
  if (account === undefined || account.personId !== access.personId) return undefined
  return (await pii.read(tx, access, { number: account.number })).number
}
