import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { isToRemind } from './duty.ts'
import { remindOfTask } from './keep-duties.ts'
import { tasksOf } from './store.ts'

/**
 * 到期提醒: agencies are reminded of what is due soon and of what is late, each once (Art. 4).
 *
 * @returns how many reminders were written.
 */
export const remindAgencies = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  const on = provinceDate(context.at)
  const days = await standardValue(db, 'dutyReminderDays', PROVINCE, on)
  let reminded = 0
  for (const task of await tasksOf(db)) {
    const lastOn = task.remindedAt && provinceDate(task.remindedAt)
    if (!isToRemind(task, lastOn, on, days)) continue
    const decision = await remindOfTask({ db }, context, { id: task.id, by: undefined })
    if (decision?.granted === true) reminded += 1
  }
  return reminded
}
