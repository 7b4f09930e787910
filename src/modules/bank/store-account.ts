import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { PersonalInformation, SealedValue } from '#platform/pii.ts'

/** The account on a card; its number stays sealed. */
export interface BankAccount {
  readonly id: string
  readonly cardId: string
  readonly personId: string
  readonly bankCode: string
  readonly tail: string
  readonly openedAt: Temporal.Instant
  readonly lastEventAt: Temporal.Instant | undefined
  readonly number: SealedValue<'accountNumber'>
}

/** Where the number is sealed, as it is bound to its row. */
export const NUMBER_COLUMN = 'bank.account.number_sealed'

const AccountRow = z
  .object({
    id: z.string(),
    card_id: z.string(),
    person_id: z.string(),
    bank_code: z.string(),
    number_sealed: bytes,
    number_tail: z.string(),
    opened_at: instant,
    last_event_at: instant.nullable(),
  })
  .transform((row): BankAccount => ({
    id: row.id,
    cardId: row.card_id,
    personId: row.person_id,
    bankCode: row.bank_code,
    tail: row.number_tail,
    openedAt: row.opened_at,
    lastEventAt: row.last_event_at ?? undefined,
    number: {
      field: 'accountNumber',
      binding: { column: NUMBER_COLUMN, rowId: row.id },
      sealed: row.number_sealed,
    },
  }))

const COLUMNS = sql`a.id, a.card_id, a.person_id, a.bank_code, a.number_sealed, a.number_tail,
  a.opened_at, a.last_event_at`

/** Blind index of an account number in its one spelling: equality without the number. */
export const numberIndex = (pii: PersonalInformation, normalised: string): Buffer =>
  pii.index('bank.accountNumber', normalised)

/** The account of a card, or `undefined` when the bank has told of none. */
export const accountOfCard = (handle: Handle, cardId: string): Promise<BankAccount | undefined> =>
  handle.maybeOne(
    AccountRow,
    sql`select ${COLUMNS} from bank.account a where a.card_id = ${cardId}`,
  )

/** The account of a bank by the index of its number, locked; another bank's is not found. */
export const lockAccountByNumber = (
  tx: Transaction,
  bankCode: string,
  index: Uint8Array,
): Promise<BankAccount | undefined> =>
  tx.maybeOne(
    AccountRow,
    sql`
    select ${COLUMNS} from bank.account a
      join bank.account_locator l on l.account_id = a.id
     where l.number_index = ${index} and a.bank_code = ${bankCode} for update of a`,
  )

/** An account, locked. */
export const lockAccount = (tx: Transaction, id: string): Promise<BankAccount | undefined> =>
  tx.maybeOne(AccountRow, sql`select ${COLUMNS} from bank.account a where a.id = ${id} for update`)

/** The card an account number stands on, whichever bank it is. */
export const cardOfNumber = async (
  handle: Handle,
  index: Uint8Array,
): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      z.object({ card_id: z.string() }),
      sql`select a.card_id from bank.account a join bank.account_locator l on l.account_id = a.id
           where l.number_index = ${index}`,
    )
  )?.card_id

export interface NewAccount {
  readonly id: string
  readonly cardId: string
  readonly personId: string
  readonly bankCode: string
  /** In its one spelling; sealed here. */
  readonly number: string
  readonly openedAt: Temporal.Instant
}

/**
 * Writes an account and claims its number; false when the number stands on another card or the
 * card has an account already. A claim under way in another transaction is waited for.
 */
export const insertAccount = async (
  tx: Transaction,
  pii: PersonalInformation,
  account: NewAccount,
): Promise<boolean> => {
  const claimed = await tx.run(sql`
    insert into bank.account_locator (number_index, account_id)
    values (${numberIndex(pii, account.number)}, ${account.id}) on conflict do nothing`)
  if (claimed !== 1) return false
  await tx.run(sql`
    insert into bank.account (id, card_id, person_id, bank_code, number_sealed, number_tail,
      opened_at)
    values (${account.id}, ${account.cardId}, ${account.personId}, ${account.bankCode},
      ${pii.seal({ column: NUMBER_COLUMN, rowId: account.id }, account.number)},
      ${account.number.slice(-4)}, ${account.openedAt})`)
  return true
}

const EventRow = z.object({ account_id: z.string(), status: z.string(), at: instant })

/** An event that a bank told of before under the same number. */
export const findAccountEvent = (tx: Transaction, bankCode: string, eventId: string) =>
  tx.maybeOne(
    EventRow,
    sql`select account_id, status, at from bank.account_event
         where bank_code = ${bankCode} and event_id = ${eventId}`,
  )

/** Keeps what a bank told of an account; one that is in time moves the account's clock on. */
export const insertAccountEvent = async (
  tx: Transaction,
  account: BankAccount,
  event: {
    readonly eventId: string
    readonly status: string
    readonly at: Temporal.Instant
    readonly receivedAt: Temporal.Instant
    readonly outdated: boolean
  },
): Promise<void> => {
  await tx.run(sql`
    insert into bank.account_event (bank_code, event_id, account_id, person_id, status, at,
      received_at, outdated)
    values (${account.bankCode}, ${event.eventId}, ${account.id}, ${account.personId},
      ${event.status}, ${event.at}, ${event.receivedAt}, ${event.outdated})`)
  if (event.outdated) return
  await tx.run(sql`
    update bank.account set last_event_at = greatest(last_event_at, ${event.at}::timestamptz)
     where id = ${account.id}`)
}
