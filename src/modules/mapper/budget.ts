import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import { ProblemError } from '#platform/http/problem.ts'
import { standardValue } from '#modules/standard/index.ts'
import { addMisses, missesOf } from './store-outcomes.ts'

const hourOf = (at: Temporal.Instant): Temporal.Instant =>
  at.round({ smallestUnit: 'hour', roundingMode: 'floor' })

/**
 * Lets nobody go on who has named too many ids in this hour that led to nobody: a list of numbers
 * cannot be tried out (T10).
 *
 * @throws {ProblemError} 429 MISS_BUDGET_SPENT, with the seconds to the next hour.
 */
export const checkMisses = async (
  handle: Handle,
  agencyCode: string,
  at: Temporal.Instant,
): Promise<void> => {
  const hour = hourOf(at)
  const misses = await missesOf(handle, agencyCode, hour)
  if (misses === 0) return
  const most = await standardValue(handle, 'mapperMissesPerHour', PROVINCE, provinceDate(at))
  if (misses < most) return
  const next = hour.add({ hours: 1 })
  throw new ProblemError({
    status: 429,
    code: 'MISS_BUDGET_SPENT',
    detail: `${most} ids of this hour led to nobody you may see.`,
    basis: 'YKT-22',
    retry: { safe: true, afterSeconds: Math.ceil(at.until(next).total('seconds')) },
  })
}

/** Counts ids that led to nobody the caller may see. */
export const noteMisses = async (
  tx: Transaction,
  agencyCode: string,
  count: number,
  at: Temporal.Instant,
): Promise<void> => {
  if (count > 0) await addMisses(tx, agencyCode, hourOf(at), count)
}
