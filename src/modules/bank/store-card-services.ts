import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { CardServices } from './card-service.ts'

const ServicesRow = z
  .object({ bank_code: z.string(), offered: z.array(z.string()), kept_at: instant })
  .transform((row): CardServices => ({
    bankCode: row.bank_code,
    offered: row.offered,
    keptAt: row.kept_at,
  }))

/** What each bank has said last of the accounts on its cards, by its code. */
export const cardServices = async (handle: Handle): Promise<ReadonlyMap<string, CardServices>> =>
  new Map(
    (
      await handle.many(
        ServicesRow,
        sql`select distinct on (bank_code) bank_code, offered, kept_at from bank.card_service
             order by bank_code, number desc`,
      )
    ).map((row) => [row.bankCode, row]),
  )

/** Writes what a bank says now; what it said before stays. The bank is locked by the caller. */
export const insertCardServices = async (
  tx: Transaction,
  { bankCode, offered, keptAt }: CardServices,
  by: string,
): Promise<void> => {
  await tx.run(sql`
    insert into bank.card_service (bank_code, number, offered, kept_by, kept_at)
    select ${bankCode}::text, coalesce(max(number), 0) + 1, ${offered}::text[], ${by}::text,
           ${keptAt}::timestamptz
      from bank.card_service where bank_code = ${bankCode}`)
}
