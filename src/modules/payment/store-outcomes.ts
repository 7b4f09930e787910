import { z } from 'zod'
import { copyInto } from '#platform/copy.ts'
import { bigInteger, type Handle, type Sql, sql, type Transaction } from '#platform/db.ts'
import { closedAccounts, withdrawnAssignments } from '#modules/account/index.ts'
import { deceasedPersons } from '#modules/person/index.ts'
import type { BankRecord, Known } from './answer.ts'
import { INSTRUCTION_STATUSES } from './instruction.ts'

/** A line that a bank has told of, with what its outcome is written under. */
export interface KnownLine extends Known {
  readonly lineId: string
  readonly personId: string
  readonly batchId: string
  readonly instructionId: string | undefined
  readonly fundCode: string | undefined
}

const KnownRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    batch_id: z.string(),
    bank_code: z.string(),
    amount_fen: bigInteger,
    account_tail: z.string(),
    instruction_id: z.string().nullable(),
    reference: z.string().nullable(),
    fund_code: z.string().nullable(),
    status: z.enum(INSTRUCTION_STATUSES).nullable(),
    outcome: z.enum(['paid', 'rejected', 'cancelled']).nullable(),
    returned: z.boolean(),
  })
  .transform((row): KnownLine => ({
    lineId: row.id,
    personId: row.person_id,
    batchId: row.batch_id,
    bankCode: row.bank_code,
    amountFen: row.amount_fen,
    accountTail: row.account_tail,
    instructionId: row.instruction_id ?? undefined,
    fundCode: row.fund_code ?? undefined,
    instruction: row.reference ?? undefined,
    sent: row.status !== null && row.status !== 'prepared',
    outcome: row.outcome ?? undefined,
    returned: row.returned,
  }))

/** What stands in our books about these lines, by their ids; ids that are none are left out. */
export const knownLines = async (
  handle: Handle,
  lineIds: readonly string[],
): Promise<Map<string, KnownLine>> => {
  const rows = await handle.many(
    KnownRow,
    sql`select l.id, l.person_id, l.batch_id, l.bank_code, l.amount_fen, l.account_tail,
               i.id as instruction_id, i.reference, i.fund_code, i.status, o.kind as outcome,
               r.line_id is not null as returned
          from unnest(${lineIds}::uuid[]) named (id)
          join payment.line l on l.id = named.id
          left join payment.instruction i
            on i.batch_id = l.batch_id and i.bank_code = l.bank_code
          left join payment.outcome o on o.line_id = l.id and o.person_id = l.person_id
          left join payment.return_ticket r on r.line_id = l.id and r.person_id = l.person_id`,
  )
  return new Map(rows.map((row) => [row.lineId, row]))
}

/** A record that has been judged, beside the line it is about. */
export interface Judged {
  readonly record: BankRecord
  readonly line: KnownLine
}

/** Where a record came from. */
export interface Source {
  readonly inboundId: string
  readonly bankCode: string
  readonly at: Temporal.Instant
}

/** Enters how lines ended, by the word of their bank. */
export const copyOutcomes = (
  tx: Transaction,
  { inboundId, at }: Source,
  kind: 'paid' | 'rejected',
  judged: readonly Judged[],
): Promise<void> =>
  copyInto(
    tx,
    'payment.outcome (line_id, person_id, batch_id, kind, reason_code, amount_fen, inbound_id, ' +
      'record_number, at)',
    judged.map(({ record, line }) => [
      line.lineId,
      line.personId,
      line.batchId,
      kind,
      kind === 'paid' ? null : (record.reasonCode ?? 'R99'),
      line.amountFen,
      inboundId,
      record.number,
      at,
    ]),
  )

/** Enters what came back. */
export const copyReturns = (
  tx: Transaction,
  { inboundId, at }: Source,
  judged: readonly Judged[],
): Promise<void> =>
  copyInto(
    tx,
    'payment.return_ticket (line_id, person_id, batch_id, reason_code, bank_words, amount_fen, ' +
      'inbound_id, record_number, at)',
    judged.map(({ record, line }) => [
      line.lineId,
      line.personId,
      line.batchId,
      record.reasonCode ?? 'R99',
      record.words,
      line.amountFen,
      inboundId,
      record.number,
      at,
    ]),
  )

/** Something that fits nothing we know. */
export interface Stray {
  readonly id: string
  readonly record: BankRecord
  readonly why: string
}

/** Keeps what fits nothing for people to look into. */
export const copySuspense = (
  tx: Transaction,
  { inboundId, bankCode, at }: Source,
  strays: readonly Stray[],
): Promise<void> =>
  copyInto(
    tx,
    'payment.suspense (id, bank_code, inbound_id, record_number, claim, why, line_text, ' +
      'amount_fen, account_tail, reason_code, received_at)',
    strays.map(({ id, record, why }) => [
      id,
      bankCode,
      inboundId,
      record.number,
      record.claim,
      why,
      record.line,
      record.amountFen,
      record.accountTail,
      record.reasonCode,
      at,
    ]),
  )

/** Why a line ends that its bank never got or did not take, and who says so. */
export interface Ending {
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** Ends every line of a batch that has not ended. */
export const cancelLines = (
  tx: Transaction,
  batchId: string,
  { reason, by, at }: Ending,
): Promise<number> =>
  tx.run(sql`
    insert into payment.outcome (line_id, person_id, batch_id, kind, reason_code, amount_fen,
      decided_by, at)
    select l.id, l.person_id, l.batch_id, 'cancelled', ${reason}, l.amount_fen, ${by}, ${at}
      from payment.line l
     where l.batch_id = ${batchId}
       and not exists (select from payment.outcome o
                        where o.line_id = l.id and o.person_id = l.person_id)`)

/** Ends every line of an instruction that its bank did not take. */
export const rejectInstruction = (
  tx: Transaction,
  { batchId, bankCode }: { readonly batchId: string; readonly bankCode: string },
  {
    reason,
    by,
    at,
  }: { readonly reason: string; readonly by: string; readonly at: Temporal.Instant },
): Promise<number> =>
  tx.run(sql`
    insert into payment.outcome (line_id, person_id, batch_id, kind, reason_code, amount_fen,
      decided_by, at)
    select l.id, l.person_id, l.batch_id, 'rejected', ${reason}, l.amount_fen, ${by}, ${at}
      from payment.line l
     where l.batch_id = ${batchId} and l.bank_code = ${bankCode}
       and not exists (select from payment.outcome o
                        where o.line_id = l.id and o.person_id = l.person_id)`)

/** A file that a bank sent. */
export interface Inbound {
  readonly id: string
  readonly bankCode: string
  readonly fileNumber: string
  readonly kind: 'results' | 'returns' | 'statement'
  /** SM3 of its bytes, hexadecimal. */
  readonly digest: string
}

/**
 * Files of one bank are applied one after the other: the second sees what the first said, and two
 * that come at once count once (P10).
 */
export const lockAnswersOf = async (tx: Transaction, bankCode: string): Promise<void> => {
  const key = `payment.answers/${bankCode}`
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/** Takes a file, once by its number and by its content (P15); else what stands there. */
export const insertInbound = async (
  tx: Transaction,
  one: Inbound,
  at: Temporal.Instant,
): Promise<'taken' | 'same' | 'numberUsed'> => {
  const touched = await tx.run(sql`
    insert into payment.inbound (id, bank_code, file_number, kind, digest, received_at)
    values (${one.id}, ${one.bankCode}, ${one.fileNumber}, ${one.kind},
      decode(${one.digest}, 'hex'), ${at})
    on conflict do nothing`)
  if (touched === 1) return 'taken'
  const same = await tx.maybeOne(
    z.object({ id: z.string() }),
    sql`select id from payment.inbound
         where bank_code = ${one.bankCode} and digest = decode(${one.digest}, 'hex')`,
  )
  return same === undefined ? 'numberUsed' : 'same'
}

/** Lines of a batch that cannot be sent after all, and why: held, or nobody may be paid there. */
const unpayable = (batchId: string): Sql => sql`
  select l.id, l.person_id, l.bank_code, l.amount_fen,
         case when d.person_id is not null then 'R09'
              when h.line_id is not null or x.line_id is not null then 'held'
              when w.assignment_id is not null then 'permissionGone' else 'R02' end as reason
    from payment.line l
    left join lateral (
      select line_id from payment.hold
       where line_id = l.id and person_id = l.person_id and released_at is null limit 1) h on true
    left join lateral (
      select line_id from payment.objected_line
       where line_id = l.id and person_id = l.person_id limit 1) x on true
    left join (${deceasedPersons()}) d on d.person_id = l.person_id
    left join (${closedAccounts()}) c on c.account_id = l.account_id
    left join (${withdrawnAssignments()}) w on w.assignment_id = l.assignment_id
   where l.batch_id = ${batchId}
     and (h.line_id is not null or d.person_id is not null or c.account_id is not null
          or w.assignment_id is not null or x.line_id is not null)
     and not exists (select from payment.outcome o
                      where o.line_id = l.id and o.person_id = l.person_id)`

/** Whoever builds instructions ends lines under this name, which the digest looks through. */
export const BUILDER = 'payment.buildInstructions'

/**
 * Ends lines that cannot be sent after all: held, their account closed since, their payee dead, or
 * what permitted the account taken back (A1). Lines that a bank may have are left alone.
 *
 * @returns how many.
 */
export const dropUnpayable = (
  tx: Transaction,
  batchId: string,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    insert into payment.outcome (line_id, person_id, batch_id, kind, reason_code, amount_fen,
      decided_by, at)
    select u.id, u.person_id, ${batchId}, 'cancelled', u.reason, u.amount_fen, ${BUILDER}, ${at}
      from (${unpayable(batchId)}) u
     where not exists (select from payment.instruction i
                        where i.batch_id = ${batchId} and i.bank_code = u.bank_code)`)

/** Whether an instruction holds lines that cannot be sent any more. */
export const holdsUnpayable = async (
  tx: Transaction,
  { batchId, bankCode }: { readonly batchId: string; readonly bankCode: string },
): Promise<boolean> => {
  const row = await tx.one(
    z.object({ any: z.boolean() }),
    sql`select exists (select from (${unpayable(batchId)}) u
                        where u.bank_code = ${bankCode}) as any`,
  )
  return row.any
}
