import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { findStaff } from '#modules/organisation/index.ts'
import { type Agreement, agreementOn } from './agreement.ts'
import type { Bank } from './store.ts'
import { agreementsOf, type Assessment, assessmentsOf } from './store-agreement.ts'
import { type MeasureRecord, measuresOf } from './store-measure.ts'

/** What is known of a bank. */
export interface StandingData {
  readonly bank: Bank
  readonly measures: readonly MeasureRecord[]
  readonly agreement: Agreement | undefined
  readonly liaison: string
  readonly assessments: readonly Assessment[]
}

/** What is known of a bank on a day: measures, agreement, liaison, obligations. */
export const standingOf = async (
  db: Database,
  bank: Bank,
  at: Temporal.Instant,
): Promise<StandingData> => {
  const agreement = agreementOn(await agreementsOf(db, bank.code), provinceDate(at))
  const liaison = agreement && (await findStaff(db, agreement.liaisonId))
  return {
    bank,
    measures: await measuresOf(db, bank.code),
    agreement,
    liaison: liaison?.displayName ?? '',
    assessments: agreement === undefined ? [] : await assessmentsOf(db, agreement.id),
  }
}
