import { z } from 'zod'
import { type Handle, instant, type Sql, sql, type Transaction } from '#platform/db.ts'
import {
  BANK_CHANGE_STATUSES,
  type BankChangeStatus,
  type Moment,
  MOMENTS,
  PROGRAMME_OUTCOMES,
  type ProgrammeOutcome,
} from './bank-change.ts'

/** 换银行: what its holder signed, and how it ended. */
export interface BankChange {
  readonly orderId: string
  readonly personId: string
  readonly fromBank: string
  readonly toBank: string
  readonly oldAccountId: string | undefined
  readonly newAccountId: string
  readonly moment: Moment
  readonly channel: 'portal' | 'counter'
  /** The clerk who saw the holder sign, at a counter. */
  readonly witnessId?: string | undefined
  /** What the holder was shown and confirmed there. */
  readonly statementId?: string | undefined
  readonly assuranceLevel: number
  readonly signedAt: Temporal.Instant
  readonly status: BankChangeStatus
  readonly switchedAt: Temporal.Instant | undefined
  readonly withdrawnAt: Temporal.Instant | undefined
}

const ChangeRow = z
  .object({
    order_id: z.string(),
    person_id: z.string(),
    from_bank: z.string(),
    to_bank: z.string(),
    old_account_id: z.string().nullable(),
    new_account_id: z.string(),
    moment: z.enum(MOMENTS),
    channel: z.enum(['portal', 'counter']),
    witness_id: z.string().nullable(),
    statement_id: z.string().nullable(),
    assurance_level: z.number(),
    signed_at: instant,
    status: z.enum(BANK_CHANGE_STATUSES),
    switched_at: instant.nullable(),
    withdrawn_at: instant.nullable(),
  })
  .transform((row): BankChange => ({
    orderId: row.order_id,
    personId: row.person_id,
    fromBank: row.from_bank,
    toBank: row.to_bank,
    oldAccountId: row.old_account_id ?? undefined,
    newAccountId: row.new_account_id,
    moment: row.moment,
    channel: row.channel,
    witnessId: row.witness_id ?? undefined,
    statementId: row.statement_id ?? undefined,
    assuranceLevel: row.assurance_level,
    signedAt: row.signed_at,
    status: row.status,
    switchedAt: row.switched_at ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
  }))

const SELECT = sql`
  select order_id, person_id, from_bank, to_bank, old_account_id, new_account_id, moment, channel,
         witness_id, statement_id, assurance_level, signed_at, status, switched_at, withdrawn_at
    from card.bank_change`

const one = (handle: Handle, rest: Sql): Promise<BankChange | undefined> =>
  handle.maybeOne(ChangeRow, sql`${SELECT} ${rest}`)

/** The change that an order carries out; whoever writes it holds the order locked. */
export const bankChangeOfOrder = (handle: Handle, orderId: string) =>
  one(handle, sql`where order_id = ${orderId}`)

/** The latest change of a person. */
export const latestBankChange = (handle: Handle, personId: string) =>
  one(handle, sql`where person_id = ${personId} order by signed_at desc, order_id desc limit 1`)

/** One programme that was chosen, and what became of it. */
export interface ChosenProgramme {
  readonly programmeCode: string
  readonly consentId: string
  readonly outcome: ProgrammeOutcome
  /** Code of the refusal for which it stayed where it was. */
  readonly keptReason: string | undefined
  readonly changeId: string | undefined
  readonly effectiveFrom: Temporal.Instant | undefined
}

const ProgrammeRow = z
  .object({
    programme_code: z.string(),
    consent_id: z.string(),
    outcome: z.enum(PROGRAMME_OUTCOMES),
    kept_reason: z.string().nullable(),
    change_id: z.string().nullable(),
    effective_from: instant.nullable(),
  })
  .transform((row): ChosenProgramme => ({
    programmeCode: row.programme_code,
    consentId: row.consent_id,
    outcome: row.outcome,
    keptReason: row.kept_reason ?? undefined,
    changeId: row.change_id ?? undefined,
    effectiveFrom: row.effective_from ?? undefined,
  }))

/** The programmes of a change, in the order of their codes. */
export const chosenProgrammes = (handle: Handle, orderId: string): Promise<ChosenProgramme[]> =>
  handle.many(
    ProgrammeRow,
    sql`
    select programme_code, consent_id, outcome, kept_reason, change_id, effective_from
      from card.bank_change_programme where order_id = ${orderId} order by programme_code`,
  )

/** Writes what was signed, with one consent for each programme. */
export const insertBankChange = async (
  tx: Transaction,
  change: BankChange,
  consents: ReadonlyMap<string, string>,
): Promise<void> => {
  await tx.run(sql`
    insert into card.bank_change (order_id, person_id, from_bank, to_bank, old_account_id,
      new_account_id, moment, channel, signed_by, witness_id, statement_id, assurance_level,
      signed_at, status)
    values (${change.orderId}, ${change.personId}, ${change.fromBank}, ${change.toBank},
      ${change.oldAccountId ?? null}, ${change.newAccountId}, ${change.moment}, ${change.channel},
      ${change.personId}, ${change.witnessId ?? null}, ${change.statementId ?? null},
      ${change.assuranceLevel}, ${change.signedAt}, ${change.status})`)
  for (const [programmeCode, consentId] of consents)
    await tx.run(sql`
      insert into card.bank_change_programme (order_id, person_id, programme_code, consent_id,
        outcome)
      values (${change.orderId}, ${change.personId}, ${programmeCode}, ${consentId}, 'waiting')`)
}

/** Ends a change, one way or the other; the database lets it happen once. */
export const endBankChange = async (
  tx: Transaction,
  orderId: string,
  status: Exclude<BankChangeStatus, 'signed'>,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    update card.bank_change
       set status = ${status}, switched_at = ${status === 'switched' ? at : null},
           withdrawn_at = ${status === 'withdrawn' ? at : null}
     where order_id = ${orderId}`)
}

/** Writes what became of one programme. */
export const saveOutcome = async (
  tx: Transaction,
  orderId: string,
  chosen: ChosenProgramme,
): Promise<void> => {
  await tx.run(sql`
    update card.bank_change_programme
       set outcome = ${chosen.outcome}, kept_reason = ${chosen.keptReason ?? null},
           change_id = ${chosen.changeId ?? null},
           effective_from = ${chosen.effectiveFrom ?? null}
     where order_id = ${orderId} and programme_code = ${chosen.programmeCode}`)
}
