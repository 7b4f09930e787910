import { PROVINCE } from '#law/setting.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import {
  type ChangeAcknowledgement,
  type ChangeFacts,
  changesByIds,
  overdueAcknowledgements,
} from '#modules/account/index.ts'
import { standardValue, workingDaysAfter } from '#modules/standard/index.ts'
import { answerOverdue } from './events.ts'
import { insertReminder, noteEscalation } from './store-reminder.ts'
import { tellAgency } from './tell-departments.ts'

/** Days of grace after the day of the answer; then supervision hears of it. */
const isPastGrace = async (
  tx: Transaction,
  dueOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<boolean> => {
  const days = await standardValue(tx, 'changeEscalationWorkingDays', PROVINCE, today)
  return Temporal.PlainDate.compare(await workingDaysAfter(tx, dueOn, days), today) < 0
}

const remindOne = async (
  tx: Transaction,
  context: ActionContext,
  { changeId, agencyCode, personId, dueOn, status }: ChangeAcknowledgement,
  { programmeCode }: ChangeFacts,
): Promise<number> => {
  const { at } = context
  if (dueOn === undefined) return 0
  const about = { changeId, agencyCode, dueOn }
  let told = 0
  if (await insertReminder(tx, { ...about, personId }, at)) {
    told += 1
    const data = { programmeCode, dueOn: dueOn.toString(), deferred: status === 'deferred' }
    const event = { id: uuidv7(at), kind: 'account.answer-due', at, data } as const
    await tellAgency(tx, agencyCode, { changeId, personId }, event)
  }
  const late = await isPastGrace(tx, dueOn, provinceDate(at))
  if (late && (await noteEscalation(tx, about, at)))
    await publish(tx, context, answerOverdue, {
      subjectId: changeId,
      payload: { changeId, agencyCode, programmeCode, dueOn: dueOn.toString() },
    })
  return told
}

/**
 * 催办: once for each answer that is overdue, by the same ways as the change itself; what is still
 * not answered some working days later goes to supervision (Art. 19, 22).
 *
 * @returns how many were reminded of.
 */
export const remindDepartments = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  const overdue = await overdueAcknowledgements(db, provinceDate(context.at))
  const changes = await changesByIds(
    db,
    overdue.map(({ changeId }) => changeId),
  )
  let told = 0
  for (const one of overdue) {
    const change = changes.get(one.changeId)
    if (change?.standing !== 'stands') continue
    told += await db.transaction((tx) => remindOne(tx, context, one, change))
  }
  return told
}
