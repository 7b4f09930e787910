import { z } from 'zod'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import { BANK_MEASURES, type BankMeasure } from './bank.ts'

/** 合作金融机构 */
export interface Bank {
  readonly code: string
  readonly agencyCode: string
  readonly name: Text
  /** Stands for one whose name is not confirmed yet. */
  readonly placeholder: boolean
  readonly measure: BankMeasure
}

const Name = z.object({
  'zh-Hans': z.string(),
  'zh-Hant': z.string(),
  en: z.string(),
  pt: z.string(),
})

const BankRow = z
  .object({
    code: z.string(),
    agency_code: z.string(),
    name: Name,
    placeholder: z.boolean(),
    measure: z.enum(BANK_MEASURES),
  })
  .transform(({ agency_code, ...row }): Bank => ({ ...row, agencyCode: agency_code }))

const COLUMNS = sql`code, agency_code, name, placeholder, measure`

/** Every co-operating bank by its code, those under a measure included. */
export const listBanks = (handle: Handle): Promise<Bank[]> =>
  handle.many(BankRow, sql`select ${COLUMNS} from bank.bank order by code`)

/** Names of the banks by their codes. */
export const bankNames = async (handle: Handle): Promise<Map<string, Text>> =>
  new Map((await listBanks(handle)).map(({ code, name }) => [code, name]))

/** The agencies that banks are, by the code of the bank. */
export const bankAgencies = async (handle: Handle): Promise<ReadonlyMap<string, string>> =>
  new Map((await listBanks(handle)).map(({ code, agencyCode }) => [code, agencyCode]))

/** The measure in force against a bank, or `undefined` when there is no such bank. */
export const bankMeasure = async (handle: Handle, code: string): Promise<BankMeasure | undefined> =>
  (
    await handle.maybeOne(
      z.object({ measure: z.enum(BANK_MEASURES) }),
      sql`select measure from bank.bank where code = ${code}`,
    )
  )?.measure

/** One bank, or `undefined`. */
export const findBank = (handle: Handle, code: string): Promise<Bank | undefined> =>
  handle.maybeOne(BankRow, sql`select ${COLUMNS} from bank.bank where code = ${code}`)

/** The bank that an agency is, or `undefined` when it is none. */
export const bankOfAgency = (handle: Handle, agencyCode: string): Promise<Bank | undefined> =>
  handle.maybeOne(BankRow, sql`select ${COLUMNS} from bank.bank where agency_code = ${agencyCode}`)

/**
 * The bank with its measure of this moment, which cannot change before the transaction ends: what
 * is granted under a measure is committed before the measure changes, or sees the change (Art. 25).
 */
export const holdBank = (tx: Transaction, code: string): Promise<Bank | undefined> =>
  tx.maybeOne(BankRow, sql`select ${COLUMNS} from bank.bank where code = ${code} for share`)

/** The bank, locked for a change of its measure. */
export const lockBank = (tx: Transaction, code: string): Promise<Bank | undefined> =>
  tx.maybeOne(BankRow, sql`select ${COLUMNS} from bank.bank where code = ${code} for update`)

/** Writes the measure; its record is written in the same transaction. */
export const writeMeasure = async (
  tx: Transaction,
  code: string,
  measure: BankMeasure,
): Promise<void> => {
  await tx.run(sql`update bank.bank set measure = ${measure} where code = ${code}`)
}

/** Enters a bank; one that is there already is left as it is. */
export const addBank = async (
  tx: Transaction,
  bank: Omit<Bank, 'measure'> & { readonly measure?: BankMeasure | undefined },
): Promise<void> => {
  await tx.run(sql`
    insert into bank.bank (code, agency_code, name, placeholder, measure)
    values (${bank.code}, ${bank.agencyCode}, ${JSON.stringify(bank.name)}, ${bank.placeholder},
      ${bank.measure ?? 'normal'})
    on conflict (code) do nothing`)
}
