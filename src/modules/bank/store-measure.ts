import { z } from 'zod'
import { type ArticleId, isArticleId } from '#law/articles.ts'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { BANK_MEASURES, type BankMeasure } from './bank.ts'

export const Basis = z.custom<ArticleId>((value) => typeof value === 'string' && isArticleId(value))

/** A measure of Art. 25 as it stands on record. */
export interface MeasureRecord {
  readonly id: string
  readonly bankCode: string
  readonly measure: BankMeasure
  readonly basis: ArticleId
  readonly facts: string
  readonly noticeReference: string
  readonly decidedBy: string
  readonly effectiveAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | undefined
  readonly endReason: string | undefined
}

const MeasureRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    measure: z.enum(BANK_MEASURES),
    basis: Basis,
    facts: z.string(),
    notice_reference: z.string(),
    decided_by: z.string(),
    effective_at: instant,
    ended_at: instant.nullable(),
    end_reason: z.string().nullable(),
  })
  .transform((row): MeasureRecord => ({
    id: row.id,
    bankCode: row.bank_code,
    measure: row.measure,
    basis: row.basis,
    facts: row.facts,
    noticeReference: row.notice_reference,
    decidedBy: row.decided_by,
    effectiveAt: row.effective_at,
    endedAt: row.ended_at ?? undefined,
    endReason: row.end_reason ?? undefined,
  }))

const COLUMNS = sql`id, bank_code, measure, basis, facts, notice_reference, decided_by,
  effective_at, ended_at, end_reason`

/** Every measure there was against a bank, the newest first. */
export const measuresOf = (handle: Handle, bankCode: string): Promise<MeasureRecord[]> =>
  handle.many(
    MeasureRow,
    sql`select ${COLUMNS} from bank.measure where bank_code = ${bankCode}
         order by effective_at desc, id desc`,
  )

/** The measures in force, by bank. */
export const measuresInForce = async (handle: Handle): Promise<Map<string, MeasureRecord>> => {
  const rows = await handle.many(
    MeasureRow,
    sql`select ${COLUMNS} from bank.measure where ended_at is null`,
  )
  return new Map(rows.map((row) => [row.bankCode, row]))
}

/** Writes a measure that begins now. */
export const insertMeasure = async (
  tx: Transaction,
  record: Omit<MeasureRecord, 'endedAt' | 'endReason'>,
): Promise<void> => {
  await tx.run(sql`
    insert into bank.measure (id, bank_code, measure, basis, facts, notice_reference, decided_by,
      effective_at)
    values (${record.id}, ${record.bankCode}, ${record.measure}, ${record.basis},
      ${record.facts}, ${record.noticeReference}, ${record.decidedBy}, ${record.effectiveAt})`)
}

/** Ends the measure in force against a bank, if there is one. */
export const endMeasure = async (
  tx: Transaction,
  bankCode: string,
  end: {
    readonly at: Temporal.Instant
    readonly by: string
    readonly reason: string
  },
): Promise<void> => {
  await tx.run(sql`
    update bank.measure set ended_at = ${end.at}, ended_by = ${end.by}, end_reason = ${end.reason}
     where bank_code = ${bankCode} and ended_at is null`)
}
