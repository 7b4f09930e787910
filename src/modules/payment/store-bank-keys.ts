import { z } from 'zod'
import { bytes, type Handle, instant, sql, type Transaction } from '#platform/db.ts'

/** A public key by which a bank signs its files. */
export interface BankKey {
  readonly id: string
  readonly bankCode: string
  /** 04 x y. */
  readonly point: Uint8Array
  readonly validFrom: Temporal.Instant
  readonly registeredBy: string
  readonly retiredAt: Temporal.Instant | undefined
}

const KeyRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    point: bytes,
    valid_from: instant,
    registered_by: z.string(),
    retired_at: instant.nullable(),
  })
  .transform((row): BankKey => ({
    id: row.id,
    bankCode: row.bank_code,
    point: row.point,
    validFrom: row.valid_from,
    registeredBy: row.registered_by,
    retiredAt: row.retired_at ?? undefined,
  }))

/** Every key there was of a bank, the newest first. */
export const bankKeys = (handle: Handle, bankCode: string): Promise<BankKey[]> =>
  handle.many(
    KeyRow,
    sql`select id, bank_code, point, valid_from, registered_by, retired_at from payment.bank_key
         where bank_code = ${bankCode} order by valid_from desc, id desc`,
  )

/** Lets nobody else change the keys of a bank before the transaction ends. */
export const lockBankKeys = async (tx: Transaction, bankCode: string): Promise<void> => {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`payment.bank_key|${bankCode}`}, 0))`,
  )
}

/** Registers a key; false when it is there already, of whichever bank. */
export const insertBankKey = async (
  tx: Transaction,
  key: Omit<BankKey, 'retiredAt'>,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into payment.bank_key (id, bank_code, point, valid_from, registered_by)
    select ${key.id}, ${key.bankCode}, ${key.point}, ${key.validFrom}, ${key.registeredBy}
     where not exists (select from payment.bank_key where point = ${key.point})`)) === 1

export const endBankKey = async (
  tx: Transaction,
  id: string,
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> => {
  await tx.run(
    sql`update payment.bank_key set retired_at = ${at}, retired_by = ${by} where id = ${id}`,
  )
}
