import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { notifyMany } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { KIND_WORDS } from './messages-kinds.ts'
import { endingMessage } from './messages-notices.ts'
import { markEnding, markedAt } from './store-reminders.ts'

/**
 * 到期提醒: people are told in time that what a department says of them is about to end and that
 * nothing follows it, so that it can be said anew (Art. 16); each once.
 *
 * @returns how many were told.
 */
export const remindOfEnd = (
  { db }: { readonly db: Pick<Database, 'transaction'> },
  context: ActionContext,
): Promise<number> =>
  db.transaction(async (tx) => {
    const { at } = context
    const on = provinceDate(at)
    const days = await standardValue(tx, 'entitlementReminderDays', PROVINCE, on)
    if ((await markEnding(tx, { on, by: on.add({ days }), at })) === 0) return 0
    return notifyMany(tx, context, markedAt(at, endingMessage, KIND_WORDS))
  })
