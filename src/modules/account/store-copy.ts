import { checkBankCardNumber } from '#kernel/identity-number/index.ts'
import { copyInto } from '#platform/copy.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { numberIndexOf } from './activate-account.ts'
import { NUMBER_COLUMN } from './store.ts'

/** An active account as it stood before it was entered here. */
export interface AccountToCopy {
  readonly id: string
  readonly personId: string
  readonly bankCode: string
  readonly cardId: string
  readonly number: string
  readonly activatedAt: Temporal.Instant
}

/** A first account of a programme as it stood before it was entered here. */
export interface AssignmentToCopy {
  readonly id: string
  readonly personId: string
  readonly programmeCode: string
  readonly accountId: string
  readonly validFrom: Temporal.Instant
}

/** Enters many active accounts through COPY, all or none; the rules of one number hold (A4). */
export const copyAccounts = (
  tx: Transaction,
  pii: PersonalInformation,
  accounts: readonly AccountToCopy[],
): Promise<void> =>
  copyInto(
    tx,
    `account.account (id, person_id, bank_code, card_id, number_sealed, number_index, tail, status,
       announced_at, activated_at)`,
    accounts.values().map((account) => {
      const finding = checkBankCardNumber(account.number)
      if (!finding.valid) throw new Error(`Account ${account.id} has no number of a bank card`)
      const { normalised, lastFour } = finding
      return [
        account.id,
        account.personId,
        account.bankCode,
        account.cardId,
        pii.seal({ column: NUMBER_COLUMN, rowId: account.id }, normalised),
        numberIndexOf(pii, normalised),
        lastFour,
        'active',
        account.activatedAt,
        account.activatedAt,
      ]
    }),
  )

/** Enters first accounts of programmes through COPY; none of them is in its cool-down any more. */
export const copyAssignments = (
  tx: Transaction,
  assignments: readonly AssignmentToCopy[],
): Promise<void> =>
  copyInto(
    tx,
    `account.assignment (id, person_id, programme_code, account_id, valid, authorisation,
       payable_from, entered_at, actor_kind, actor_id)`,
    assignments
      .values()
      .map((one) => [
        one.id,
        one.personId,
        one.programmeCode,
        one.accountId,
        `[${one.validFrom.toString()},)`,
        'initial',
        one.validFrom,
        one.validFrom,
        'system',
        'register',
      ]),
  )
