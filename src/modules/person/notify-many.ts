import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Sql, Transaction } from '#platform/db.ts'
import { publishEach } from '#platform/events.ts'
import { standardValue } from '#modules/standard/index.ts'
import { NOTICE_WRITTEN } from './events.ts'
import { insertNotices, noticeEvents } from './store-many-notices.ts'

/**
 * Tells many people something, in the transaction of what it is about and in two statements
 * however many they are: it stands on their pages at once and the channels follow; elders are
 * called as well (Art. 18). Whoever calls it keeps what was told, so that nobody hears it twice.
 *
 * @param told a relation: `notice_id`, `person_id`, `message` as `noticeText` knows it, `params`
 * @returns how many were told.
 */
export const notifyMany = async (
  tx: Transaction,
  context: ActionContext,
  told: Sql,
): Promise<number> => {
  const on = provinceDate(context.at)
  const years = await standardValue(tx, 'voiceReminderAge', PROVINCE, on)
  const count = await insertNotices(tx, context, told)
  await publishEach(tx, context, NOTICE_WRITTEN, noticeEvents(told, on.subtract({ years })))
  return count
}
