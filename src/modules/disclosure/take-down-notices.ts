import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { lockEnded, takeDown } from './store.ts'
import { forgetPhones } from './store-objections.ts'

/**
 * Takes down what has hung long enough, so that nothing of people stays in public (PIPL 47), and
 * forgets the phones of objections that were decided long ago.
 *
 * @returns how many notices were taken down.
 */
export const takeDownNotices = (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> =>
  db.transaction(async (tx) => {
    const { at, actor } = context
    const on = provinceDate(at)
    const ended = await lockEnded(tx, on)
    for (const notice of ended) {
      await takeDown(tx, notice.id, { at, by: actor.id, why: 'ended' })
      await audit(tx, context, {
        action: 'disclosure.takeDown',
        subjectKind: 'notice',
        subjectId: notice.id,
        decision: { granted: true, basis: 'PIPL-47' },
      })
    }
    const days = await standardValue(tx, 'objectionPhoneDays', PROVINCE, on)
    await forgetPhones(tx, at.subtract({ hours: 24 * days }))
    return ended.length
  })
