import type { Transaction } from '#platform/db.ts'
import { copyInto } from '#platform/copy.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type NewAccount, NUMBER_COLUMN, numberIndex } from './store-account.ts'

/** An account as it is entered in bulk. */
export type AccountToCopy = NewAccount

/**
 * Enters many accounts through COPY, in the transaction of the caller: all of them or none. A
 * number that stands on another card breaks the whole.
 */
export const copyAccounts = async (
  tx: Transaction,
  pii: PersonalInformation,
  accounts: readonly AccountToCopy[],
): Promise<void> => {
  await copyInto(
    tx,
    `bank.account (id, card_id, person_id, bank_code, number_sealed, number_tail, opened_at)`,
    accounts
      .values()
      .map((one) => [
        one.id,
        one.cardId,
        one.personId,
        one.bankCode,
        pii.seal({ column: NUMBER_COLUMN, rowId: one.id }, one.number),
        one.number.slice(-4),
        one.openedAt,
      ]),
  )
  await copyInto(
    tx,
    'bank.account_locator (number_index, account_id)',
    accounts.values().map((one) => [numberIndex(pii, one.number), one.id]),
  )
}
