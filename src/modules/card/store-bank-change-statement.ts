import { createHash } from 'node:crypto'
import { z } from 'zod'
import { bytes, type Handle, instant, type Sql, sql, type Transaction } from '#platform/db.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import type { BankChangeStatement } from './bank-change-statement.ts'

/** A statement as a holder was shown it, and whether they confirmed. */
export interface ShownStatement {
  readonly id: string
  readonly personId: string
  /** The clerk before whom it is confirmed. */
  readonly witnessId: string
  readonly statement: BankChangeStatement
  /** SM3, hexadecimal. */
  readonly digest: string
  readonly shownAt: Temporal.Instant
  readonly confirmedAt: Temporal.Instant | undefined
  /** A change was signed on it. */
  readonly used: boolean
}

const letters = (statement: BankChangeStatement): string => JSON.stringify(statement)

const sm3 = (text: string): Buffer => createHash('sm3').update(text, 'utf8').digest()

/** SM3 of a statement to the letter, hexadecimal. */
export const statementDigest = (statement: BankChangeStatement): string =>
  sm3(letters(statement)).toString('hex')

const Statement = z.object({
  language: z.enum(LANGUAGES),
  text: z.object({ version: z.number(), digest: z.string() }),
  signed: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  parts: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
})

const Row = z
  .object({
    id: z.string(),
    person_id: z.string(),
    witness_id: z.string(),
    content: z.string(),
    digest: bytes,
    shown_at: instant,
    confirmed_at: instant.nullable(),
    used: z.boolean(),
  })
  .transform((row): ShownStatement => ({
    id: row.id,
    personId: row.person_id,
    witnessId: row.witness_id,
    statement: Statement.parse(JSON.parse(row.content)),
    digest: Buffer.from(row.digest).toString('hex'),
    shownAt: row.shown_at,
    confirmedAt: row.confirmed_at ?? undefined,
    used: row.used,
  }))

const one = (handle: Handle, rest: Sql): Promise<ShownStatement | undefined> =>
  handle.maybeOne(
    Row,
    sql`
    select id, person_id, witness_id, content, digest, shown_at, confirmed_at,
           exists (select from card.bank_change where statement_id = s.id) as used
      from card.bank_change_statement s ${rest}`,
  )

/** What was shown under this id; `undefined` for one that is gone. */
export const shownStatement = (handle: Handle, id: string) => one(handle, sql`where id = ${id}`)

/** The same, held until the transaction ends. */
export const lockStatement = (tx: Transaction, id: string) =>
  one(tx, sql`where id = ${id} for update of s`)

/** What was signed, as the holder confirmed it, by the order of the change. */
export const statementOfOrder = (handle: Handle, orderId: string) =>
  one(
    handle,
    sql`where id = (select statement_id from card.bank_change where order_id = ${orderId})`,
  )

/** Writes what is shown, with its digest. */
export const insertStatement = async (
  tx: Transaction,
  shown: Omit<ShownStatement, 'digest' | 'confirmedAt' | 'used'>,
  cardId: string,
): Promise<void> => {
  const content = letters(shown.statement)
  await tx.run(sql`
    insert into card.bank_change_statement (id, person_id, card_id, witness_id, content, digest,
      shown_at)
    values (${shown.id}, ${shown.personId}, ${cardId}, ${shown.witnessId}, ${content},
      ${sm3(content)}, ${shown.shownAt})`)
}

/** The holder confirmed; false when they had before. */
export const confirmStatement = async (
  tx: Transaction,
  id: string,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update card.bank_change_statement set confirmed_at = ${at}
     where id = ${id} and confirmed_at is null`)) === 1

/** Drops what was shown before a moment and never signed. */
export const purgeStatements = (tx: Transaction, before: Temporal.Instant): Promise<number> =>
  tx.run(sql`
    delete from card.bank_change_statement s
     where shown_at < ${before}
       and not exists (select from card.bank_change where statement_id = s.id)`)
