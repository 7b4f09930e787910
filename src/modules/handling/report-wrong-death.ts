import { PROVINCE } from '#law/setting.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PublishedEvent } from '#platform/events.ts'
import { hasDied, regionOfPerson } from '#modules/person/index.ts'
import { loadCalendar } from '#modules/standard/index.ts'
import { openExceptionIn } from './open-exception.ts'
import { exceptionUnderWay } from './store-exception.ts'
import { lastSeenAtCounter } from './store-lookup.ts'

/**
 * 误报死亡: the register says that somebody has died whom a counter found by document or card after
 * that day. It may be a relative who came; a named person asks the register before anybody suffers.
 */
export const reportWrongDeath = async (
  tx: Transaction,
  event: Pick<PublishedEvent<{ personId: string; diedOn: string }>, 'id' | 'at' | 'payload'>,
): Promise<void> => {
  const { personId, diedOn } = event.payload
  const seenAt = await lastSeenAtCounter(tx, personId)
  if (seenAt === undefined) return
  const died = Temporal.PlainDate.from(diedOn)
  if (Temporal.PlainDate.compare(provinceDate(seenAt), died) <= 0) return
  // Taken back meanwhile, or seen to already: nothing to do.
  if (!(await hasDied(tx, personId))) return
  if ((await exceptionUnderWay(tx, personId, 'deathFlagWrong')) !== undefined) return
  const context: ActionContext = {
    actor: { kind: 'system', id: 'handling.report-wrong-death' },
    requestId: `event-${event.id}`,
    at: event.at,
  }
  const calendar = await loadCalendar(tx)
  await openExceptionIn(tx, context, (from, days) => addWorkingDays(calendar, from, days), {
    personId,
    kind: 'deathFlagWrong',
    statement: '人口库登记死亡以后的日子里，有窗口按证件或卡找到过本人。请先核实，再决定。',
    causeKey: `death|${personId}|${diedOn}`,
    regionCode: (await regionOfPerson(tx, personId)) ?? PROVINCE,
  })
}
