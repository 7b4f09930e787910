import { grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { READY_REASONS, readyBecause } from './return-case.ts'
import { findBatch } from './store.ts'
import { batchesWithCases, lockCases, openCasesOf, saveCases } from './store-cases.ts'

/**
 * 自动重发: what came back can go again, since the holder permitted another account for this
 * programme or the bank says that the account can be used. The program proposes it; a maker submits
 * it and two others sign (Art. 19). Without a permission nothing is proposed.
 *
 * @returns how many lines are proposed.
 */
export const proposeReissues = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  let proposed = 0
  for (const batchId of await batchesWithCases(db))
    proposed += await db.transaction(async (tx) => {
      const batch = await findBatch(tx, batchId)
      if (batch === undefined) return 0
      const wanted = { batch, statuses: ['unseen', 'withHolder'] } as const
      const seen = await openCasesOf(tx, wanted, context.at)
      const fit = seen.filter((one) => readyBecause(one) !== undefined).map(({ id }) => id)
      if (fit.length === 0) return 0
      await lockCases(tx, fit)
      const held = new Set(fit)
      const cases = (await openCasesOf(tx, wanted, context.at)).filter(({ id }) => held.has(id))
      let count = 0
      for (const readyWhy of READY_REASONS) {
        const ids = cases.filter((one) => readyBecause(one) === readyWhy).map(({ id }) => id)
        if (ids.length === 0) continue
        count += await saveCases(
          tx,
          ids,
          { status: 'ready', readyWhy },
          context.actor.id,
          context.at,
        )
      }
      await audit(tx, context, {
        action: 'payment.proposeReissues',
        subjectKind: 'batch',
        subjectId: batchId,
        decision: grant('YKT-19', undefined),
        detail: { lines: count },
      })
      return count
    })
  return proposed
}
