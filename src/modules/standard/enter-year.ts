import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { decideYear, type YearDecision } from './decreed-year.ts'
import { insertYear } from './store.ts'

/**
 * Enters the holidays and make-up days of a year as decreed (Art. 17). Entered again, the new list
 * takes the place of the old one as a whole; terms that are being counted follow it.
 */
export const enterYear = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { year, written, source }: { readonly year: number; written: string; source: string },
): Promise<YearDecision> =>
  db.transaction(async (tx) => {
    const decision = decideYear(year, written, source)
    const version = decision.granted
      ? await insertYear(tx, context, { year, source: source.trim(), days: decision.outcome })
      : undefined
    await audit(tx, context, {
      action: 'standard.enterYear',
      subjectKind: 'decreedYear',
      subjectId: String(year),
      decision,
      detail: version === undefined ? {} : { version },
    })
    return decision
  })
