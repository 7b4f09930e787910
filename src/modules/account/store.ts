import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { SealedValue } from '#platform/pii.ts'
import { idsOf } from '#modules/person/index.ts'
import { ACCOUNT_STATUSES, type AccountStatus } from './account.ts'

/** The column of the sealed number, as its ciphertext is bound to its row. */
export const NUMBER_COLUMN = 'account.account.number_sealed'

/** 收款账户: an account to which a person is paid; the number stays sealed. */
export interface Account {
  readonly id: string
  readonly personId: string
  readonly bankCode: string
  readonly cardId: string | undefined
  /** The last four digits, once the bank has told the number. */
  readonly tail: string | undefined
  readonly status: AccountStatus
  readonly announcedAt: Temporal.Instant
  readonly activatedAt: Temporal.Instant | undefined
  readonly watchEndsAt: Temporal.Instant | undefined
  readonly closedAt: Temporal.Instant | undefined
}

const AccountRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    bank_code: z.string(),
    card_id: z.string().nullable(),
    tail: z.string().nullable(),
    status: z.enum(ACCOUNT_STATUSES),
    announced_at: instant,
    activated_at: instant.nullable(),
    watch_ends_at: instant.nullable(),
    closed_at: instant.nullable(),
  })
  .transform((row): Account => ({
    id: row.id,
    personId: row.person_id,
    bankCode: row.bank_code,
    cardId: row.card_id ?? undefined,
    tail: row.tail ?? undefined,
    status: row.status,
    announcedAt: row.announced_at,
    activatedAt: row.activated_at ?? undefined,
    watchEndsAt: row.watch_ends_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
  }))

const COLUMNS = sql`id, person_id, bank_code, card_id, tail, status, announced_at, activated_at,
  watch_ends_at, closed_at`

/**
 * Every account of a person, the latest first; those of entries that were merged into this one
 * stand under their own id.
 */
export const accountsOf = async (handle: Handle, personId: string): Promise<Account[]> =>
  handle.many(
    AccountRow,
    sql`select ${COLUMNS} from account.account
         where person_id = any(${await idsOf(handle, personId)}::uuid[])
         order by announced_at desc, id desc`,
  )

/**
 * The accounts of a person, locked until the end of the transaction: whoever changes where this
 * person is paid takes them first, so that of two changes at once the second sees the first.
 */
export const lockAccounts = async (tx: Transaction, personId: string): Promise<Account[]> =>
  tx.many(
    AccountRow,
    sql`select ${COLUMNS} from account.account
         where person_id = any(${await idsOf(tx, personId)}::uuid[]) order by id for update`,
  )

/** Open accounts under a number, by its blind index; more than one only with a guardian's. */
export const accountsByIndex = (handle: Handle, numberIndex: Uint8Array): Promise<Account[]> =>
  handle.many(
    AccountRow,
    sql`select ${COLUMNS} from account.account
         where number_index = ${numberIndex} and status <> 'closed' order by id`,
  )

/** How many persons a number may receive for, by its blind index. */
export const mostPersonsOf = async (handle: Handle, numberIndex: Uint8Array): Promise<number> =>
  (
    await handle.maybeOne(
      z.object({ most_persons: z.number() }),
      sql`select most_persons from account.shared_account where number_index = ${numberIndex}`,
    )
  )?.most_persons ?? 1

/** Enters an account that the bank has been asked to open. */
export const insertAccount = async (tx: Transaction, account: Account): Promise<void> => {
  await tx.run(sql`
    insert into account.account (id, person_id, bank_code, card_id, status, announced_at)
    values (${account.id}, ${account.personId}, ${account.bankCode}, ${account.cardId ?? null},
      ${account.status}, ${account.announcedAt})`)
}

/** A number as it is stored. */
export interface StoredNumber {
  readonly sealed: Uint8Array
  readonly index: Uint8Array
  readonly tail: string
  /** Whether it receives for somebody else already, as a guardian's may. */
  readonly shared: boolean
}

/** Writes the number that the bank has told; the database keeps one account for one person (A4). */
export const activateRow = async (
  tx: Transaction,
  accountId: string,
  { sealed, index, tail, shared }: StoredNumber,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update account.account
       set status = 'active', activated_at = ${at}, number_sealed = ${sealed},
           number_index = ${index}, tail = ${tail}, shared = ${shared}
     where id = ${accountId}`)
}

/** Writes a status with its moment: the end of the watch, or that of the account. */
export const saveStatus = async (
  tx: Transaction,
  { id, status, watchEndsAt, closedAt }: Account,
): Promise<void> => {
  await tx.run(sql`
    update account.account
       set status = ${status}, watch_ends_at = ${watchEndsAt ?? null},
           closed_at = ${closedAt ?? null}
     where id = ${id}`)
}

/** The sealed number of an account of this person and its blind index. */
export const sealedNumber = async (
  handle: Handle,
  personId: string,
  accountId: string,
): Promise<{ value: SealedValue<'accountNumber'>; index: Uint8Array } | undefined> => {
  const row = await handle.maybeOne(
    z.object({ number_sealed: bytes, number_index: bytes }),
    sql`select number_sealed, number_index from account.account
         where id = ${accountId} and number_sealed is not null
           and person_id = any(${await idsOf(handle, personId)}::uuid[])`,
  )
  if (row === undefined) return undefined
  const binding = { column: NUMBER_COLUMN, rowId: accountId }
  return {
    value: { field: 'accountNumber', binding, sealed: row.number_sealed },
    index: row.number_index,
  }
}

/** Lets a guardian's number receive for other persons as well; once. */
export const insertSharedAccount = async (
  tx: Transaction,
  row: {
    readonly numberIndex: Uint8Array
    readonly guardianId: string
    readonly mostPersons: number
    readonly basis: string
    readonly allowedBy: string
    readonly at: Temporal.Instant
  },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into account.shared_account (number_index, guardian_id, most_persons, basis, allowed_by,
      allowed_at)
    values (${row.numberIndex}, ${row.guardianId}, ${row.mostPersons}, ${row.basis},
      ${row.allowedBy}, ${row.at})
    on conflict do nothing`)) === 1

/** Accounts whose watch is over and that no programme pays any more, oldest first. */
export const endedWatches = (handle: Handle, at: Temporal.Instant, limit: number) =>
  handle.many(
    z
      .object({ id: z.string(), person_id: z.string() })
      .transform((row) => ({ id: row.id, personId: row.person_id })),
    sql`
    select a.id, a.person_id from account.account a
     where a.watch_ends_at <= ${at}
       and not exists (select from account.assignment s
         where s.account_id = a.id and s.cancelled_at is null
           and (upper_inf(s.valid) or upper(s.valid) > ${at}))
     order by a.watch_ends_at limit ${limit}`,
  )
