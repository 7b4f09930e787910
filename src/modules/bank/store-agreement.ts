import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import type { Agreement } from './agreement.ts'

const AgreementRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    number: z.string(),
    version: z.number(),
    valid_from: plainDate,
    valid_until: plainDate,
    liaison_id: z.string(),
  })
  .transform((row): Agreement => ({
    id: row.id,
    bankCode: row.bank_code,
    number: row.number,
    version: row.version,
    period: { from: row.valid_from, until: row.valid_until },
    liaisonId: row.liaison_id,
  }))

const COLUMNS = sql`id, bank_code, number, version, valid_from, valid_until, liaison_id`

/** The agreements of a bank, the newest first. */
export const agreementsOf = (handle: Handle, bankCode: string): Promise<Agreement[]> =>
  handle.many(
    AgreementRow,
    sql`select ${COLUMNS} from bank.agreement where bank_code = ${bankCode}
         order by valid_from desc`,
  )

/** The agreements in force on a day, by bank. */
export const agreementsOn = async (
  handle: Handle,
  on: Temporal.PlainDate,
): Promise<Map<string, Agreement>> => {
  const rows = await handle.many(
    AgreementRow,
    sql`select ${COLUMNS} from bank.agreement where valid_from <= ${on} and ${on} < valid_until`,
  )
  return new Map(rows.map((row) => [row.bankCode, row]))
}

export interface NewAgreement extends Omit<Agreement, 'period'> {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
  readonly applicationId: string | undefined
  readonly signedBy: string
  readonly signedAt: Temporal.Instant
}

/** Writes an agreement; false when another one is in force on one of its days. */
export const insertAgreement = async (tx: Transaction, signed: NewAgreement): Promise<boolean> =>
  (await tx.run(sql`
    insert into bank.agreement (id, bank_code, number, version, valid_from, valid_until,
      application_id, liaison_id, signed_by, signed_at)
    values (${signed.id}, ${signed.bankCode}, ${signed.number}, ${signed.version}, ${signed.from},
      ${signed.until}, ${signed.applicationId ?? null}, ${signed.liaisonId}, ${signed.signedBy},
      ${signed.signedAt})
    on conflict do nothing`)) === 1

/** Ends what is in force of a bank's agreements with this day; a later one is untouched. */
export const endAgreements = async (
  tx: Transaction,
  bankCode: string,
  on: Temporal.PlainDate,
): Promise<void> => {
  await tx.run(sql`
    update bank.agreement set valid_until = ${on}
     where bank_code = ${bankCode} and valid_from < ${on} and ${on} < valid_until`)
}

/** 考核: whether an obligation was met when somebody looked. */
export interface Assessment {
  readonly obligation: string
  readonly met: boolean
  readonly remark: string
  readonly assessedAt: Temporal.Instant
}

const AssessmentRow = z
  .object({ obligation: z.string(), met: z.boolean(), remark: z.string(), assessed_at: instant })
  .transform(({ assessed_at, ...row }): Assessment => ({ ...row, assessedAt: assessed_at }))

/** The latest assessment of every obligation of an agreement. */
export const assessmentsOf = (handle: Handle, agreementId: string): Promise<Assessment[]> =>
  handle.many(
    AssessmentRow,
    sql`
    select distinct on (obligation) obligation, met, remark, assessed_at from bank.assessment
     where agreement_id = ${agreementId} order by obligation, assessed_at desc, id desc`,
  )

/** Writes one assessment. */
export const insertAssessment = async (
  tx: Transaction,
  assessment: Assessment & {
    readonly id: string
    readonly agreementId: string
    readonly assessedBy: string
  },
): Promise<void> => {
  await tx.run(sql`
    insert into bank.assessment (id, agreement_id, obligation, met, remark, assessed_by,
      assessed_at)
    values (${assessment.id}, ${assessment.agreementId}, ${assessment.obligation},
      ${assessment.met}, ${assessment.remark}, ${assessment.assessedBy},
      ${assessment.assessedAt})`)
}
